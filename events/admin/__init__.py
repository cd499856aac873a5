"""The calendar in the back office. Every write goes through events.actions."""

from events.admin import certificates, event, registrations, series, stands, survey, venues, words_of_log

__all__ = ["certificates", "event", "registrations", "series", "stands", "survey", "venues", "words_of_log"]
