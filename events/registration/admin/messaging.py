"""A message to the people of an event: written, previewed as a letter, sent once."""

from django.shortcuts import redirect

from core.admin.pages import FORM
from core.errors import DomainError
from core.text.polish import plural
from events.models import Message
from events.registration.actions import messages
from events.registration.actions.messages import recipients
from events.registration.admin.event_pages import found, render
from events.registration.emails.messages import preview
from events.registration.forms.office_people import MessageForm


def message(modeladmin, request, pk: int):
    """First "Zobacz list" shows a preview, then "Wyślij" on the same page sends it."""
    event = found(modeladmin, request, pk, right="add_message")
    counts = {value: recipients(event, value).count() for value in Message.To.values}
    form = MessageForm(request.POST if request.method == "POST" else None, event=event, counts=counts)
    shown = None
    if form.is_valid():
        shown = preview(form.instance)
        if "send" in request.POST:
            try:
                sent = messages.send_message(event=event, by=request.user, **form.cleaned_data)
            except DomainError as error:
                form.add_error(None, str(error))
                shown = None
            else:
                said = f"{sent.letters} {plural(sent.letters, 'list czeka,listy czekają,listów czeka')} na wysłanie."
                modeladmin.message_user(request, said)
                return redirect("admin:events_event_people", pk)
    return render(
        modeladmin, request, "message", title="Napisz do zapisanych", original=event, form=form, shown=shown,
        letters=counts.get(form.cleaned_data.get("to"), 0) if shown else 0,
    )  # fmt: skip


PAGES = [("<int:pk>/wiadomosc/", message, "message", FORM)]
