"""Recording: what a school says of its month, its commitments, and what its supervisor verifies."""
