"""What every screen stands on: the store and its memory, who looks at what, the style, the small pieces of HTML."""
