"""Data in and out: import, history, files, the norm in words."""
