"""Zaświadczenie jako PDF: available by link and from the account, accessible, in correct Polish."""

from datetime import date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pikepdf
import pytest
from django.urls import reverse
from django.utils import timezone

from core.tests.pdf_structure import alternatives, problems, tags, words_of
from core.text.polish import days_in_words
from events import links
from events.certificates import actions, codes, papers
from events.choices import Kind
from events.models import Certificate, Registration
from events.tests.factories import EventFactory, RegistrationFactory, VenueFactory, in_days

pytestmark = pytest.mark.django_db
WARSAW = ZoneInfo("Europe/Warsaw")


def certificate_of(name="Uczestniczka Żółta", user=None, **event):
    event = {"starts_at": in_days(-2), "has_certificates": True} | event
    held = EventFactory(with_sign_up=True, **event)
    person = RegistrationFactory(event=held, name=name, user=user, attended_at=held.starts_at)
    return Certificate.objects.create(registration=person, year=2026, number=12, code="BCDFGHJK2345")


def link(certificate):
    return reverse("events:certificate", args=[links.of_registration(certificate.registration)])


def mine(certificate):
    return reverse("events:my_certificate", args=[certificate.pk])


def evenings(*days):
    return [(datetime(*day, 17, tzinfo=WARSAW), datetime(*day, 19, tzinfo=WARSAW)) for day in days]


def test_certificate_shows_person_event_date_place_and_how_to_check_it(settings):
    certificate = certificate_of(
        title="Dobry wniosek",
        venue=VenueFactory(name="Ratusz"),
        room="sala 2",
        certificate_hours=22,
        trainers="Prowadząca pierwsza\n\nProwadzący drugi\n",
        spans=evenings((2026, 10, 7), (2026, 10, 14), (2026, 10, 21)),
    )

    words = words_of(papers.certificate_pdf(certificate))

    for told in (
        "nr OP/12/2026",
        "Uczestniczka Żółta",
        "potwierdza udział w szkoleniu",
        "„Dobry wniosek”",
        "Termin: 7, 14 i 21 października 2026 r.",
        "Miejsce: Ratusz, sala 2, Leszno",
        "Czas: 22 godziny",
        "Prowadzenie: Prowadząca pierwsza, Prowadzący drugi",
        "Organizator: Biuro Pełnomocnika ds. Współpracy z Organizacjami Pozarządowymi",
        "Kod: BCDF-GHJK-2345",
        "testserver/zaswiadczenia",
    ):
        assert told in words


def test_certificate_is_accessible_and_has_one_page():
    content = papers.certificate_pdf(certificate_of())

    assert problems(content) == []
    assert tags(content).count("H1") == 1
    [alternative] = alternatives(content)
    assert alternative.endswith("/zaswiadczenia/BCDF-GHJK-2345/")
    with pikepdf.open(BytesIO(content)) as document:
        assert len(document.pages) == 1
        assert document.docinfo["/Title"] == "Zaświadczenie OP/12/2026"


def test_long_names_and_titles_stay_on_one_page():
    certificate = certificate_of(
        name=("Krystyna Aleksandra Konstantynopolitańczykowianeczka-Brzęczyszczykiewicz " * 2)[:150],
        title=("Jak organizacje pozarządowe mogą razem przygotować duży wspólny wniosek o dotację " * 2)[:160],
        trainers="Prowadząca z bardzo długim nazwiskiem i tytułem naukowym\n" * 6,
        certificate_hours=8,
    )

    content = papers.certificate_pdf(certificate)

    assert problems(content) == []
    with pikepdf.open(BytesIO(content)) as document:
        assert len(document.pages) == 1


@pytest.mark.parametrize("kind", Kind.values)
def test_each_kind_of_event_has_its_grammatical_form(kind):
    assert papers.TOOK_PART_IN[kind] in words_of(papers.certificate_pdf(certificate_of(kind=kind)))


def test_unknown_details_are_left_out():
    words = words_of(papers.certificate_pdf(certificate_of(venue=None, trainers="", certificate_hours=None)))

    assert all(label not in words for label in ("Miejsce:", "Czas:", "Prowadzenie:"))


