"""Doors to what we tell; one file for each kind of thing."""
