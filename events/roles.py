"""Permissions of the office's roles in the calendar."""

from functools import partial

from accounts import roles
from accounts.roles import ADMINISTRATOR, ADVISER, ALL, EDITOR, LOOK, MODERATOR, WRITE

EVENTS = ["event", "venue", "series", "zone", "survey"]
PARTS = ["eventdate", "question", "material", "surveyarea", "surveyoption"]
PEOPLE = ["registration", "stand", "certificate", "message", "surveyproposal"]
LISTS = ["feedback", "surveyanswer"]

of = partial(roles.of, "events")
RIGHTS = [
    {
        MODERATOR: of(EVENTS + PEOPLE, WRITE) | of(PARTS, ALL) | of(LISTS, LOOK),
        EDITOR: of(EVENTS, WRITE) | of(PARTS, ALL) | of(PEOPLE + LISTS, LOOK),
        ADVISER: of(EVENTS + PEOPLE + LISTS, LOOK),
        ADMINISTRATOR: of(EVENTS + PARTS + PEOPLE + LISTS, ALL),
    }
]
