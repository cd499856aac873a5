"""Polish text: plurals, alphabetical order, diacritics; one spelling of phone numbers and web addresses."""

import random

import pytest
from django.core.exceptions import ValidationError

from core.text.polish import fold, month_year, plural, quoted, sort_key
from core.text.validators import phone, phone_href, validate_phone, web_address

# In the order of a Polish dictionary, checked against ICU's pl-x-icu.
NAMES = [
    "1. Drużyna Harcerzy",
    "Aktywni",
    "Ąski",
    "Bank Żywności",
    "Caritas",
    "Ćmy",
    "Dąb Leszno",
    "Ducha",
    "Fundacja Ład",
    "Fundacja „Łan”",
    "Laguna",
    "Leszczyna",
    "Leszczyński Bank",
    "Lwy",
    "Łada",
    "Łódź",
    "Miasto",
    "Nadzieja",
    "Ńaki",
    "Oko",
    "Ósemka",
    "Sokół",
    "Stowarzyszenie Ala",
    "Stowarzyszenie „Śnieg”",
    "Świt",
    "Unia",
    "Zamek",
    "Źródło",
    "Żagiel",
]


def test_names_sort_in_polish_alphabetical_order():
    shuffled = random.sample(NAMES, len(NAMES))

    assert sorted(shuffled, key=sort_key) == NAMES


@pytest.mark.parametrize(
    ("one", "other"),
    [("Fundacja „Łan”", "fundacja łan"), ("Café", "cafe"), ("Koło nr 5 - Leszno", "Koło nr 5 – Leszno")],
)
def test_case_quotes_and_foreign_accents_do_not_affect_equality(one, other):
    assert sort_key(one) == sort_key(other)


def test_shorter_name_sorts_before_a_longer_one():
    assert sort_key("Leszno") < sort_key("Leszno Sport") < sort_key("Lesznowola")


def test_key_fits_its_column_and_has_only_digits():
    key = sort_key("Żółw " * 100)

    assert len(key) == 260
    assert key.isdigit()


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (0, "miejsc"),
        (1, "miejsce"),
        (2, "miejsca"),
        (4, "miejsca"),
        (5, "miejsc"),
        (11, "miejsc"),
        (12, "miejsc"),
        (14, "miejsc"),
        (21, "miejsc"),
        (22, "miejsca"),
        (101, "miejsc"),
        (112, "miejsc"),
        (1003, "miejsca"),
    ],
)
def test_number_takes_the_right_form(number, word):
    assert plural(number, "miejsce,miejsca,miejsc") == word


def test_fold_removes_diacritics():
    assert fold("ZAŻÓŁĆ Gęślą Jaźń") == "zazolc gesla jazn"


@pytest.mark.parametrize(
    ("year", "month", "words"), [(2026, 3, "marzec 2026"), (2026, 8, "sierpień 2026"), (2025, 12, "grudzień 2025")]
)
def test_month_is_in_the_nominative(year, month, words):
    assert month_year(year, month) == words


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("655298123", "+48 65 529 81 23"),
        ("(65) 529-81-23", "+48 65 529 81 23"),
        ("tel. 65 529 81 23 wew. 12", "+48 65 529 81 23 wew. 12"),
        ("+48655298123", "+48 65 529 81 23"),
        ("0048 65 529 81 23", "+48 65 529 81 23"),
        ("0 65 529 81 23", "+48 65 529 81 23"),
        ("48 601 234 567", "+48 601 234 567"),
        ("601-234-567", "+48 601 234 567"),
        ("116 111", "116 111"),
        ("+49 30 1234567", "+49301234567"),
        ("+48 65 529 81 23", "+48 65 529 81 23"),
    ],
)
def test_phone_number_has_one_spelling(typed, stored):
    assert phone(typed) == stored


@pytest.mark.parametrize(
    "typed", ["", "65 529 81 2", "65 529 81 23 45", "brak", "601 234 56x", "000 000 000", "+49 1"]
)
def test_invalid_phone_number_is_refused(typed):
    assert phone(typed) == ""
    with pytest.raises(ValidationError, match="9 cyfr"):
        validate_phone(typed)


def test_stored_number_has_a_tel_link():
    assert phone_href("+48 65 529 81 23 wew. 12") == "+48655298123,12"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("www.Fundacja.PL", "https://www.fundacja.pl"),
        ("fundacja.pl/O-Nas", "https://fundacja.pl/O-Nas"),
        ("HTTP://fundacja.pl", "http://fundacja.pl"),
        (" https://łąka.pl ", "https://łąka.pl"),
        ("fundacja.pl:8080/x", "https://fundacja.pl:8080/x"),
        ("", ""),
    ],
)
def test_web_address_is_completed(typed, stored):
    assert web_address(typed) == stored


@pytest.mark.parametrize(
    "typed", ["javascript:alert(1)", "ftp://fundacja.pl", "brak strony", "mailto:a@b.pl", "https://"]
)
def test_invalid_web_address_is_refused(typed):
    with pytest.raises(ValidationError, match=r"https://www\.nazwa\.pl"):
        web_address(typed)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Statut", "„Statut”"),
        ("Konferencja „Wolontariat w mieście”", "„Konferencja «Wolontariat w mieście»”"),
        ("„Bieg po Sad” i „Sad”", "„«Bieg po Sad» i «Sad»”"),
        ('Klub "Orzech" (dawniej "Leszczyna")', "„Klub «Orzech» (dawniej «Leszczyna»)”"),
        ("Klub „Orzech“", "„Klub «Orzech»”"),
    ],
)
def test_nested_quotation_marks_are_of_the_other_kind(text, shown):
    assert quoted(text) == shown


def test_object_is_quoted_by_its_name():
    class Named:
        def __str__(self):
            return "Klub „Leszczyna”"

    assert quoted(Named()) == "„Klub «Leszczyna»”"
