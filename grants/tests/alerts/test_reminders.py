"""Przypomnienia o naborach: two mornings, never after the deadline; outdated letters in the queue are rewritten."""

from datetime import timedelta

import pytest
import time_machine

from core.mail.models import Letter
from grants.alerts.actions.profiles import stop_alerts
from grants.models import AlertItem, AlertRound, Call
from grants.tests.alert_profiles import announced, at, reader, swept, told

pytestmark = pytest.mark.django_db


# --- reminders ---


@pytest.mark.parametrize(
    ("moment", "subject"),
    [
        ("2026-12-17 07:50", None),
        ("2026-12-17 08:00", "Zostało 14 dni: Kultura blisko"),
        ("2026-12-19 10:00", "Zostało 12 dni: Kultura blisko"),
        ("2026-12-27 23:40", "Zostały 4 dni: Kultura blisko"),
        ("2026-12-28 07:40", None),
        ("2026-12-28 08:00", "Zostały 3 dni: Kultura blisko"),
        ("2026-12-31 15:20", "Dziś do 15.30: Kultura blisko"),
        ("2026-12-31 15:30", None),
    ],
)
def test_reminders_are_sent_from_the_morning_until_the_deadline(moment, subject):
    call = announced()
    AlertRound.objects.create(call=call, kind="new")
    reader()
    subjects = [text.partition("\n")[0] for text in told(moment).values()]

    assert subjects == ([subject] if subject else [])


def test_call_gets_two_reminders():
    reader()
    announced()
    told()
    found = {}
    for day in range(1, 32):
        for hour in (8, 9, 15):
            for text in swept(f"2026-12-{day:02} {hour:02}:45").values():
                found[day] = text.partition("\n")[0]

    assert found == {17: "Zostało 14 dni: Kultura blisko", 28: "Zostały 3 dni: Kultura blisko"}


def test_call_published_shortly_before_its_deadline_is_new_and_no_reminder():
    reader()
    announced(moment=at("2026-12-20 12:00"))

    [text] = told("2026-12-20 12:00").values()

    assert text.startswith("Nowy nabór")
    assert [swept(f"2026-12-{day} 12:00") for day in (21, 22)] == [{}, {}]
    assert len(told("2026-12-28 12:00")) == 1


def test_new_call_of_today_gets_no_reminder_today():
    reader()
    announced(moment=at("2026-12-17 07:50"))

    told("2026-12-17 07:50")
    swept("2026-12-17 08:00")

    assert AlertRound.objects.get(kind="days14").matched == 0


def test_profile_confirmed_after_publication_is_reminded():
    announced()
    swept("2026-12-01 12:00")
    reader(confirmed_at=at("2026-12-05 12:00"))

    assert len(told("2026-12-17 08:00")) == 1


def test_new_calls_and_reminders_of_a_morning_are_in_one_letter():
    announced(title="Stary")
    swept("2026-12-01 12:00")
    reader()
    announced(title="Nowy", closes_at=at("2027-01-31 12:00"), moment=at("2026-12-17 08:00"))

    [text] = told("2026-12-17 08:00").values()

    assert text.startswith("Nabory dla Ciebie: 1 nowy, 1 kończy się wkrótce\n")
    assert text.index("Nowy") < text.index("Przypominamy też o terminie") < text.index("Stary")


@pytest.mark.parametrize(
    ("closes", "fortnight", "three"),
    [
        ("2027-03-30 12:00", "2027-03-16 08:00", "2027-03-27 08:00"),  # clocks go forward on 28 March
        ("2026-10-27 00:30", "2026-10-13 08:00", "2026-10-24 08:00"),  # clocks go back on 25 October
    ],
)
def test_reminder_is_sent_at_eight_across_clock_changes(closes, fortnight, three):
    reader(confirmed_at=at("2026-01-01 12:00"))
    call = announced(moment=at("2026-09-01 12:00"), closes_at=at(closes))
    AlertRound.objects.create(call=call, kind="new")

    early = told(at(fortnight) - timedelta(minutes=10))

    assert early == {}
    assert [len(told(moment)) for moment in (fortnight, three)] == [1, 1]


# --- changes while letters wait ---


def change(call, **values):
    Call.objects.filter(pk=call.pk).update(**values)


