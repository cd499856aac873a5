"""Everything that may be done to what people write to us; each function is one transaction."""
