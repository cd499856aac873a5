"""Everything that may be done to what we tell; one file for each kind of thing, each function one transaction."""
