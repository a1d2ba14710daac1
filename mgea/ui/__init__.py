"""What pages share on the screen: the look, the pieces, Spanish."""
