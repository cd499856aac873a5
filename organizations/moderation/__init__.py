"""How the office decides on entries and on proposed changes."""
