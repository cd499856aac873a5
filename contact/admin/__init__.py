"""The inbox of the office."""
