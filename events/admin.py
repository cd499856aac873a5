"""The calendar in the back office. Every write goes through events.actions."""

from events.calendar.admin import event, venues, words_of_log
from events.festival.admin import series, stands
from events.registration.admin import registrations

__all__ = ["certificates", "event", "registrations", "series", "stands", "survey", "venues", "words_of_log"]
