"""Recording: the month, commitments, verification, visits."""
