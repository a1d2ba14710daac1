"""Files that leave the board: tables as text. What a cell says is never a formula."""
