"""Letters of the calendar, one function per letter: places, changes, certificates, organisers, the survey."""

from events.emails import certificates, changes, messages, organizers, places, reminders, stands, survey

__all__ = ["certificates", "changes", "messages", "organizers", "places", "reminders", "stands", "survey"]
