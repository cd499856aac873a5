"""Letters of the calendar, one function per letter: places, changes, certificates, organisers, the survey."""

from events.emails import changes, organizers, places, stands, survey

__all__ = ["changes", "organizers", "places", "stands", "survey"]
