"""Tablero MGEA. Read in this order: catalogo, permissions, store, sql/, metrics, commands, charts, ui, pages."""
