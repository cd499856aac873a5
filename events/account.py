"""The events of a person, in "Moje konto", and the survey that waits for an answer of one of the organisations."""

from django.template.loader import render_to_string

from events import mine
from events.survey import recipients
from organizations.account import memberships


def panels(request):
    survey = recipients.open_to(request.user) if memberships(request) else None
    shown = {"places": mine.nearest(request.user), "survey": survey}
    return [render_to_string("events/registration/_account.html", shown)]
