"""Pages that the office writes."""
