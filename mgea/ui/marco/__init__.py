"""The frame around every page: menu, slice and month, search, the first tour."""
