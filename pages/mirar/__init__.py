"""Mirar: how it goes."""
