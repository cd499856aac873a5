"""Lista osób z pliku: import gives each person one place or reports an error; an invalid file is refused."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.tests.spreadsheets import csv_upload, xlsx_upload
from events.choices import Place
from events.models import Registration
from events.tests.factories import EventFactory, RegistrationFactory

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
def test_everyone_in_the_file_gets_a_place(office, event, encoding):
    bring(office, event, csv_upload(ANNA, JAN, headings=HEADERS, encoding=encoding))

    assert people(event) == [
        ("Skarbniczka Koła A", "skarbniczka@example.org", "Koło A", Place.CONFIRMED),
        ("Prezes Klubu B", "prezes@example.org", "Klub B", Place.CONFIRMED),
    ]
    assert set(event.registrations.values_list("is_added_by_office", flat=True)) == {True}


@pytest.mark.parametrize(
    "title",
    ["Lista uczestników szkolenia", "Uczestnicy szkolenia, Leszno, 3 marca", "Lista uczestników: Koło A, Koło B"],
)
@pytest.mark.parametrize("delimiter", [";", ","])
def test_file_with_a_title_row_is_read_by_its_headings(office, event, title, delimiter):
    lines = ["Imię i nazwisko", "Organizacja"], ["Skarbniczka Koła A", "Koło A"], ["Prezes Klubu B", "Klub B"]

    answer = bring(office, event, csv_upload(*lines, headings=[title], delimiter=delimiter))

    assert said(answer) == [(True, "miejsce potwierdzone"), (True, "miejsce potwierdzone")]
    assert people(event) == [
        ("Skarbniczka Koła A", "", "Koło A", Place.CONFIRMED),
        ("Prezes Klubu B", "", "Klub B", Place.CONFIRMED),
    ]


def test_file_with_names_only_may_have_a_title_row(office, event):
    bring(office, event, csv_upload(["Imię i nazwisko"], ["Skarbniczka Koła A"], headings=["Lista obecności"]))

    assert [name for name, *_ in people(event)] == ["Skarbniczka Koła A"]


def test_file_without_people_is_refused(office, event):
    answer = bring(office, event, csv_upload(headings=HEADERS))

    assert "w następnych są osoby." in answer.context["form"].errors["file"][0]


def test_first_and_last_name_may_be_in_separate_columns(office, event):
    bring(office, event, xlsx_upload(["Anna", "Leszczyna", "a@example.org"], headings=["Imię", "Nazwisko", "Mail"]))

    assert event.registrations.get().name == "Anna Leszczyna"


def test_people_without_a_free_place_join_the_waiting_list(office, event):
    rows = [[f"Osoba {number}", f"osoba{number}@example.org", "", ""] for number in range(3)]

    answer = bring(office, event, csv_upload(*rows, headings=HEADERS))

    assert said(answer)[2] == (True, "na liście rezerwowej")


def test_invalid_row_does_not_stop_others_and_is_shown_in_full(office, event):
    answer = bring(office, event, csv_upload(["Bez adresu", "to nie adres", "", "Koło"], ANNA, headings=HEADERS))

    [wrong, right] = answer.context["lines"]
    assert (wrong.is_in, right.is_in) == (False, True)
    assert wrong.said == "Adres e-mail: Wpisz adres e-mail w postaci nazwa@domena.pl."
    assert "to nie adres" in answer.content.decode()
    assert [name for name, *_ in people(event)] == ["Skarbniczka Koła A"]


def test_importing_the_same_file_twice_creates_no_duplicates(office, event):
    without_address = ["Członkini zarządu", "", "", "Koło A"]
    for _ in range(2):
        answer = bring(office, event, csv_upload(ANNA, without_address, headings=HEADERS))

    assert said(answer) == [
        (False, "Ten adres jest już zapisany na to wydarzenie: skarbniczka@example.org."),
        (False, "Ta osoba jest już na liście."),
    ]
    assert event.registrations.count() == 2


def test_same_name_from_another_organisation_is_another_person(office, event):
    RegistrationFactory(
        event=event, name="Członkini zarządu", email="", organization_name="Klub", organization_key="1"
    )

    bring(office, event, csv_upload(["Członkini zarządu", "", "", "Koło A"], headings=HEADERS))

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
        (lambda: csv_upload(["65 1"], headings=["Telefon"]), "nie ma kolumny z imieniem i nazwiskiem"),
        (lambda: csv_upload(*[["x"]] * 501, headings=["Osoba"]), "więcej niż 500 osób"),
    ],
)
def test_invalid_file_is_reported_at_its_field(office, event, upload, sentence):
    answer = bring(office, event, upload())

    assert sentence in answer.context["form"].errors["file"][0]
    assert not Registration.objects.exists()


def test_row_without_a_name_is_refused(office, event):
    answer = bring(office, event, csv_upload(["", "a@example.org", "", ""], headings=HEADERS))

    assert said(answer) == [(False, "W tym wierszu nie ma imienia i nazwiska.")]


def test_formula_is_not_evaluated(office, event):
    answer = bring(office, event, xlsx_upload(["=1+1", "a@example.org", "", ""], headings=HEADERS))

    assert said(answer) == [(False, "W tym wierszu jest formuła. Wklej zamiast niej samą wartość.")]


def test_get_request_imports_nobody(office, event):
    page = office.get(reverse("admin:events_event_people_bring", args=[event.pk]))

    assert "Plik z listą osób" in page.content.decode()
    assert not event.registrations.exists()
