"""Test letters: their kinds, and a mail server with scripted answers."""
