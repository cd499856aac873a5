"""Listy w panelu biura: the office sees what waits, what left and what needs a person, and how every letter looks."""

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
def test_pages_about_letters_are_for_the_office_alone(client, alice, address):
    assert client.get(address).status_code == 302

    client.force_login(alice)
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_staff_without_the_right_see_no_letters(client, alice, address):
    alice.is_staff = True
    alice.save()
    client.force_login(alice)

    assert client.get(address).status_code == 403


def test_the_outbox_counts_letters_by_state_and_shows_the_chosen_ones(office):
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


def test_letters_can_be_narrowed_to_one_kind_and_found_by_address(office):
    write(1, "one@example.org")
    mail.enqueue_many(share(), [reader(2, to="two@example.org")])

    assert shown(office.get(OUTBOX, {"rodzaj": "test.mailing"})) == ["two@example.org"]
    assert shown(office.get(OUTBOX, {"q": "one@example"})) == ["one@example.org"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_outbox_costs_the_same_for_one_letter_and_for_many(office, django_assert_num_queries, count):
    for number in range(count):
        write(number)

    with django_assert_num_queries(8):
        assert len(shown(office.get(OUTBOX))) == count


def test_sending_again_asks_first_and_says_what_may_arrive_twice(office, delivered):
    letter = in_state("undecided")

    response = send_again(office, letter)

    assert "ktoś może dostać list drugi raz" in response.content.decode()
    assert delivered() == []


def test_confirmed_letters_go_out_again_and_the_log_knows(office, dorota, delivered):
    failed, undecided = in_state("failed", 1, attempts=9), in_state("undecided", 2)

    response = send_again(office, failed, undecided, confirmed="tak")

    assert "2 listy wrócą do kolejki." in response.content.decode()
    assert len(delivered()) == 2
    assert [event.actor_id for event in audit.events_of(failed)] == [dorota.pk]
    failed.refresh_from_db()
    assert (failed.status, failed.attempts, failed.reason) == ("sent", 0, "")


def test_what_waits_or_was_sent_is_never_sent_again(office, delivered):
    waiting, sent = in_state("queued", 1), in_state("queued", 2)
    delivered()

    response = send_again(office, waiting, sent, confirmed="tak")

    assert "0 listów wróci" in response.content.decode()
    assert len(delivered()) == 2


def test_choosing_nothing_that_can_be_sent_is_answered_politely(office):
    response = send_again(office, write(), write(2, to="nie adres"))

    assert "Ponownie można wysłać tylko" in response.content.decode()


def test_a_letter_is_read_as_its_reader_sees_it_inside_a_closed_frame(office):
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


def test_a_letter_with_a_code_is_for_its_reader_alone(office):
    letter = write(is_confidential=True, name="tajny-kod-123")

    page = office.get(reverse("admin:core_letter_change", args=[letter.pk]))

    assert "tajny-kod-123" not in page.content.decode()
    assert "tylko dla osoby, do której idzie" in page.content.decode()
    assert office.get(reverse("admin:core_letter_html", args=[letter.pk])).status_code == 403


def test_nobody_writes_changes_or_deletes_letters_by_hand(office):
    letter = write()

    assert office.get(f"{OUTBOX}add/").status_code == 403
    assert (
        office.post(reverse("admin:core_letter_change", args=[letter.pk]), {"to": "x@example.org"}).status_code == 403
    )
    assert office.post(reverse("admin:core_letter_delete", args=[letter.pk]), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("kind", [kind.name for kind in catalog.kinds()])
def test_every_kind_of_letter_can_be_looked_at_and_nothing_is_kept_or_sent(office, kind, delivered):
    page = office.get(reverse("admin:core_letter_kind", args=[kind]))
    frame = office.get(reverse("admin:core_letter_kind_html", args=[kind])).content.decode()

    assert catalog.label_of(kind) in office.get(reverse("admin:core_letter_kinds")).content.decode()
    assert page.context["letter"].kind == kind
    assert page.context["letter"].subject in page.content.decode()
    assert "NGO Leszno" in frame
    assert "<style" not in frame.split("@media")[0].replace("<style>", "", 1)
    assert delivered() == []
    assert not Letter.objects.exists()


def test_an_unknown_kind_does_not_exist(office):
    assert office.get(f"{OUTBOX}rodzaje/nie.ma/").status_code == 404


def test_a_trial_letter_goes_to_the_one_who_asks(office, dorota, delivered):
    response = office.post(reverse("admin:core_letter_trial"), follow=True)

    assert "jest w kolejce" in response.content.decode()
    assert [letter.to for letter in delivered()] == [[dorota.email]]
    assert office.get(reverse("admin:core_letter_trial")).status_code == 405


def test_the_office_stops_an_address_and_lets_it_be_again(office, delivered):
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


def test_stopping_an_address_twice_is_answered_politely(office):
    mail.suppress("enough@example.org", "office")

    response = office.post(f"{reverse('admin:core_suppression_changelist')}add/", {"address": "enough@example.org"})

    assert "Ten adres już jest na liście." in response.content.decode()


def test_what_is_no_address_is_not_stopped(dorota):
    with pytest.raises(DomainError, match="To nie jest adres e-mail"):
        actions.stop_mail(address="dosyć", by=dorota)

    assert not Suppression.objects.exists()
