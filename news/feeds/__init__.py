"""What is new, for readers of feeds; one file for each kind of thing."""
