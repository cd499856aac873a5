"""Everything that may be done to events, to places at them and to the survey; each function is one transaction."""
