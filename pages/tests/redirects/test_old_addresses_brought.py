"""Dawne adresy z pliku: a preview shows the outcome of each row; confirming imports the file once."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from openpyxl import Workbook

from accounts.roles import MODERATOR
from core import audit
from core.errors import DomainError
from core.tests.at_once import at_once, on_postgres, refusals
from core.tests.files import PDF, PROGRAM
from core.tests.pages import read
from pages.models import AddressImport, OldAddress, Page
from pages.redirects import importing
from pages.tests.page_factories import a_page, an_old_address, errors, of_role
from pages.written import actions

pytestmark = pytest.mark.django_db
CLUB = ("/Tworzenie_klubu_sportowego.html", "/poradnik/klub-sportowy/")


def table(*rows, encoding="utf-8", delimiter=";", name="adresy.csv"):
    text = "\r\n".join(delimiter.join(row) for row in rows)
    return SimpleUploadedFile(name, text.encode(encoding))


def planned(*rows):
    return importing.plan([(number, *row) for number, row in enumerate(rows, 1)])


def outcomes(*rows):
    return [row.outcome for row in planned(*rows)]


def bring(client, upload):
    return client.post(reverse("admin:pages_oldaddress_bring"), {"file": upload}, follow=True)


def rows_of(html):
    return [[cell.text for cell in row.select("td")] for row in html.select("tbody tr")]


def test_office_imports_a_table_after_a_preview(office, client):
    a_page()

    html = read(bring(office, table(("Dawny adres", "Nowy adres"), CLUB, ("/Zla.html", "/nie-ma/"))))
    assert [one.text for one in html.select(".outcomes a")] == ["1 z błędem", "1 nowe", "0 zmienione", "0 bez zmian"]
    assert rows_of(html) == [["3", "/Zla.html", "/nie-ma/", "W portalu nie ma strony „/nie-ma/”. Sprawdź nowy adres."]]
    assert not OldAddress.objects.exists()
    batch = AddressImport.objects.get()
    address = reverse("admin:pages_oldaddress_import", args=[batch.pk])
    html = read(office.get(address, {"co": "new"}))
    assert rows_of(html)[0][3] == "Będzie prowadzić do: /poradnik/klub-sportowy/"
    assert html.one(".submit-row button").text == "Zapisz bez błędnych wierszy (1)"

    html = read(office.post(address, follow=True))
    assert "nowe: 1, zmienione: 0, bez zmian: 0, pominięte z powodu błędu: 1 wiersz." in html.text
    assert client.get(CLUB[0]).headers["Location"] == CLUB[1]
    assert [one.action for one in audit.events_of(batch)] == [
        "pages.import_old_addresses",
        "pages.bring_old_addresses",
    ]


def test_import_is_applied_once(office):
    a_page()
    bring(office, table(CLUB))
    address = reverse("admin:pages_oldaddress_import", args=[AddressImport.objects.get().pk])
    office.post(address)

    html = read(office.post(address, follow=True))

    assert "Ten import jest już zapisany" in html.text
    assert OldAddress.objects.count() == 1
    assert not html.select(".submit-row button")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1250", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_is_read_in_every_encoding_and_delimiter(encoding, delimiter):
    upload = table(
        ("Stary adres", "Nowy adres"), ("/Współpraca.html", "/organizacje/"), encoding=encoding, delimiter=delimiter
    )

    assert importing.read(upload) == [(2, "/Współpraca.html", "/organizacje/")]


def test_workbook_is_read_without_empty_rows():
    book, content = Workbook(), io.BytesIO()
    for line in [("Nowy adres", "Uwagi", "Dawny adres"), (None, None, None), ("/organizacje/", "x", "/NGO.html")]:
        book.active.append(line)
    book.save(content)

    assert importing.read(ContentFile(content.getvalue(), name="a.xlsx")) == [(3, "/NGO.html", "/organizacje/")]


def test_first_column_is_the_old_address_without_headings():
    assert importing.read(table(CLUB, ("/Sama.html",))) == [(1, *CLUB), (2, "/Sama.html", "")]
    assert importing.read(table(("co", "dokąd indziej"), CLUB)) == [(2, *CLUB)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (PDF, "Nie udało się odczytać tego pliku"),
        (PROGRAM, "Nie udało się odczytać tego pliku"),
        (b"\x89PNG\r\n", "Nie udało się odczytać tego pliku"),
        (b"  <!DOCTYPE html><html>", "Nie udało się odczytać tego pliku"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 600, "dawnego Excela"),
        (b"\r\n;;\r\n", "nie ma adresów"),
        (b"/a.html;/organizacje/\n" * 5001, "więcej niż 5000 wierszy"),
    ],
)
def test_file_that_is_no_table_is_refused_politely(office, content, said):
    html = read(bring(office, SimpleUploadedFile("adresy.csv", content)))

    assert said in errors(html)[0]
    assert not AddressImport.objects.exists()


def test_missing_file_gets_a_sentence(office):
    assert errors(read(office.post(reverse("admin:pages_oldaddress_bring")))) == ["Wybierz plik."]


def test_existing_rows_are_reported_as_the_same_or_changed():
    a_page()
    an_old_address()
    an_old_address("/Kluby.html", "/organizacje/")

    same, changed = planned(CLUB, ("/kluby.htm", CLUB[1]))

    assert (same.outcome, same.said) == ("same", "Prowadzi już do: /poradnik/klub-sportowy/")
    assert changed.outcome == "changed"
    assert changed.said == "Teraz prowadzi do: /organizacje/. Będzie prowadzić do: /poradnik/klub-sportowy/"


def test_changed_rows_are_overwritten():
    page = a_page()
    an_old_address("/Kluby.html", "/organizacje/")

    importing.apply(batch=importing.bring(upload=table(("/Kluby.html", CLUB[1])), by=None), by=None)

    assert [(one.page, one.target) for one in OldAddress.objects.all()] == [(page, "")]


def test_chains_in_the_file_and_in_the_database_are_resolved():
    page = a_page()
    an_old_address()
    rows = [("/A.html", "/B.html"), ("/B.html", "/C"), ("/C.html", CLUB[0])]

    importing.apply(batch=importing.bring(upload=table(*rows), by=None), by=None)

    assert [one.page for one in OldAddress.objects.all()] == [page] * 4
    assert planned(("/D.html", "/A.html"))[0].said.endswith("(bo tam prowadzi „/A.html”)")


def test_circles_and_missing_addresses_are_refused_by_row():
    rows = planned(("/A.html", "/B.html"), ("/B.html", "/A.html"), ("/C.html", "/c"), ("/D.html", ""), ("", "/"))

    assert [row.outcome for row in rows] == ["wrong"] * 5
    assert [row.said for row in rows] == [
        "Ten adres prowadziłby w kółko do samego siebie.",
        "Ten adres prowadziłby w kółko do samego siebie.",
        "Ten adres prowadziłby w kółko do samego siebie.",
        "W tym wierszu nie ma nowego adresu.",
        "Wpisz dawny adres, na przykład /Fundusze_NGO.html.",
    ]


def test_duplicate_address_is_reported():
    a_page()
    rows = planned(CLUB, CLUB, (CLUB[0].lower(), "/organizacje/"))

    assert [row.outcome for row in rows] == ["new", "same", "wrong"]
    assert rows[2].said == "Ten dawny adres jest już w wierszu 1. Zostaw jeden z nich."


def test_formula_or_external_address_is_refused():
    assert outcomes(("/A.html", "https://leszno24.pl/"), ("https://leszno24.pl/x.html", "/")) == ["wrong", "wrong"]
    rows = importing.read(table(('=HYPERLINK("x")', "/organizacje/")))
    assert importing.plan(rows)[0].outcome == "wrong"


def test_draft_target_is_allowed_with_a_notice():
    a_page(status="draft")

    assert planned(CLUB)[0].said == (
        "Będzie prowadzić do: /poradnik/klub-sportowy/. Ta strona jest jeszcze szkicem, "
        "więc adres zadziała po jej opublikowaniu"
    )


def test_file_without_new_rows_is_not_applied(office):
    bring(office, table(("/A.html", "/nie-ma/")))
    batch = AddressImport.objects.get()

    with pytest.raises(DomainError, match="nie ma nic nowego"):
        importing.apply(batch=batch, by=None)
    batch.refresh_from_db()
    assert batch.applied_at is None
    html = read(office.get(reverse("admin:pages_oldaddress_import", args=[batch.pk])))
    assert "W tym pliku nie ma nic nowego do zapisania." in html.text


@pytest.mark.parametrize("count", [1, 3])
def test_planning_costs_the_same_for_one_row_and_for_many(django_assert_num_queries, count):
    with django_assert_num_queries(2):
        planned(*((f"/A{number}.html", "/organizacje/") for number in range(count)))


def test_moderators_import_nothing(client, django_user_model):
    moderator = of_role(client, django_user_model, MODERATOR)

    assert moderator.get(reverse("admin:pages_oldaddress_bring")).status_code == 403


@pytest.mark.parametrize(
    "wrong",
    [
        {"target": ""},
        {"page": "one"},
        {"target": "https://example.org/"},
        {"target": "//example.org/"},
        {"key": ""},
        {"key": "inna.html"},
    ],
)
def test_database_refuses_an_invalid_old_address(wrong):
    page = a_page()
    entry = an_old_address("/A.html", "/organizacje/")
    an_old_address("/Inna.html", "/organizacje/")

    with pytest.raises(IntegrityError), transaction.atomic():
        OldAddress.objects.filter(pk=entry.pk).update(
            **{name: page if value == "one" else value for name, value in wrong.items()}
        )


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "lost"},
        {"menu_place": "roof"},
        {"published_at": None},
        {"menu_place": "listed"},
        {"parent": "itself"},
        {"path": "inna"},
    ],
)
def test_database_refuses_an_invalid_page(wrong):
    page = a_page()
    a_page("inna")

    with pytest.raises(IntegrityError), transaction.atomic():
        Page.objects.filter(pk=page.pk).update(
            **{name: page if value == "itself" else value for name, value in wrong.items()}
        )


class TestAtOnce:
    pytestmark = on_postgres

    def test_only_one_of_two_concurrent_confirmations_imports(self):
        batch = importing.bring(upload=table(("/A.html", "/organizacje/")), by=None)

        results = at_once(*[lambda: importing.apply(batch=batch, by=None)] * 2)

        assert len(refusals(results)) == 1
        assert OldAddress.objects.count() == 1

    def test_concurrent_imports_of_one_address_make_one_entry(self):
        batches = [importing.bring(upload=table(("/A.html", to)), by=None) for to in ("/organizacje/", "/wydarzenia/")]

        at_once(*[lambda batch=batch: importing.apply(batch=batch, by=None) for batch in batches])

        assert OldAddress.objects.count() == 1

    def test_only_one_of_two_concurrent_pages_gets_the_path(self):
        assert len(refusals(at_once(*[lambda: a_page()] * 2))) == 1

    def test_only_one_of_two_concurrent_entries_gets_the_address(self):
        told = at_once(*[lambda: an_old_address("/A.html", "/organizacje/")] * 2)

        assert len(refusals(told)) == 1
        assert OldAddress.objects.count() == 1

    def test_concurrent_moves_make_no_circle(self):
        one, other = a_page("a"), a_page("b")

        results = at_once(
            lambda: actions.update_page(page=one, values={"parent": other}, by=None),
            lambda: actions.update_page(page=other, values={"parent": one}, by=None),
        )

        assert len(refusals(results)) == 1
        assert Page.objects.filter(parent=None).count() == 1
