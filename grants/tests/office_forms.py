"""The form of a call in the back office, filled in as a browser does."""

from django.urls import reverse
from django.utils import timezone

from grants.models import Call

ADD = "admin:grants_call_add"
MOMENTS = ("opens_at", "closes_at")
DAYS = ("results_on", "project_from", "project_to", "bip_on", "board_on", "site_on", "legal_as_of")
PLAIN = (
    "title", "slug", "kind", "source", "funder", "lead", "body", "applicants_note", "deadline", "area", "form_url",
    "bip_url", "contact", "source_url", "pool", "grant_from", "grant_to", "own_share", "results_note", "results_url",
)  # fmt: skip


def typed(moment) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def rows(prefix: str, stored: int, lines: list[dict]) -> dict:
    """A formset; ``stored`` of its rows existed when the page was opened."""
    data = {f"{prefix}-TOTAL_FORMS": len(lines), f"{prefix}-INITIAL_FORMS": stored}
    for number, line in enumerate(lines):
        data |= {f"{prefix}-{number}-{name}": value for name, value in line.items()}
    return data


def stored(call: Call) -> dict:
    """Field values of the form of this call."""
    data = {name: "" if getattr(call, name) is None else getattr(call, name) for name in PLAIN}
    data |= {name: typed(value) for name in MOMENTS if (value := getattr(call, name))}
    data |= {name: value.isoformat() for name in DAYS if (value := getattr(call, name))}
    data["seen_at"] = call.updated_at.isoformat()
    data["themes"] = [theme.pk for theme in call.themes.all()]
    data["legal_forms"] = list(call.applicants.values_list("legal_form", flat=True))
    return data


def post(browser, call: Call | None = None, **changed):
    """Submit the form with these changes; ``attachments`` and ``results`` are lists of rows."""
    attachments, results = changed.pop("attachments", []), changed.pop("results", [])
    count = call.attachments.count() if call else 0
    empty = {"title": "Nowy nabór", "kind": "other", "source": "private", "funder": "Fundusz", "deadline": "set"}
    data = (stored(call) if call else empty) | rows("attachments", count, attachments)
    data |= rows("results", call.results.count() if call else 0, results)
    address = reverse("admin:grants_call_change", args=[call.pk]) if call else reverse(ADD)
    return browser.post(address, data | changed)


def said(response) -> str:
    """All error messages on the page."""
    sets = [each.formset for each in response.context["inline_admin_formsets"]]
    forms = [response.context["adminform"].form, *(form for formset in sets for form in formset.forms)]
    told = [str(sentence) for form in forms for sentences in form.errors.values() for sentence in sentences]
    return " ".join(told + [str(sentence) for formset in sets for sentence in formset.non_form_errors()])
