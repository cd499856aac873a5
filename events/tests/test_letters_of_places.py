"""Listy o miejscach: each kind as its reader gets it, written by the very functions that write the real ones."""

import pytest

from core.mail import catalog, outbox

pytestmark = pytest.mark.django_db

KINDS = {
    "events.registration_confirmed": ("Masz miejsce: ", "jest potwierdzone"),
    "events.registration_waiting": ("Lista rezerwowa: ", "Twoje miejsce w kolejce: 3."),
    "events.place_offered": ("Jest miejsce dla Ciebie: ", "Miejsce czeka do: piątek, 9 października 2026, 15.00."),
    "events.offer_lapsed": ("Miejsce przeszło na kolejną osobę: ", "możesz zapisać się jeszcze raz"),
    "events.registration_cancelled": ("Zapis odwołany: ", "jest odwołany"),
    "events.carried_over": ("Jest miejsce dla Ciebie: ", "Jak napisać wniosek – wiosna"),
    "events.reminder": ("Przypomnienie – za tydzień: ", "Czekamy na Ciebie"),
    "events.still_coming": ("Czy nadal przyjdziesz? ", "Nie mogę przyjść"),
    "events.thanks": ("Dziękujemy za udział: ", "Opinia jest anonimowa"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_letter_can_be_looked_at(kind):
    subject, said = KINDS[kind]

    letter = catalog.show(kind)

    text, html = outbox.words_for(letter)
    assert letter.subject.startswith(subject)
    assert said in text
    assert "\ue000" not in text + html
