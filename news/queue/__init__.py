"""What waits for the office; one file for each kind of thing."""
