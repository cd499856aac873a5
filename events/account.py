"""A person's events in "Moje konto", and an open survey that one of their organisations has not answered."""

from django.db.models import Exists
from django.template.loader import render_to_string

from accounts.overview import PERSON
from events import mine
from events.choices import ACTIVE, SurveyStatus
from events.models import Registration, Survey
from events.survey import recipients

ASKED = {
    "places": Exists(Registration.objects.of_person(PERSON).filter(emptied_at=None, place__in=ACTIVE)),
    "open_survey": Exists(Survey.objects.filter(status=SurveyStatus.OPEN)),
}


def panels(request, has):
    shown = {
        "places": mine.nearest(request.user) if has["places"] else [],
        "survey": recipients.open_to(request.user) if has["open_survey"] and has["memberships"] else None,
    }
    return [render_to_string("events/registration/_account.html", shown)]
