"""What pages are made of: cards, charts in their frames, tables, downloads, definitions, saving."""
