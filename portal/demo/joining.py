"""Joining, in the demo data: one draft that was broken off, one entry that the office finds in its queue."""

from typing import Any

from organizations.joining import actions
from organizations.models import Theme

UNFINISHED = {
    "person": "Koordynatorka Klubu Szachowego",
    "person_email": "szachy@example.org",
    "name": "Przykładowy Klub Szachowy „Skoczek”",
    "legal_form": "sports_club",
}
SENT: dict[int, dict[str, Any]] = {
    1: {
        "person": "Sekretarz stowarzyszenia Głośne Książki",
        "person_email": "ksiazki@example.org",
        "name": "Przykładowe Stowarzyszenie Głośne Książki",
        "legal_form": "association",
    },
    2: {"krs": "0009999995", "founded_year": "2021"},
    3: {
        "mission": "Czytamy na głos tym, którzy nie widzą liter.",
        "description": "To przykładowe zgłoszenie.\n\nCo robimy:\n\n- nagrywamy książki,\n- czytamy w domach opieki.",
    },
    4: {
        "street": "ul. Przykładowa 4",
        "postal_code": "64-100",
        "city": "Leszno",
        "phone": "65 000 00 04",
        "contact_name": "Sekretarz stowarzyszenia",
        "contact_email": "ksiazki@example.org",
    },
}


def add() -> None:
    """Through the same actions as everybody's."""
    actions.begin(answers=UNFINISHED)
    joining = actions.begin(answers=SENT[1], is_proved=True)
    theme = Theme.objects.filter(slug="kultura").values_list("pk", flat=True)
    for number in (2, 3, 4):
        more = {"themes": list(theme)} if number == 3 else {}
        actions.save_step(joining=joining, number=number, answers=SENT[number] | more, is_right=True)
    actions.hand_over(joining=joining)
