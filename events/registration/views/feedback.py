"""Feedback on an event by the link in a letter: four scales, three free texts, once, anonymous."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from core.errors import DomainError
from core.limits import add_limit_error, limited
from events import access
from events.models import Registration
from events.registration.actions.feedback import give_feedback
from events.registration.forms.feedback import FeedbackForm
from events.registration.views.by_link import by_link


@by_link
@limited("events.feedback", "30/h", keeps_form=True)
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request, registration, token):
    """The form; thanks after an answer; an explanation for people who cannot answer."""
    if not access.may_give_feedback(registration):
        return _no_form(request, registration, token)
    form = FeedbackForm(request.POST if request.method == "POST" else None)
    add_limit_error(form, request)
    if form.is_valid():
        try:
            give_feedback(registration=registration, scales=form.scales(), words=form.words())
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            return redirect("events:feedback", token)
    context = {"event": registration.event, "form": form, "token": token}
    return render(request, "events/registration/feedback/feedback.html", context)


def _no_form(request, registration: Registration, token: str):
    name = "thanks" if registration.has_given_feedback else "not_now"
    starts_at = registration.event.starts_at
    has_begun = starts_at is not None and starts_at <= timezone.now()
    context = {"event": registration.event, "token": token, "has_begun": has_begun}
    return render(request, f"events/registration/feedback/{name}.html", context)
