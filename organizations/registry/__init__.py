"""The registry: entries, their lists and pages, the words they are sorted by, open data."""
