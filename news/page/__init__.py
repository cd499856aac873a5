"""What the pages of what we tell say; one file for each kind of thing."""
