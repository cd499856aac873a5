"""What people ask of lists of what we tell; one file for each kind of thing."""
