"""The back office of what we tell; one file for each kind of thing."""
