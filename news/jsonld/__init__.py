"""What search engines read of what we tell; one file for each kind of thing."""
