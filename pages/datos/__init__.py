"""Datos: what comes in and what it means."""
