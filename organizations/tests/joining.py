"""Helpers for submissions: the four steps with valid answers, and links from the letters."""

import re

from django.urls import reverse

from core.mail.models import Letter
from core.tests.traps import as_a_person
from organizations.models import Theme

EMAIL = "koordynatorka@example.org"


def answers(number, **changes):
    """Valid answers of one step."""
    typed = {
        1: {
            "person": "Koordynatorka Żuczków",
            "person_email": EMAIL,
            "name": "Fundacja Zielone Żuczki",
            "legal_form": "foundation",
        },
        2: {"krs": "123457", "nip": "", "regon": "", "register_kind": "", "register_number": "", "founded_year": ""},
        3: {"mission": "Uczymy dzieci o owadach.", "description": "Pierwszy akapit.\n\nDrugi.", "themes": _theme},
        4: {"city": "Leszno", "street": "ul. Leśna 1", "postal_code": "64100", "phone": "655298123",
            "contact_name": "Koordynatorka", "contact_email": EMAIL},
    }[number]  # fmt: skip
    typed = {name: value() if callable(value) else value for name, value in typed.items()}
    return typed | changes


def _theme():
    theme = Theme.objects.order_by("order").first()
    return [theme.pk if theme else Theme.objects.create(name="Przyroda", slug="przyroda").pk]


def step_url(number):
    return reverse("organizations:join_step", args=[number])


def fill(client, number, **changes):
    return client.post(step_url(number), as_a_person(**answers(number, **changes)))


def fill_all(client, **changes):
    """All four steps; ``changes`` by step: ``fill_all(client, step_2={"krs": ""})``."""
    for number in (1, 2, 3, 4):
        fill(client, number, **changes.get(f"step_{number}", {}))


def send(client):
    return client.post(reverse("organizations:join_check"), as_a_person())


def link(kind):
    """The path of the link in the newest letter of the kind."""
    letter = Letter.objects.filter(kind=f"organizations.{kind}").latest("pk")
    [path] = re.findall(r"https?://[^/\s]+(/organizacje/zglos/\S+)", letter.text)
    return path


def kinds():
    """Kinds of the letters created so far, in order."""
    return [
        kind.removeprefix("organizations.") for kind in Letter.objects.order_by("pk").values_list("kind", flat=True)
    ]
