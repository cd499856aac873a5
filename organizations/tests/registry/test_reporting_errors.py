"""„Zgłoś błąd we wpisie”: anybody may report an error to the office, and nothing typed is lost."""

import pytest
from django.urls import reverse

from core.forms import SENT_LIKE_A_ROBOT
from core.tests.pages import read
from core.tests.traps import as_a_person
from organizations.models import ErrorReport
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry():
    return OrganizationFactory()


def report(client, entry, **data):
    sent = as_a_person(**({"message": "Telefon jest nieaktualny.", "reporter_email": ""} | data))
    return client.post(reverse("organizations:report_error", args=[entry.slug]), sent)


def test_anybody_can_report_an_error(client, entry):
    response = report(client, entry, reporter_email="czytelniczka@example.org")

    [kept] = ErrorReport.objects.all()
    assert (kept.organization, kept.message) == (entry, "Telefon jest nieaktualny.")
    assert (kept.reporter_email, kept.handled_at) == ("czytelniczka@example.org", None)
    thanks = read(client.get(response["Location"]))
    assert thanks.one("h1").text == "Dziękujemy za zgłoszenie"


def test_address_is_optional(client, entry):
    report(client, entry)

    assert [kept.reporter_email for kept in ErrorReport.objects.all()] == [""]


def test_profile_links_to_the_form(client, entry):
    links = read(client.get(entry.get_absolute_url())).select(".profile-report a")

    assert [link["href"] for link in links] == [reverse("organizations:report_error", args=[entry.slug])]


def test_empty_post_shows_errors_not_a_blank_form(client, entry):
    html = read(client.post(reverse("organizations:report_error", args=[entry.slug]), {}))

    assert html.select(".error-summary li")
    assert not ErrorReport.objects.exists()


def test_wrong_address_keeps_everything_typed(client, entry):
    html = read(report(client, entry, message="Zły numer domu.", reporter_email="to nie adres"))

    assert html.one("textarea").text == "Zły numer domu."
    assert html.one("[name=reporter_email]")["value"] == "to nie adres"
    assert "Wpisz adres e-mail w postaci nazwa@domena.pl." in html.one(".error-summary").text
    assert html.one("title").text.startswith("Błąd w formularzu")
    assert not ErrorReport.objects.exists()


def test_too_long_message_is_kept_on_the_page(client, entry):
    html = read(report(client, entry, message="x" * 2001))

    assert html.one("textarea").text == "x" * 2001
    assert not ErrorReport.objects.exists()


def test_honeypot_stops_a_robot(client, entry):
    html = read(report(client, entry, homepage_url="https://spam.example.org"))

    assert SENT_LIKE_A_ROBOT in html.one(".error-summary").text
    assert not ErrorReport.objects.exists()


@pytest.mark.usefixtures("new_hour")
def test_eleventh_report_in_an_hour_is_refused_and_keeps_its_text(client, entry):
    for _ in range(10):
        report(client, entry)

    response = report(client, entry, message="Jedenasta sprawa.")

    html = read(response, status=429)
    assert html.one("textarea").text == "Jedenasta sprawa."
    assert "Zbyt wiele prób" in html.one(".error-summary").text
    assert ErrorReport.objects.count() == 10


def test_form_is_not_indexed(client, entry):
    html = read(client.get(reverse("organizations:report_error", args=[entry.slug])))

    assert html.one("meta[name=robots]")["content"] == "noindex"
