"""Listy w panelu biura: queued, sent and failed letters, and a preview of every kind."""

import re

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.urls import reverse

from core import audit, mail
from core.errors import DomainError
from core.mail import actions, catalog
from core.mail.models import Letter, Suppression
from core.tests.letters.kinds import reader, share, test_kinds, write  # noqa: F401 - a fixture among them

pytestmark = pytest.mark.django_db
OUTBOX = "/admin/core/letter/"
EVERY_PAGE = [
    OUTBOX,
    f"{OUTBOX}rodzaje/",
    f"{OUTBOX}rodzaje/core.trial/",
    f"{OUTBOX}rodzaje/core.trial/html/",
]


def in_state(status, number=1, to="reader@example.org", **fields):
    letter = write(number, to)
    reason = "interrupted" if status == "undecided" else "refused" if status == "failed" else ""
    Letter.objects.filter(pk=letter.pk).update(status=status, **({"reason": reason} | fields))
    return letter


def send_again(office, *letters, **extra):
    data = {"action": "send_again", ACTION_CHECKBOX_NAME: [letter.pk for letter in letters]} | extra
    return office.post(OUTBOX, data, follow=True)


def shown(response) -> list[str]:
    return re.findall(r'field-to">([^<]+)<', response.content.decode())


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_letter_pages_require_staff(client, alice, address):
    assert client.get(address).status_code == 302

    client.force_login(alice)
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_staff_without_the_right_see_no_letters(client, alice, address):
    alice.is_staff = True
    alice.save()
    client.force_login(alice)

    assert client.get(address).status_code == 403


def test_outbox_counts_letters_by_state_and_filters_by_it(office):
    in_state("failed", 1, "failed@example.org")
    in_state("undecided", 2, "undecided@example.org")
    write(3, "waiting@example.org")

    everything, undecided = office.get(OUTBOX), office.get(OUTBOX, {"stan": "niepewne"})

    assert {label: count for _, label, count in everything.context["groups"]} == {
        "czekają": 1,
        "wysłane": 0,
        "niewysłane": 1,
        "niepewne": 1,
        "wstrzymane": 0,
    }
    assert shown(everything) == ["waiting@example.org", "undecided@example.org", "failed@example.org"]
    assert shown(undecided) == ["undecided@example.org"]
    assert "nie wiemy, czy list dotarł" in undecided.content.decode()


def test_outbox_filters_by_kind_and_finds_addresses(office):
    write(1, "one@example.org")
    mail.enqueue_many(share(), [reader(2, to="two@example.org")])

    assert shown(office.get(OUTBOX, {"rodzaj": "test.mailing"})) == ["two@example.org"]
    assert shown(office.get(OUTBOX, {"q": "one@example"})) == ["one@example.org"]


@pytest.mark.parametrize("count", [1, 3])
def test_outbox_costs_the_same_for_one_letter_and_for_many(office, django_assert_num_queries, count):
    for number in range(count):
        write(number)

    with django_assert_num_queries(8):
        assert len(shown(office.get(OUTBOX))) == count


def test_sending_again_asks_first_and_warns_of_duplicates(office, delivered):
    letter = in_state("undecided")

    response = send_again(office, letter)

    assert "ktoś może dostać list drugi raz" in response.content.decode()
    assert delivered() == []


def test_confirmed_letters_are_sent_again_and_logged(office, dorota, delivered):
    failed, undecided = in_state("failed", 1, attempts=9), in_state("undecided", 2)

    response = send_again(office, failed, undecided, confirmed="tak")

    assert "2 listy wrócą do kolejki." in response.content.decode()
    assert len(delivered()) == 2
    assert [event.actor_id for event in audit.events_of(failed)] == [dorota.pk]
    failed.refresh_from_db()
    assert (failed.status, failed.attempts, failed.reason) == ("sent", 0, "")


def test_queued_and_sent_letters_are_never_sent_again(office, delivered):
    waiting, sent = in_state("queued", 1), in_state("queued", 2)
    delivered()

    response = send_again(office, waiting, sent, confirmed="tak")

    assert "0 listów wróci" in response.content.decode()
    assert len(delivered()) == 2


