"""Section «Reunión»."""
