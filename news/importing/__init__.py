"""Spreadsheets that the office brings; one file for each kind of thing."""
