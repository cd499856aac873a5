"""Tasks of the floor."""
