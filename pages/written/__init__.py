"""Pages written by the office."""
