"""Moderation of entries and of proposed changes by the office."""
