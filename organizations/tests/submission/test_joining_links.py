"""Links in the letters of a submission: valid for thirty days and one address, safe with mail scanners."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.retention import purging
from core.tests.pages import read
from organizations.models import Joining, Organization
from organizations.submission import links
from organizations.tests.joining import answers, fill, fill_all, kinds, link, send, step_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere():
    """A client on another device."""
    return Client()


def test_mail_scanner_opening_every_link_changes_nothing(client, elsewhere):
    fill_all(client)
    send(client)
    before = Joining.objects.values().get()

    for kind in ("joining_begun", "joining_confirm"):
        for method in (elsewhere.get, elsewhere.head):
            assert method(link(kind)).status_code == 200

    assert Joining.objects.values().get() == before
    assert not Organization.objects.exists()
    assert elsewhere.get(step_url(2)).status_code == 302


def test_button_opens_the_draft_on_another_device_and_verifies_the_address(client, elsewhere):
    fill(client, 1)
    fill(client, 2)

    response = elsewhere.post(link("joining_begun"))

    assert response["Location"] == step_url(3)
    assert read(elsewhere.get(step_url(2))).one("[name=krs]")["value"] == "123457"
    assert Joining.objects.get().email_confirmed_at is not None


def test_interrupted_draft_reopens_with_its_wrong_answers(client, elsewhere):
    fill(client, 1)
    fill(client, 2)
    fill(client, 3, mission="", description="Ważny opis")

    elsewhere.post(link("joining_begun"))
    html = read(elsewhere.get(step_url(3)))

    assert html.one("main [name=description]").text == "Ważny opis"


def test_link_used_twice_creates_one_entry_and_shows_a_notice(client, elsewhere):
    fill_all(client)
    send(client)
    client.post(link("joining_confirm"))

    again = read(elsewhere.post(link("joining_confirm")))

    assert Organization.objects.count() == 1
    assert again.one("title").text.startswith("Zgłoszenie już dotarło")
    assert kinds().count("joining_waits") == 1


def test_link_to_a_sent_submission_does_not_show_the_draft(client, elsewhere):
    fill_all(client)
    send(client)
    client.post(link("joining_confirm"))

    elsewhere.post(link("joining_begun"))

    assert elsewhere.get(step_url(1)).content.decode().count("Żuczki") == 0


def test_expired_link_offers_a_new_one(client, elsewhere):
    fill(client, 1)
    old = link("joining_begun")

    with time_machine.travel(timezone.now() + timedelta(days=31)):
        page = read(elsewhere.get(old), status=410)
        assert read(elsewhere.post(old), status=410).one("h1").text == "Ten link stracił ważność"
        elsewhere.post(page.one("main form")["action"])
        fresh = link("joining_begun")
        assert fresh != old
        assert elsewhere.post(fresh).status_code == 302


def test_expired_link_verifies_nothing(client, elsewhere):
    fill(client, 1)

    with time_machine.travel(timezone.now() + timedelta(days=31)):
        elsewhere.post(link("joining_begun"))

    assert Joining.objects.get().email_confirmed_at is None


@pytest.mark.parametrize("token", ["bzdura", "1:2:3", "1-0000000000000000:1tABCD:" + "x" * 43, "%20"])
def test_damaged_link_gets_a_clear_page(client, token):
    html = read(client.get(reverse("organizations:join_link", args=[token])), status=404)

    assert html.one("h1").text == "Ten link nie działa"
    assert html.select("main a[href=/organizacje/zglos/]")


def test_link_with_another_draft_id_is_refused(client):
    fill(client, 1)
    mine = link("joining_begun")
    number = str(Joining.objects.get().pk)

    forged = mine.replace(f"/link/{number}-", "/link/999-")

    assert forged != mine
    assert client.get(forged).status_code == 404


def test_access_request_link_opens_no_draft(client):
    fill(client, 1)
    joining = Joining.objects.get()
    other = links._ACCESS.sign(f"{joining.pk}-{links._mark(joining.email)}")

    assert client.get(reverse("organizations:join_link", args=[other])).status_code == 404


def test_corrected_submission_is_sent_by_its_link(client):
    fill_all(client)
    send(client)

    fill(client, 4, street="ul. Inna 2")
    assert Joining.objects.get().status == "open"
    client.post(link("joining_confirm"))
    assert not Organization.objects.exists()
    send(client)

    assert Organization.objects.get().street == "ul. Inna 2"


def test_new_links_are_limited(client):
    fill(client, 1)
    for _ in range(2):
        client.post(reverse("organizations:join_letter"))

    response = client.post(reverse("organizations:join_letter"), follow=True)

    assert "Zbyt wiele prób" in response.content.decode()
    assert len(kinds()) == 3


def new_link(client, way):
    return client.post(f"{way}nowy/", follow=True)


def test_damaged_link_gets_no_new_link(client):
    assert new_link(client, reverse("organizations:join_link", args=["bzdura"])).status_code == 404
    assert kinds() == []


def test_new_link_for_a_sent_submission_shows_a_notice(client):
    fill_all(client)
    client.post(link("joining_begun"))
    send(client)

    assert "już dotarło do biura" in new_link(client, link("joining_begun")).content.decode()


@pytest.mark.usefixtures("new_hour")
def test_new_links_for_expired_ones_are_limited(client):
    fill(client, 1)
    for _ in range(2):
        new_link(client, link("joining_begun"))

    assert new_link(client, link("joining_begun")).status_code == 429
    assert len(kinds()) == 3


def test_forgotten_draft_sends_no_letter(client):
    fill(client, 1)
    client.post(reverse("organizations:join_leave"))

    client.post(reverse("organizations:join_letter"))

    assert kinds() == ["joining_begun"]


# --- retention ---


def test_unused_draft_is_deleted_after_thirty_days(client):
    fill(client, 1)
    way = link("joining_begun")

    with time_machine.travel(timezone.now() + timedelta(days=30, minutes=1)):
        purging.purge()

    kept = Joining.objects.get()
    assert (kept.status, kept.answers, kept.person, kept.email) == ("dropped", {}, "", "")
    assert client.get(way).status_code == 404
    assert client.get(step_url(2)).status_code == 302


def test_draft_in_use_is_kept(client):
    fill(client, 1)

    with time_machine.travel(timezone.now() + timedelta(days=29)):
        purging.purge()

    assert Joining.objects.get().answers["1"] == answers(1)


def test_sent_submission_loses_answers_after_a_month_and_the_person_after_a_year(client):
    fill_all(client)
    client.post(link("joining_begun"))
    send(client)

    with time_machine.travel(timezone.now() + timedelta(days=31)):
        purging.purge()
    kept = Joining.objects.get()
    assert (kept.answers, kept.email) == ({}, "koordynatorka@example.org")
    with time_machine.travel(timezone.now() + timedelta(days=366)):
        purging.purge()

    kept.refresh_from_db()
    assert (kept.email, kept.person, kept.user) == ("", "", None)
    assert Organization.objects.get().name == "Fundacja Zielone Żuczki"
