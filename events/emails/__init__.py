"""Letters of the calendar, one function per letter: places, changes, certificates, organisers, the survey."""
