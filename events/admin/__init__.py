"""The calendar in the back office."""

from events.admin import series, stands, survey, words_of_log

__all__ = ["series", "stands", "survey", "words_of_log"]
