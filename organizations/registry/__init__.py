"""The registry: entries, their lists and pages, the words that classify them, open data."""
