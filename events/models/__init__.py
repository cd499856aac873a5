"""Models: venues and series, events and dates, registrations, materials and feedback, the yearly survey."""

from events.models.after import Feedback, Material, Message, PersonalFeed
from events.models.event import OFFICE, Event, EventDate, EventQuerySet, OldEventAddress
from events.models.places import Series, Stand, Venue, Zone
from events.models.registration import (
    Attendance,
    Certificate,
    PersonNeed,
    Question,
    QuestionAnswer,
    Registration,
)
from events.models.survey import (
    CHOICES_AT_MOST,
    Survey,
    SurveyAnswer,
    SurveyArea,
    SurveyChoice,
    SurveyOption,
    SurveyProposal,
)

__all__ = [
    "CHOICES_AT_MOST",
    "OFFICE",
    "Attendance",
    "Certificate",
    "Event",
    "EventDate",
    "EventQuerySet",
    "Feedback",
    "Material",
    "Message",
    "OldEventAddress",
    "PersonNeed",
    "PersonalFeed",
    "Question",
    "QuestionAnswer",
    "Registration",
    "Series",
    "Stand",
    "Survey",
    "SurveyAnswer",
    "SurveyArea",
    "SurveyChoice",
    "SurveyOption",
    "SurveyProposal",
    "Venue",
    "Zone",
]