def test_selection_without_resendable_letters_gets_a_polite_message(office):
    response = send_again(office, write(), write(2, to="nie adres"))

    assert "Ponownie można wysłać tylko" in response.content.decode()


def test_letter_is_shown_in_a_sandboxed_frame(office):
    letter = write(name="<script>alert(1)</script>")

    page = office.get(reverse("admin:core_letter_change", args=[letter.pk]))
    frame = office.get(reverse("admin:core_letter_html", args=[letter.pk]))

    assert "frame-src 'self'" in page["Content-Security-Policy"]
    assert "Wpis &lt;script&gt;" in page.content.decode()
    policy = frame["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox allow-popups " in policy
    assert "script-src" not in policy
    assert frame["X-Frame-Options"] == "SAMEORIGIN"
    assert "<script>" not in frame.content.decode()
    assert '<base target="_blank">' in frame.content.decode()


def test_confidential_letter_is_hidden_from_the_office(office):
    letter = write(is_confidential=True, name="tajny-kod-123")

    page = office.get(reverse("admin:core_letter_change", args=[letter.pk]))

    assert "tajny-kod-123" not in page.content.decode()
    assert "tylko dla osoby, do której idzie" in page.content.decode()
    assert office.get(reverse("admin:core_letter_html", args=[letter.pk])).status_code == 403


def test_letters_cannot_be_added_changed_or_deleted_by_hand(office):
    letter = write()

    assert office.get(f"{OUTBOX}add/").status_code == 403
    assert (
        office.post(reverse("admin:core_letter_change", args=[letter.pk]), {"to": "x@example.org"}).status_code == 403
    )
    assert office.post(reverse("admin:core_letter_delete", args=[letter.pk]), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("kind", [kind.name for kind in catalog.kinds()])
def test_every_kind_has_a_preview_that_stores_and_sends_nothing(office, kind, delivered):
    page = office.get(reverse("admin:core_letter_kind", args=[kind]))
    frame = office.get(reverse("admin:core_letter_kind_html", args=[kind])).content.decode()

    assert catalog.label_of(kind) in office.get(reverse("admin:core_letter_kinds")).content.decode()
    assert page.context["letter"].kind == kind
    assert page.context["letter"].subject in page.content.decode()
    assert "NGO Leszno" in frame
    assert "<style" not in frame.split("@media")[0].replace("<style>", "", 1)
    assert delivered() == []
    assert not Letter.objects.exists()


def test_unknown_kind_is_not_found(office):
    assert office.get(f"{OUTBOX}rodzaje/nie.ma/").status_code == 404


def test_trial_letter_goes_to_the_person_who_requests_it(office, dorota, delivered):
    response = office.post(reverse("admin:core_letter_trial"), follow=True)

    assert "jest w kolejce" in response.content.decode()
    assert [letter.to for letter in delivered()] == [[dorota.email]]
    assert office.get(reverse("admin:core_letter_trial")).status_code == 405


def test_office_suppresses_an_address_and_allows_it_again(office, delivered):
    stops = reverse("admin:core_suppression_changelist")
    office.post(f"{stops}add/", {"address": "Enough@example.org"})
    write(to="enough@example.org")

    assert delivered() == []
    stopped = Suppression.objects.get()
    assert "enough" not in f"{stopped}{stopped.digest}".lower()
    assert stopped.digest[:12] in office.get(stops, {"q": "enough@example.org"}).content.decode()
    assert stopped.digest[:12] not in office.get(stops, {"q": "other@example.org"}).content.decode()

    office.post(reverse("admin:core_suppression_delete", args=[stopped.pk]), {"post": "yes"})
    assert not mail.is_suppressed("enough@example.org")


def test_suppressing_an_address_twice_gets_a_polite_message(office):
    mail.suppress("enough@example.org", "office")

    response = office.post(f"{reverse('admin:core_suppression_changelist')}add/", {"address": "enough@example.org"})

    assert "Ten adres już jest na liście." in response.content.decode()


def test_invalid_address_is_not_suppressed(dorota):
    with pytest.raises(DomainError, match="To nie jest adres e-mail"):
        actions.stop_mail(address="dosyć", by=dorota)

    assert not Suppression.objects.exists()
