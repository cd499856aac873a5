"""Listy o miejscach: each kind of letter as the recipient sees it, rendered by the production functions."""

import pytest

from core.mail import catalog, outbox
from core.mail.models import Letter
from events.tests.factories import EventFactory
from events.tests.places import sign_up

pytestmark = pytest.mark.django_db

KINDS = {
    "events.registration_confirmed": ("Masz miejsce: ", "jest potwierdzone"),
    "events.registration_waiting": ("Lista rezerwowa: ", "Twoje miejsce w kolejce: 3."),
    "events.place_offered": ("Jest miejsce dla Ciebie: ", "Miejsce czeka do piątku 9 października 2026, 15.00."),
    "events.offer_lapsed": ("Minął czas na odpowiedź: ", "możesz zapisać się jeszcze raz"),
    "events.registration_cancelled": ("Zapis odwołany: ", "jest odwołany"),
    "events.carried_over": ("Jest miejsce dla Ciebie: ", "Jak napisać wniosek – wiosna"),
    "events.reminder": ("Przypomnienie – za tydzień: ", "Czekamy na Ciebie"),
    "events.still_coming": ("Czy nadal przyjdziesz? ", "Nie mogę przyjść"),
    "events.thanks": ("Dziękujemy za udział: ", "Opinia jest anonimowa"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_letter_has_a_preview(kind):
    subject, said = KINDS[kind]

    letter = catalog.show(kind)

    text, html = outbox.words_for(letter)
    assert letter.subject.startswith(subject)
    assert said in text
    assert "\ue000" not in text + html


def test_quotation_marks_in_a_title_are_nested():
    sign_up(EventFactory(title="Konferencja „Wolontariat”", with_sign_up=True))

    text, html = outbox.words_for(Letter.objects.get())

    assert "„Konferencja «Wolontariat»”" in text
    assert "„Konferencja «Wolontariat»”" in html
