"""Letters of the calendar, one function per letter: places, changes, certificates, organisers, the survey."""

from events.emails import changes, organizers, places, survey

__all__ = ["changes", "organizers", "places", "survey"]
