"""Editions of the festival: programme, zones and stands."""
