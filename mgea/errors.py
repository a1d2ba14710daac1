"""What can go wrong, in one tree. Every message is a Spanish sentence a user can act on.

MgeaError
├── BadInput       a file, a row or a value that cannot be taken
│   └── Forged     a value that no screen of ours can send: refused, and it leaves a trace
├── NotAllowed     who asks may not do it (also said of what does not exist for them)
├── NotFound       no such school, month or person in the slice that was asked for
├── Conflict       somebody else changed it first
└── StoreError     the database cannot be opened or is of another version
"""


class MgeaError(Exception):
    """Base of every error whose text may be shown on screen as it is."""


class BadInput(MgeaError):
    """A file, a row or a value that cannot be taken."""


class Forged(BadInput):
    """A value that no screen of ours can send: refused on the server, and it leaves a trace."""


class NotAllowed(MgeaError):
    """The actor may not do this; say no more than that."""


class NotFound(MgeaError):
    """Nothing of that name within the scope asked for."""


class Conflict(MgeaError):
    """The record changed since the actor last saw it."""


class StoreError(MgeaError):
    """The database cannot be opened, or it belongs to another version."""