def test_later_deadline_moves_the_reminders():
    call = announced()
    AlertRound.objects.create(call=call, kind="new")
    reader()
    change(call, closes_at=at("2027-01-31 15:30"))

    assert [told(moment) for moment in ("2026-12-17 08:00", "2026-12-28 08:00")] == [{}, {}]
    assert [len(told(moment)) for moment in ("2027-01-17 08:00", "2027-01-28 08:00")] == [1, 1]


def test_new_deadline_is_reminded_after_the_old_one():
    call = announced()
    AlertRound.objects.create(call=call, kind="new")
    reader()
    told("2026-12-28 08:00")
    change(call, closes_at=at("2027-01-31 15:30"))

    [text] = told("2027-01-28 08:00").values()

    assert "31 stycznia 2027" in text
    assert AlertItem.objects.filter(kind="days3").count() == 2


def test_other_hour_of_the_same_day_is_no_new_reminder():
    call = announced()
    AlertRound.objects.create(call=call, kind="new")
    reader()
    told("2026-12-28 08:00")
    change(call, closes_at=at("2026-12-31 23:59"))

    assert told("2026-12-29 12:00") == {}


def test_call_withdrawn_before_the_letter_is_not_sent():
    reader()
    call = announced()
    swept("2026-12-01 12:00")
    change(call, status="withdrawn", status_reason="Pomyłka.")

    assert swept("2026-12-01 12:06") == {}
    assert not AlertItem.objects.exists()


def test_call_published_again_is_sent_to_profiles_without_it():
    reader()
    call = announced()
    swept("2026-12-01 12:00")
    change(call, status="withdrawn", status_reason="Pomyłka.")
    swept("2026-12-01 12:06")
    change(call, status="published", status_reason="")

    assert len(told("2026-12-02 12:00")) == 1
    assert told("2026-12-03 12:00") == {}


def test_queued_letter_is_not_sent_after_its_call_is_withdrawn(delivered):
    reader()
    call = announced()
    told()
    change(call, status="withdrawn", status_reason="Pomyłka.")
    swept("2026-12-01 12:07")

    with time_machine.travel(at("2026-12-01 12:08"), tick=False):
        assert delivered() == []
    assert swept("2026-12-01 12:09") == {}
    assert not AlertItem.objects.exists()


def test_queued_letter_keeps_the_call_that_was_not_withdrawn(delivered):
    reader()
    withdrawn = announced(title="Pomyłka")
    announced(title="Kultura blisko")
    told()
    change(withdrawn, status="withdrawn", status_reason="Pomyłka.")
    swept("2026-12-01 12:07")
    with time_machine.travel(at("2026-12-01 12:08"), tick=False):
        delivered()
    swept("2026-12-01 12:09")

    with time_machine.travel(at("2026-12-01 12:10"), tick=False):
        [letter] = delivered()

    assert letter.subject == "Nowy nabór: Kultura blisko"


def test_queued_letter_with_an_old_deadline_is_rewritten(delivered):
    reader()
    call = announced()
    told()
    change(call, closes_at=at("2027-01-31 15:30"))
    swept("2026-12-01 12:07")
    with time_machine.travel(at("2026-12-01 12:08"), tick=False):
        delivered()
    swept("2026-12-01 12:09")

    with time_machine.travel(at("2026-12-01 12:10"), tick=False):
        [letter] = delivered()

    assert "31 stycznia 2027" in letter.body


def test_queued_letter_is_not_sent_after_the_deadline(delivered):
    reader()
    announced(closes_at=at("2026-12-02 12:00"))
    told()

    with time_machine.travel(at("2026-12-02 12:00"), tick=False):
        assert delivered() == []
    assert swept("2026-12-02 12:01") == {}


def test_queued_reminder_is_rewritten_with_the_days_left_after_midnight(delivered):
    call = announced()
    AlertRound.objects.create(call=call, kind="new")
    reader()
    told("2026-12-28 08:00")
    with time_machine.travel(at("2026-12-29 00:00"), tick=False):
        assert delivered() == []

    [text] = swept("2026-12-29 08:00").values()

    assert text.startswith("Zostały 2 dni: Kultura blisko")


def test_stopped_profile_gets_no_queued_letter(delivered):
    profile = reader()
    announced()
    told()

    stop_alerts(profile=profile)

    assert not Letter.objects.exists()
