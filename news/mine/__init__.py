"""What one person with an account has to do with what we tell; one file for each kind of thing."""
