"""The event form of the back office, filled in as a browser does."""

from django.urls import reverse
from django.utils import timezone

from events.models import Event

ADD = "admin:events_event_add"


def typed(moment) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def rows(prefix: str, stored: int, lines: list[dict]) -> dict[str, str]:
    """Formset data; ``stored`` rows existed when the page was opened."""
    data = {f"{prefix}-TOTAL_FORMS": len(lines), f"{prefix}-INITIAL_FORMS": stored}
    for number, line in enumerate(lines):
        data |= {f"{prefix}-{number}-{name}": value for name, value in line.items()}
    return data


def stored_dates(event: Event) -> list[dict]:
    return [
        {"id": date.pk, "event": event.pk, "starts_at": typed(date.starts_at), "ends_at": typed(date.ends_at)}
        for date in event.dates.all()
    ]


def stored_questions(event: Event) -> list[dict]:
    return [
        {
            "id": one.pk,
            "event": event.pk,
            "label": one.label,
            "kind": one.kind,
            "options": one.options,
            "order": one.order,
        }
        for one in event.questions.filter(removed_at=None)
    ]


def post(client, event: Event | None = None, **changed):
    """Submit the form with these changes; sets are lists of rows. None leaves a field out."""
    dates = changed.pop("dates", stored_dates(event) if event else [])
    questions = changed.pop("questions", stored_questions(event) if event else [])
    materials = changed.pop("materials", [])
    data = {
        "title": event.title if event else "Nowe szkolenie", "kind": "training", "audience": "everybody",
        "precision": "hour", "clause": "Zgoda.", "retention_months": 24, "has_waiting_list": "on",
        "seen_at": event.updated_at.isoformat() if event else "", "venue": event.venue_id or "" if event else "",
        **rows("dates", len(stored_dates(event)) if event else 0, dates),
        **rows("questions", len(stored_questions(event)) if event else 0, questions),
        **rows("materials", event.materials.count() if event else 0, materials),
    }  # fmt: skip
    data = {name: value for name, value in (data | changed).items() if value is not None}
    address = reverse("admin:events_event_change", args=[event.pk]) if event else reverse(ADD)
    return client.post(address, data)


def said(response) -> str:
    """All error messages on the page."""
    sets = [each.formset for each in response.context["inline_admin_formsets"]]
    forms = [response.context["adminform"].form, *(form for formset in sets for form in formset.forms)]
    told = [str(sentence) for form in forms for sentences in form.errors.values() for sentence in sentences]
    return " ".join(told + [str(sentence) for formset in sets for sentence in formset.non_form_errors()])
