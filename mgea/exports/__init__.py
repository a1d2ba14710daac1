"""Files that leave the board: reports in several formats, and tables as text. What a cell says is never a formula.

``FORMATOS`` is the list of formats; a new one is a module with a function from ``Report`` to bytes, and a line here.
"""
