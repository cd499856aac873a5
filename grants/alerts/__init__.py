"""Alerts about funding calls: profiles and letters."""
