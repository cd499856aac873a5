"""Napisz do organizacji: a message is delivered, the address stays hidden, nothing typed is lost."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from core import audit, mail
from core.forms import SENT_LIKE_A_ROBOT
from core.mail.models import Letter
from core.tests.pages import read
from core.tests.traps import as_a_person
from organizations.models import BarredSender, ContactMessage, InternalContact, Membership, Organization
from organizations.registry.actions import messages
from organizations.tests.factories import OrganizationFactory
from organizations.tests.lists import profile

pytestmark = pytest.mark.django_db
MESSAGES = 4
WORDS = "Dzień dobry,\nchętnie pomogę."


@pytest.fixture
def entry():
    """An entry without a public address; the office knows one."""
    made = OrganizationFactory(name="Fundacja Leszczyna")
    InternalContact.objects.create(organization=made, email="tajny@example.org")
    return made


def write(client, entry, **data):
    typed = {"sender_name": "Mieszkanka", "sender_email": "mieszkanka@example.org", "message": WORDS} | data
    return client.post(reverse("organizations:contact", args=[entry.slug]), as_a_person(**typed))


def letters(kind="organizations.message_relayed"):
    return Letter.objects.filter(kind=kind)


def test_message_reaches_the_organisation_and_replies_go_to_the_writer(client, entry, delivered):
    response = write(client, entry)

    assert read(client.get(response["Location"])).one("h1").text == "Wiadomość przyjęta"
    [letter] = delivered()
    assert (letter.to, letter.reply_to) == (["tajny@example.org"], ["mieszkanka@example.org"])
    assert letter.subject == "Wiadomość z portalu do: Fundacja Leszczyna"
    assert "chętnie pomogę." in letter.body
    assert "Mieszkanka (mieszkanka@example.org)" in letter.body


def test_mail_server_outage_only_delays_the_message(client, entry, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    assert write(client, entry).status_code == 302
    mail.deliver()

    assert (letters().get().status, letters().get().reason) == ("queued", "unreachable")


def test_requested_copy_does_not_reveal_the_address(client, entry, delivered):
    write(client, entry, wants_copy="on")

    relayed, copy = delivered()
    assert copy.to == ["mieszkanka@example.org"]
    assert "chętnie pomogę." in copy.body
    everything = copy.message().as_string() + copy.body + copy.alternatives[0].content
    assert "tajny@example.org" not in everything
    assert "tajny@example.org" in relayed.to


def test_no_page_shows_the_address(client, entry):
    pages = [
        profile(client, entry),
        read(client.get(reverse("organizations:contact", args=[entry.slug]))),
        read(write(client, entry, sender_email="zły")),
        read(client.get(write(client, entry)["Location"])),
    ]

    assert letters().get().to == "tajny@example.org"
    assert all("tajny@example.org" not in str([node.attrs for node in page.inside()]) + page.raw for page in pages)


def test_public_address_is_used_before_the_owners(client, entry, alice):
    Membership.objects.create(organization=entry, user=alice, role="owner")
    write(client, entry)
    Organization.objects.update(email="publiczny@example.org")
    write(client, entry, message="Druga wiadomość.")

    assert [letter.to for letter in letters().order_by("pk")] == ["alice@example.org", "publiczny@example.org"]


def test_profile_links_to_the_form(client, entry):
    links = profile(client, entry).select("[aria-labelledby=kontakt] a.btn-quiet")

    assert [link["href"] for link in links] == [reverse("organizations:contact", args=[entry.slug])]


@pytest.mark.parametrize("why", ["switched off", "no address"])
def test_form_is_absent_without_a_recipient(client, entry, why):
    if why == "switched off":
        Organization.objects.update(accepts_messages=False)
    else:
        InternalContact.objects.all().delete()

    assert profile(client, entry).select("[aria-labelledby=kontakt] a.btn-quiet") == []
    html = read(client.get(reverse("organizations:contact", args=[entry.slug])), status=404)
    assert html.one("h1").text == "Do tej organizacji nie można teraz napisać przez portal"


def test_text_typed_before_the_form_was_disabled_is_kept(client, entry):
    Organization.objects.update(accepts_messages=False)

    html = read(write(client, entry))

    assert html.one("textarea").raw.strip().replace("\r", "") == WORDS
    assert messages.CLOSED in html.one(".error-summary").text
    assert not ContactMessage.objects.exists()


@pytest.mark.parametrize("status", ["submitted", "suspended", "dissolved"])
def test_unpublished_entry_has_no_form(client, entry, status):
    Organization.objects.update(status=status)

    assert client.get(reverse("organizations:contact", args=[entry.slug])).status_code == 404
    assert write(client, entry).status_code == 404


def test_empty_post_shows_errors_not_a_blank_form(client, entry):
    html = read(client.post(reverse("organizations:contact", args=[entry.slug]), {}))

    assert html.select(".error-summary li")
    assert not ContactMessage.objects.exists()


def test_wrong_address_keeps_everything_typed(client, entry):
    html = read(write(client, entry, sender_email="to nie adres", wants_copy="on"))

    assert html.one("[name=sender_name]")["value"] == "Mieszkanka"
    assert html.one("[name=sender_email]")["value"] == "to nie adres"
    assert html.one("textarea").raw.strip().replace("\r", "") == WORDS
    assert "checked" in html.one("[name=wants_copy]")


def test_honeypot_stops_a_robot(client, entry):
    html = read(write(client, entry, homepage_url="https://spam.example.org"))

    assert SENT_LIKE_A_ROBOT in html.one(".error-summary").text
    assert not ContactMessage.objects.exists()


def test_double_submit_sends_one_message(client, entry):
    write(client, entry)
    write(client, entry)

    assert (ContactMessage.objects.count(), letters().count()) == (1, 1)
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        write(client, entry)
    assert letters().count() == 2


@pytest.mark.usefixtures("new_hour")
def test_rate_limit_keeps_the_text(client, entry):
    for number in range(10):
        write(client, entry, message=f"Sprawa {number}", sender_email=f"{number}@example.org")

    html = read(write(client, entry), status=429)

    assert html.one("textarea").raw.strip().replace("\r", "") == WORDS
    assert "Zbyt wiele prób" in html.one(".error-summary").text
    assert ContactMessage.objects.count() == 10


@pytest.mark.usefixtures("new_hour")
def test_one_address_can_send_ten_messages_a_day_from_any_ip(client, entry):
    for number in range(10):
        client.defaults["REMOTE_ADDR"] = f"203.0.113.{number}"
        write(client, entry, message=f"Sprawa {number}")
    client.defaults["REMOTE_ADDR"] = "203.0.113.99"

    assert write(client, entry, sender_email=" Mieszkanka@Example.org").status_code == 429
    assert write(client, entry, sender_email="inna@example.org").status_code == 302


def test_blocked_sender_gets_a_polite_refusal_in_any_spelling(client, entry, dorota):
    written = write(client, entry) and ContactMessage.objects.get()
    messages.bar_senders(messages=[written], by=dorota)

    html = read(write(client, entry, message="Jeszcze raz.", sender_email="MIESZKANKA@example.org"))

    assert "nie można teraz pisać przez portal" in html.one(".error-summary").text
    assert html.one("textarea").text == "Jeszcze raz."
    assert ContactMessage.objects.count() == 1
    assert write(client, entry, sender_email="inna@example.org").status_code == 302


def test_blocking_a_sender_cancels_unsent_letters(client, entry, dorota, delivered):
    write(client, entry, message="Pierwsza.")
    delivered()
    write(client, entry, message="Druga.", wants_copy="on")
    write(client, entry, message="Uczciwa.", sender_email="inna@example.org")
    client.force_login(dorota)
    chosen = ContactMessage.objects.get(message="Druga.")

    data = {"action": "stop_senders", "_selected_action": [chosen.pk]}
    page = client.post(reverse("admin:organizations_contactmessage_changelist"), data, follow=True)

    assert "Nadawca nie napisze już przez portal. Zatrzymano 1 wiadomość." in page.content.decode()
    stopped = dict(ContactMessage.objects.values_list("message", "stopped_by"))
    assert stopped == {"Pierwsza.": None, "Druga.": dorota.pk, "Uczciwa.": None}
    assert [letter.body.count("Uczciwa.") for letter in delivered()] == [0, 1]
    assert BarredSender.objects.count() == 1


def test_claimed_letter_is_not_reported_as_stopped(client, entry, dorota):
    write(client, entry)
    Letter.objects.update(status="sending", claimed_by="x", lease_until=timezone.now())

    assert messages.bar_senders(messages=list(ContactMessage.objects.all()), by=dorota) == 0
    assert (letters().count(), ContactMessage.objects.get().stopped_at) == (1, None)


def test_blocked_sender_is_stored_as_a_hash_and_can_be_unblocked(office, client, entry, dorota):
    write(client, entry)
    messages.bar_senders(messages=list(ContactMessage.objects.all()), by=dorota)
    barred = BarredSender.objects.get()

    assert "mieszkanka" not in barred.digest
    office.post(reverse("admin:organizations_barredsender_delete", args=[barred.pk]), {"post": "yes"})

    assert not BarredSender.objects.exists()
    assert write(client, entry, message="Przepraszam.").status_code == 302


def test_log_has_no_personal_data(client, entry, dorota):
    write(client, entry)
    messages.bar_senders(messages=list(ContactMessage.objects.all()), by=dorota)

    told = [(event.object_label, event.details) for event in audit.AuditEvent.objects.all()]

    assert len(told) == 3
    assert "mieszkanka" not in str(told).casefold()


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_messages_costs_the_same_for_one_and_for_many(office, entry, django_assert_num_queries, count):
    for number in range(count):
        messages.send_message(
            organization=entry, sender_name="A", sender_email="a@example.org", message=f"Sprawa {number}"
        )
    office.get(reverse("admin:index"))

    with django_assert_num_queries(MESSAGES):
        office.get(reverse("admin:organizations_contactmessage_changelist"))


def test_text_from_a_reader_cannot_be_edited(office, client, entry):
    write(client, entry)
    address = reverse("admin:organizations_contactmessage_change", args=[ContactMessage.objects.get().pk])

    assert "chętnie pomogę" in office.get(address).content.decode()
    assert office.post(address, {"message": "Inna"}).status_code == 403
