"""What the clock brings about; one file for each kind of thing."""