def test_online_event_is_named_as_online():
    certificate = certificate_of(venue=None, online_url="https://spotkanie.example.org/")

    assert "Miejsce: przez internet" in words_of(papers.certificate_pdf(certificate))


def test_same_certificate_gives_an_identical_file():
    certificate = certificate_of()

    assert papers.certificate_pdf(certificate) == papers.certificate_pdf(certificate)


def test_names_are_printed_literally_and_never_executed():
    name = '#panic("x") $x$ *b* "q" \\ Олена'

    assert name in words_of(papers.certificate_pdf(certificate_of(name=name)))


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ([(2026, 10, 7)], "7 października 2026 r."),
        ([(2026, 10, 7), (2026, 10, 14)], "7 i 14 października 2026 r."),
        ([(2026, 9, 30), (2026, 10, 2), (2026, 10, 9)], "30 września, 2 i 9 października 2026 r."),
        ([(2026, 12, 28), (2027, 1, 4)], "28 grudnia 2026 r. i 4 stycznia 2027 r."),
        ([(2026, 6, day) for day in (1, 2, 3)], "1, 2 i 3 czerwca 2026 r."),
        ([(2026, 6, day) for day in (5, 4, 3, 2, 1)], "od 1 do 5 czerwca 2026 r."),
        ([(2026, 5, 30), (2026, 5, 31), (2026, 6, 1), (2026, 6, 2)], "od 30 maja do 2 czerwca 2026 r."),
        ([(2026, 6, 1), (2026, 6, 1)], "1 czerwca 2026 r."),
    ],
)
def test_dates_have_correct_polish_forms(days, told):
    assert days_in_words(date(*day) for day in days) == told


def test_link_in_the_letter_downloads_the_certificate(client):
    certificate = certificate_of()

    response = client.get(link(certificate))

    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert 'filename="zaswiadczenie-12-2026.pdf"' in response["Content-Disposition"]
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert "Uczestniczka Żółta" in words_of(response.content)


def test_link_without_a_valid_certificate_returns_404(client, dorota):
    certificate = certificate_of()
    without = RegistrationFactory(event=certificate.registration.event)
    actions.revoke(certificate=certificate, reason="Pomyłka.", by=dorota)

    assert client.get(link(certificate)).status_code == 404
    assert client.get(reverse("events:certificate", args=[links.of_registration(without)])).status_code == 404
    assert client.get(reverse("events:certificate", args=["zly:link"])).status_code == 404


def test_account_download_works_after_the_link_expires(client, alice):
    certificate = certificate_of(user=alice, starts_at=in_days(-400))
    client.force_login(alice)

    assert client.get(link(certificate)).status_code == 404
    assert "Uczestniczka Żółta" in words_of(client.get(mine(certificate)).content)


def test_certificate_is_not_available_from_another_account(client, alice, bob):
    certificate = certificate_of(user=alice)

    assert client.get(mine(certificate)).status_code == 302
    client.force_login(bob)
    assert client.get(mine(certificate)).status_code == 404


@pytest.mark.parametrize("is_emptied", [True, False])
def test_revoked_or_anonymised_certificate_is_not_available(client, alice, is_emptied):
    certificate = certificate_of(user=alice)
    if is_emptied:
        Registration.objects.update(name="", email="", emptied_at=timezone.now())
    else:
        Certificate.objects.update(revoked_at=timezone.now(), revoked_reason="Pomyłka.")
    client.force_login(alice)

    assert client.get(mine(certificate)).status_code == 404


def test_certificate_of_an_anonymised_person_is_not_printed():
    certificate = certificate_of()
    Registration.objects.update(name="", email="", emptied_at=timezone.now())

    with pytest.raises(papers.DomainError, match="już usunięte"):
        papers.certificate_pdf(Certificate.objects.with_facts().get(pk=certificate.pk))


def test_code_on_the_certificate_passes_the_check(client):
    certificate = certificate_of()

    assert client.get(f"/zaswiadczenia/{codes.spaced(certificate.code)}/").status_code == 200
