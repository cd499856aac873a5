"""The calendar in the back office."""
