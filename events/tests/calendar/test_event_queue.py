"""Wydarzenia do decyzji: the office reviews submitted and changed events and decides on the version it has read."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.files import images
from core.mail.models import Letter
from core.tests.files import picture
from core.tests.pages import read
from events.calendar.actions import events, states
from events.calendar.workflow import EVENTS
from events.models import Event
from events.tests.factories import EventFactory, QuestionFactory, in_days
from organizations.tests.factories import OrganizationFactory, ThemeFactory

pytestmark = pytest.mark.django_db
URL = "admin:events_event_queue"
QUEUE = 4


@pytest.fixture
def entry():
    return OrganizationFactory(name="Fundacja A")


def submitted(entry, title="Spacer", *, days=0, **values):
    event = EventFactory(title=title, organizer=entry, status="submitted", published_at=None, **values)
    Event.objects.filter(pk=event.pk).update(status_changed_at=timezone.now() - timedelta(days=days))
    event.refresh_from_db()
    return event


def changed(entry, by, title="Piknik", **values):
    event = EventFactory(title=title, organizer=entry)
    events.update(event=event, values=values or {"room": "sala 2"}, by=by, is_by_organization=True)
    event.refresh_from_db()
    return event


def place(event):
    return reverse("admin:events_event_submission", args=[event.pk])


def decide(browser, event, decision=None, **data):
    data = {"seen_at": event.updated_at.isoformat()} | ({"decision": decision} if decision else {}) | data
    return browser.post(place(event), data)


def test_oldest_submission_comes_first_with_its_waiting_time(office, entry):
    submitted(entry, "Młodszy", days=1)
    submitted(entry, "Najstarszy", days=12)
    EventFactory(title="Dawno opublikowany")

    rows = read(office.get(reverse(URL))).select("tbody tr")

    assert [(row.one("th").text, row.one(".waits").text) for row in rows] == [
        ("Najstarszy", "12 dni"),
        ("Młodszy", "1 dzień"),
    ]


def test_empty_queue_says_so(office):
    text = read(office.get(reverse(URL))).one("#content-main").text

    assert "Żadne wydarzenie nie czeka." in text
    assert "Organizacje niczego nie zmieniły." in text


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_does_not_grow_with_the_queue(office, entry, alice, django_assert_num_queries, count):
    for number in range(count):
        submitted(OrganizationFactory(), f"Zgłoszone {number}")
        changed(OrganizationFactory(), alice, f"Zmienione {number}")

    with django_assert_num_queries(QUEUE):
        office.get(reverse(URL))


def test_page_shows_everything_that_was_submitted(office, entry, alice):
    event = submitted(
        entry, with_sign_up=True, body="<p>Idziemy <strong>razem</strong>.</p>", programme="<p>10.00 start</p>",
        themes=[ThemeFactory(name="Przyroda")], submitted_by=alice, online_url="https://spotkanie.example.org/",
        picture=images.store(picture(), alt="Leszczyny", is_decorative=False), price="5 zł",
    )  # fmt: skip
    QuestionFactory(event=event, label="Jaka dieta?", is_required=True)

    page = read(office.get(place(event)))

    text = page.one("#content-main").text
    told = ["Fundacja A", alice.email, "Przyroda", "Idziemy razem.", "10.00 start", "5 zł",
            "https://spotkanie.example.org/", "Jaka dieta? (krótka odpowiedź, konieczne)",
            f"{in_days(10):%Y}, 17.00–19.00"]  # fmt: skip
    assert [words for words in told if words not in text] == []
    assert page.one("#content-main img")["alt"] == "Leszczyny"


@pytest.mark.parametrize(
    ("decision", "status", "kind"),
    [
        ("publish", "published", "event_published"),
        ("changes", "needs_changes", "event_changes_asked"),
        ("reject", "rejected", "event_rejected"),
    ],
)
def test_decision_sends_a_letter_to_the_organisation(office, entry, alice, decision, status, kind):
    event = submitted(entry, submitted_by=alice)

    answer = decide(office, event, decision, reason="Podaj cenę.")

    event.refresh_from_db()
    assert (event.status, answer["Location"]) == (status, reverse(URL))
    assert [letter.kind for letter in Letter.objects.all()] == [f"events.{kind}"]


@pytest.mark.parametrize("decision", ["changes", "reject"])
def test_rejection_without_a_reason_is_refused(office, entry, decision):
    event = submitted(entry)

    answer = decide(office, event, decision, reason=" ")

    event.refresh_from_db()
    assert event.status == "submitted"
    assert "Napisz, o co chodzi" in read(answer).one(".errornote").text


def test_version_changed_meanwhile_is_not_decided_on(office, entry, alice):
    event = submitted(entry)
    events.update(event=event, values={"lead": "Poprawione zdanie."}, by=alice, is_by_organization=True)

    answer = decide(office, event, "publish")

    page = read(answer)
    event.refresh_from_db()
    assert (event.status, page.one("[name=seen_at]")["value"]) == ("submitted", event.updated_at.isoformat())
    assert "Poprawione zdanie." in page.text
    assert "Ktoś zapisał" in page.one(".errornote").text


def test_decision_by_another_worker_is_reported(office, entry, dorota):
    event = submitted(entry)
    seen = event.updated_at
    states.publish(event=event, by=dorota)

    answer = office.post(place(event), {"decision": "reject", "reason": "Nie.", "seen_at": seen.isoformat()})

    assert "nie może przejść do stanu „odrzucone”" in read(answer).one(".errornote").text
    assert Event.objects.get().status == "published"


def test_decision_without_a_version_is_refused(office, entry):
    event = submitted(entry)

    decide(office, event, "publish", seen_at="wczoraj")

    event.refresh_from_db()
    assert event.status == "submitted"


def test_change_after_publishing_waits_until_it_is_reviewed(office, entry, alice):
    event = changed(entry, alice)
    events.update(event=event, values={"price": "5 zł"}, by=alice, is_by_organization=True)
    event.refresh_from_db()

    before = read(office.get(place(event))).one("#content-main").text
    answer = decide(office, event)

    assert "Zmieniono po publikacji: Cena, Sala lub inne miejsce." in before
    assert answer["Location"] == reverse(URL)
    assert not EVENTS.changed().exists()


def test_after_a_review_only_newer_changes_are_listed(office, entry, alice, dorota):
    event = changed(entry, alice)
    states.see_change(event=event, by=dorota)
    events.update(event=event, dates=[(in_days(12), in_days(12, 19), "")], by=alice, is_by_organization=True)

    assert "Zmieniono po publikacji: Terminy." in read(office.get(place(event))).text


def test_second_review_changes_nothing(entry, alice, dorota):
    event = changed(entry, alice)
    first = states.see_change(event=event, by=dorota)

    assert states.see_change(event=event, by=dorota).version == first.version


def test_change_by_the_office_does_not_enter_the_queue(dorota):
    events.update(event=EventFactory(), values={"room": "sala 2"}, by=dorota)

    assert not EVENTS.changed().exists()
    assert not EVENTS.submitted().exists()


def test_queue_is_hidden_without_permission_to_change_events(client, bob, entry):
    bob.is_staff = True
    bob.save(update_fields=["is_staff"])
    bob.user_permissions.add(Permission.objects.get(codename="view_event"))
    client.force_login(bob)

    assert client.get(reverse(URL)).status_code == 403
    assert client.get(place(submitted(entry))).status_code == 403


def test_anonymous_visitor_is_sent_to_sign_in(client, entry):
    assert client.get(reverse(URL)).status_code == 302
    assert client.get(place(submitted(entry))).status_code == 302


def test_buttons_work_with_csrf_checks(dorota, entry, alice):
    """The default test client does not enforce CSRF checks."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(dorota)
    event, seen = submitted(entry), changed(entry, alice)

    for one, decision in ((event, "publish"), (seen, None)):
        token = read(browser.get(place(one))).one("#content-main [name=csrfmiddlewaretoken]")["value"]
        decide(browser, one, decision, csrfmiddlewaretoken=token)

    event.refresh_from_db()
    assert event.status == "published"
    assert not EVENTS.changed().exists()
