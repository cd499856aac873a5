"""What lists and other pages show of what we tell; one file for each kind of thing."""
