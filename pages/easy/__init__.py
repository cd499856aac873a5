"""The easy-to-read page."""
