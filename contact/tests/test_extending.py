"""Deadline extensions of barriers: with a reason, within the limit, with a letter to the person; and case marks."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from contact import actions
from contact.actions import extending
from contact.models import Rules, Thread
from contact.tests.threads import act, answer, barrier, demand, fresh, letters, message, said
from core import audit
from core.cases.forms import ONE_OF_TWO
from core.cases.models import CaseMark
from core.errors import DomainError
from core.tests.cases import case_class, given
from core.tests.pages import read
from core.when import short

pytestmark = pytest.mark.django_db
REASON = "Napisy do filmu robi wykonawca."


@pytest.fixture(autouse=True)
def _on_the_27th():
    with time_machine.travel(datetime(2026, 11, 27, 10, tzinfo=UTC)):
        yield


def extend(browser, thread, until="2027-01-10", reason=REASON, **options):
    return act(browser, thread, "extend", until=until, reason=reason, **options)


def test_person_gets_a_letter_with_the_new_deadline_and_the_reason(office, delivered):
    thread = demand()

    assert extend(office, thread).status_code == 302

    letter = delivered()[-1]
    assert letter.to == ["mieszkaniec@example.org"]
    assert letter.subject == f"[{thread.number}] Nowy termin odpowiedzi: 10 stycznia 2027"
    assert f"Dlaczego to trwa dłużej: {REASON}" in letter.body
    assert (fresh(thread).due_on, fresh(thread).extension_reason) == (date(2027, 1, 10), REASON)
    assert said(thread)[-1] == ("notice", f"Nowy termin odpowiedzi: 10 stycznia 2027.\n\n{REASON}")


def test_extension_without_an_address_is_only_in_the_thread(office):
    thread = barrier()

    extend(office, thread)

    assert letters("extended") == []
    assert said(thread)[-1][0] == "notice"


@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        ("2026-12-04", extending.NOT_LATER.format("4 grudnia 2026")),
        ("2027-01-28", extending.TOO_LATE.format("27 stycznia 2027")),
    ],
)
def test_day_out_of_range_is_refused_and_the_reason_is_kept(office, until, sentence):
    thread = demand()

    page = read(extend(office, thread, until))

    assert sentence in page.one(".errornote").text
    assert page.one("#id_extend-reason").raw.strip() == REASON
    assert fresh(thread).due_on == date(2026, 12, 4)
    assert letters("extended") == []


def test_extension_needs_a_reason(office):
    thread = demand()

    assert "To pole jest wymagane" in read(extend(office, thread, reason="")).one("#step-extend").text
    with pytest.raises(DomainError, match="dlaczego"):
        actions.extend(thread=thread, until=date(2026, 12, 20), reason=" ", by=None, seen_version=1)


def test_rules_set_the_limit(office):
    Rules.objects.update(extension_months=1, law_as_of=date(2026, 11, 1))
    thread = demand()

    page = read(extend(office, thread, "2026-12-28"))

    assert extending.TOO_LATE.format("27 grudnia 2026") in page.one(".errornote").text
    assert "stan prawny na 1 listopada 2026" in page.one(".queue-facts").text


def test_overdue_demand_cannot_be_extended_to_a_past_day(office):
    thread = demand()
    Thread.objects.update(due_on=date(2026, 11, 20))

    assert extending.IN_THE_PAST in read(extend(office, thread, "2026-11-25")).one(".errornote").text
    assert extend(office, thread, "2026-11-27").status_code == 302


def test_second_extension_within_the_limit_is_allowed(office):
    thread = demand()
    extend(office, thread, "2026-12-20")

    extend(office, thread, "2027-01-27", reason="Jeszcze tydzień.")

    assert (fresh(thread).due_on, len(letters("extended"))) == (date(2027, 1, 27), 2)


def test_message_and_answered_demand_have_no_deadline(office):
    asked, answered = message(), demand()
    answer(office, answered)

    for thread in (asked, answered):
        assert extending.NO_CLOCK in read(extend(office, thread)).one(".errornote").text


def test_second_concurrent_extension_is_a_conflict(office):
    thread = demand()
    extend(office, thread, "2026-12-20")

    page = read(extend(office, thread, "2027-01-20", version=1))

    assert "coś się zmieniło" in page.one(".errornote").text
    assert fresh(thread).due_on == date(2026, 12, 20)


def test_log_records_the_new_deadline(office):
    thread = demand()

    extend(office, thread)

    assert audit.events_of(thread).get(action="contact.extend").details == {"until": "2027-01-10"}


# --- case marks ---


def test_thread_gets_the_next_mark_of_a_class(office):
    chosen = case_class()
    threads = [message(text=str(number)) for number in range(2)]

    for thread in threads:
        act(office, thread, "mark", case_class=chosen.pk, subfolder="", initials="as")

    assert given() == ["OP.524.1.2026.AS", "OP.524.2.2026.AS"]
    assert [mark.object_label for mark in CaseMark.objects.order_by("pk")] == [each.number for each in threads]
    assert "OP.524.1.2026.AS" in office.get(f"/admin/contact/thread/{threads[0].pk}/change/").content.decode()


def test_mark_has_the_year_of_the_message(office):
    chosen, thread = case_class(), message()
    Thread.objects.update(created_at=datetime(2025, 12, 31, 12, tzinfo=UTC))

    act(office, thread, "mark", case_class=chosen.pk, subfolder="3")

    assert given() == ["OP.524.3.1.2025"]


def test_mark_of_another_register_is_typed_in_once(office):
    first, second = message(), message(text="b")
    act(office, first, "mark", typed="op.524.12.2026")

    page = read(act(office, second, "mark", typed="OP.524.12.2026"))

    assert "ma już inna sprawa" in page.one(".errornote").text
    assert page.one("#id_mark-typed")["value"] == "OP.524.12.2026"
    assert given() == ["OP.524.12.2026"]


def test_invalid_mark_is_shown_beside_its_field(office):
    thread = message()

    assert "To nie jest znak sprawy" in read(act(office, thread, "mark", typed="OP/12")).one("#step-mark").text
    assert ONE_OF_TWO in read(act(office, thread, "mark")).one(".errornote").text


def test_mark_is_withdrawn_with_a_reason(office):
    thread = message()
    act(office, thread, "mark", typed="OP.524.12.2026")

    act(office, thread, "unmark", reason="To nie jest sprawa.")

    mark = CaseMark.objects.get()
    assert mark.withdrawn_reason == "To nie jest sprawa."
    assert [event.action for event in audit.events_of(thread)][:2] == ["contact.withdraw_mark", "contact.mark"]


def test_person_with_an_account_sees_the_mark(office, client, alice):
    thread = message(user=alice, email=alice.email)
    act(office, thread, "mark", typed="OP.524.12.2026")
    client.force_login(alice)

    assert "Znak sprawy: OP.524.12.2026" in client.get(f"/konto/wiadomosci/{thread.pk}/").content.decode()


def test_due_days_follow_the_law():
    assert demand().due_on - date(2026, 11, 27) == timedelta(days=7)
    assert short(actions.latest_for(demand(text="b"))) == "27 stycznia 2027"
