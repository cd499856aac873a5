"""Alerts about funding calls: who wants to hear of which call, and the letters."""
