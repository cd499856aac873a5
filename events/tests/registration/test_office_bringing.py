"""Lista osób z pliku: everybody in it gets a place or a sentence, nobody two; what is no list is said so."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from events.choices import Place
from events.models import Registration
from events.tests.factories import EventFactory, RegistrationFactory
from organizations.tests.sheets import csv_upload, xlsx_upload

pytestmark = pytest.mark.django_db
HEADERS = ["Imię i nazwisko", "E-mail", "Telefon", "Organizacja"]
ANNA = ["Skarbniczka Koła A", "skarbniczka@example.org", "65 529 81 23", "Koło A"]
JAN = ["Prezes Klubu B", "prezes@example.org", "", "Klub B"]


@pytest.fixture
def event():
    return EventFactory(with_sign_up=True, capacity=2)


def bring(office, event, upload):
    return office.post(reverse("admin:events_event_people_bring", args=[event.pk]), {"file": upload})


def said(response):
    return [(line.is_in, line.said) for line in response.context["lines"]]


def people(event):
    return list(event.registrations.order_by("pk").values_list("name", "email", "organization_name", "place"))


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1250"])
def test_everybody_in_the_file_gets_a_place(office, event, encoding):
    bring(office, event, csv_upload(ANNA, JAN, headers=HEADERS, encoding=encoding))

    assert people(event) == [
        ("Skarbniczka Koła A", "skarbniczka@example.org", "Koło A", Place.CONFIRMED),
        ("Prezes Klubu B", "prezes@example.org", "Klub B", Place.CONFIRMED),
    ]
    assert set(event.registrations.values_list("is_added_by_office", flat=True)) == {True}


def test_first_and_last_name_may_stand_apart(office, event):
    bring(office, event, xlsx_upload(["Anna", "Leszczyna", "a@example.org"], headers=["Imię", "Nazwisko", "Mail"]))

    assert event.registrations.get().name == "Anna Leszczyna"


def test_whom_no_place_is_left_waits(office, event):
    rows = [[f"Osoba {number}", f"osoba{number}@example.org", "", ""] for number in range(3)]

    answer = bring(office, event, csv_upload(*rows, headers=HEADERS))

    assert said(answer)[2] == (True, "na liście rezerwowej")


def test_a_wrong_line_stops_nobody_else_and_nothing_of_it_is_lost(office, event):
    answer = bring(office, event, csv_upload(["Bez adresu", "to nie adres", "", "Koło"], ANNA, headers=HEADERS))

    [wrong, right] = answer.context["lines"]
    assert (wrong.is_in, right.is_in) == (False, True)
    assert wrong.said == "Adres e-mail: Wpisz adres e-mail w postaci nazwa@domena.pl."
    assert "to nie adres" in answer.content.decode()
    assert [name for name, *_ in people(event)] == ["Skarbniczka Koła A"]


def test_the_same_file_twice_doubles_nobody(office, event):
    without_address = ["Członkini zarządu", "", "", "Koło A"]
    for _ in range(2):
        answer = bring(office, event, csv_upload(ANNA, without_address, headers=HEADERS))

    assert said(answer) == [
        (False, "Ten adres jest już zapisany na to wydarzenie: skarbniczka@example.org."),
        (False, "Ta osoba jest już na liście."),
    ]
    assert event.registrations.count() == 2


def test_somebody_of_the_same_name_from_elsewhere_is_somebody_else(office, event):
    RegistrationFactory(
        event=event, name="Członkini zarządu", email="", organization_name="Klub", organization_key="1"
    )

    bring(office, event, csv_upload(["Członkini zarządu", "", "", "Koło A"], headers=HEADERS))

    assert event.registrations.count() == 2


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (
            lambda: SimpleUploadedFile("lista.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9),
            "Nie udało się odczytać",
        ),
        (lambda: SimpleUploadedFile("lista.csv", b"%PDF-1.7\n" + bytes(range(256)) * 4), "Nie udało się odczytać"),
        (lambda: SimpleUploadedFile("lista.xls", b"\xd0\xcf\x11\xe0" + b"x" * 99), "To plik dawnego Excela"),
        (lambda: SimpleUploadedFile("lista.csv", b""), "Ten plik jest pusty."),
        (lambda: csv_upload(["65 1"], headers=["Telefon"]), "nie ma kolumny z imieniem i nazwiskiem"),
        (lambda: csv_upload(*[["x"]] * 501, headers=["Osoba"]), "więcej niż 500 osób"),
    ],
)
def test_what_is_no_list_of_people_is_said_so_beside_the_field(office, event, upload, sentence):
    answer = bring(office, event, upload())

    assert sentence in answer.context["form"].errors["file"][0]
    assert not Registration.objects.exists()


def test_a_line_without_a_name_is_no_person(office, event):
    answer = bring(office, event, csv_upload(["", "a@example.org", "", ""], headers=HEADERS))

    assert said(answer) == [(False, "W tym wierszu nie ma imienia i nazwiska.")]


def test_a_formula_is_not_calculated(office, event):
    answer = bring(office, event, xlsx_upload(["=1+1", "a@example.org", "", ""], headers=HEADERS))

    assert said(answer) == [(False, "W tym wierszu jest formuła. Wklej zamiast niej samą wartość.")]


def test_opening_the_page_signs_nobody_up(office, event):
    page = office.get(reverse("admin:events_event_people_bring", args=[event.pk]))

    assert "Plik z listą osób" in page.content.decode()
    assert not event.registrations.exists()
