"""Letters of the calendar, one function per letter: places, changes, certificates, organisers, the survey."""

from events.emails import places

__all__ = ["places"]
