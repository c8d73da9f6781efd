"""The engine: two lists of texts in, beads out. Pure."""
