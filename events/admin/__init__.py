"""The calendar in the back office."""

from events.admin import series, stands, words_of_log

__all__ = ["series", "stands", "words_of_log"]
