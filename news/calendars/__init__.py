"""What we tell as calendar files; one file for each kind of thing."""
