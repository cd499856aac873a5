"""Listy o naborach: who hears of which call, when, at most once a day, never twice and never after the deadline."""

import re
from datetime import timedelta

import pytest
import time_machine

from core import mail
from core.mail.models import Letter
from core.mail.outbox import words_for
from news.actions import alert_rounds
from news.actions.alerts import stop_alerts
from news.choices import AlertKind
from news.models import AlertItem, AlertProfile, AlertRound, Call
from news.sweep import alerts as sweeping
from news.tests.alerts import a_call, a_profile, at
from organizations.models import Membership, Sphere, Theme
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
PUBLISHED = at("2026-12-01 12:00")
CLOSES = at("2026-12-31 15:30")


def swept(moment):
    """What the letters say that the sweep of this moment wrote, by address."""
    before = set(Letter.objects.values_list("pk", flat=True))
    with time_machine.travel(at(moment) if isinstance(moment, str) else moment, tick=False):
        sweeping.sweep()
    return {letter.to: text_of(letter) for letter in Letter.objects.filter(kind="news.alert").exclude(pk__in=before)}


def text_of(letter) -> str:
    return f"{letter.subject}\n{words_for(letter)[0]}"


def announced(moment=PUBLISHED, **values):
    return a_call(**{"published_at": moment, "closes_at": CLOSES, "title": "Kultura blisko"} | values)


def reader(**values):
    return a_profile(**{"email": "osoba@example.org", "confirmed_at": PUBLISHED} | values)


def theme(number=0):
    return Theme.objects.all()[number]


def told(first="2026-12-01 12:00"):
    """The call is found, and a few minutes later told."""
    first = at(first) if isinstance(first, str) else first
    swept(first)
    return swept(first + timedelta(minutes=6))


def test_a_new_call_is_told_to_who_wants_it():
    reader()
    announced(lead="Na warsztaty w częściach miasta.", funder="Miasto Leszno")

    [(address, text)] = told().items()

    assert address == "osoba@example.org"
    assert text.startswith("Nowy nabór: Kultura blisko\n")
    assert "Na warsztaty w częściach miasta." in text
    assert "Termin: czwartek, 31 grudnia 2026, 15.30" in text
    assert "/dotacje/leszczynowy-konkurs-" in text


def test_the_letter_has_a_way_out_in_sight_and_in_its_headers(delivered):
    reader()
    announced()
    told()

    with time_machine.travel(PUBLISHED + timedelta(minutes=7), tick=False):
        [letter] = delivered()

    assert "Wypisz się jednym przyciskiem:\nhttp" in letter.body
    assert "/dotacje/powiadomienia/zrezygnuj/" in letter.extra_headers["List-Unsubscribe"]
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_calls_published_together_come_in_one_letter():
    reader()
    announced(title="Kultura blisko")
    swept("2026-12-01 12:00")
    announced(title="Sport blisko", moment=PUBLISHED + timedelta(minutes=3))
    swept("2026-12-01 12:04")

    [text] = swept("2026-12-01 12:06").values()

    assert text.startswith("Nabory dla Ciebie: 2 nowe\n")
    assert ("Kultura blisko" in text, "Sport blisko" in text) == (True, True)


def test_one_letter_a_day_and_the_rest_the_next_morning():
    reader()
    announced(title="Kultura blisko")
    told()
    announced(title="Sport blisko", moment=at("2026-12-01 13:00"))

    days = [swept(moment) for moment in ("2026-12-01 14:00", "2026-12-01 23:59", "2026-12-02 07:59")]
    [text] = swept("2026-12-02 08:00").values()

    assert days == [{}, {}, {}]
    assert text.startswith("Nowy nabór: Sport blisko")


def test_late_in_the_evening_the_first_letter_of_the_day_still_goes_and_the_next_waits_for_the_morning():
    reader()
    announced(moment=at("2026-12-01 23:50"))
    late = told("2026-12-01 23:50")
    announced(title="Sport blisko", moment=at("2026-12-02 00:05"))

    assert (len(late), swept("2026-12-02 00:30"), len(swept("2026-12-02 08:00"))) == (1, {}, 1)


def test_nobody_is_told_twice_however_often_the_sweep_comes():
    reader()
    announced()
    told()

    assert [swept(f"2026-12-{day:02} 12:00") for day in (1, 2, 3)] == [{}, {}, {}]


@pytest.mark.parametrize(
    ("wanted", "themes", "is_told"),
    [([], [], True), ([], [0], True), ([0], [], True), ([0], [0, 1], True), ([0, 2], [2], True), ([0], [1], False)],
)
def test_themes_decide(wanted, themes, is_told):
    reader(themes=[theme(number) for number in wanted])
    announced(themes=[theme(number) for number in themes])

    assert bool(told()) is is_told


def test_a_sphere_of_the_law_counts_for_its_theme():
    sphere = Sphere.objects.first()
    reader(themes=[sphere.theme])
    a_profile(themes=[Theme.objects.exclude(pk=sphere.theme_id).first()], confirmed_at=PUBLISHED)
    announced(spheres=[sphere])

    assert [*told()] == ["osoba@example.org"]


@pytest.mark.parametrize(
    ("wanted", "forms", "is_for_informal", "is_told"),
    [
        ([], [], False, True),
        ([], ["foundation"], False, True),
        (["foundation"], [], False, True),
        (["foundation"], ["foundation", "association"], False, True),
        (["foundation"], ["association"], True, False),
        (["informal"], [], False, False),
        (["informal"], ["association"], True, True),
        (["informal", "foundation"], [], False, True),
    ],
)
def test_legal_forms_decide(wanted, forms, is_for_informal, is_told):
    reader(forms=wanted)
    announced(forms=forms, is_for_informal=is_for_informal)

    assert bool(told()) is is_told


@pytest.mark.parametrize("values", [{"confirmed_at": None}, {"stopped_at": PUBLISHED}])
def test_who_has_not_confirmed_or_has_stopped_hears_nothing(values):
    reader(**values)
    a_profile(email="inna@example.org", confirmed_at=PUBLISHED)
    announced()

    assert [*told()] == ["inna@example.org"]


def test_a_call_is_not_new_to_who_came_later_however_late_it_is_found():
    announced()
    reader(confirmed_at=at("2026-12-01 12:30"))
    a_profile(email="inna@example.org", confirmed_at=at("2026-11-30 12:00"))

    assert [*told("2026-12-01 13:00")] == ["inna@example.org"]


def test_who_comes_after_a_call_was_published_does_not_hear_that_it_is_new():
    announced()
    swept("2026-12-01 12:00")
    reader(confirmed_at=at("2026-12-01 12:30"))

    assert swept("2026-12-02 12:00") == {}


@pytest.mark.parametrize(
    "values",
    [
        {"status": "draft", "published_at": None},
        {"closes_at": PUBLISHED - timedelta(minutes=1)},
        {"deadline": "unknown", "closes_at": None},
        {"status": "withdrawn", "status_reason": "Pomyłka."},
    ],
)
def test_what_nobody_can_apply_for_is_not_told(values):
    reader()
    announced(**values)

    assert told() == {}


def test_a_call_without_end_is_told_once_and_never_reminded_of():
    reader()
    announced(deadline="open_ended", closes_at=None)

    [text] = told().values()

    assert "Termin: nabór ciągły, bez końcowego terminu" in text
    assert swept("2027-06-01 12:00") == {}


def test_a_call_that_opens_later_says_when():
    reader()
    announced(opens_at=at("2026-12-10 08:00"))

    [text] = told().values()

    assert "Wnioski od: czwartek, 10 grudnia 2026, 8.00" in text.replace("08.00", "8.00")


# --- accounts and organisations ---


def test_an_account_s_letter_goes_to_its_address_of_today(alice):
    a_profile(user=alice, confirmed_at=PUBLISHED)
    announced()
    swept("2026-12-01 12:00")
    alice.email = "nowa-alicja@example.org"
    alice.save(update_fields=["email"])

    assert [*swept("2026-12-01 12:06")] == ["nowa-alicja@example.org"]


def test_an_account_that_was_closed_gets_no_letters(alice):
    a_profile(user=alice, confirmed_at=PUBLISHED)
    alice.is_active = False
    alice.save(update_fields=["is_active"])
    announced()

    assert told() == {}


def test_an_organisation_s_letter_goes_to_its_owner_and_says_whose_alerts_they_are(alice):
    garden = OrganizationFactory(name="Fundacja Ogród")
    Membership.objects.create(organization=garden, user=alice, role="owner")
    a_profile(organization=garden, confirmed_at=PUBLISHED)
    announced()

    [(address, text)] = told().items()

    assert address == "alice@example.org"
    assert "pasuje do powiadomień organizacji „Fundacja Ogród”" in text


@pytest.mark.parametrize("values", [{"status": "suspended"}, {"email": ""}])
def test_an_organisation_that_is_not_shown_or_not_reached_gets_no_letters(values):
    a_profile(organization=OrganizationFactory(**{"email": "fundacja@example.org"} | values), confirmed_at=PUBLISHED)
    announced()

    assert told() == {}
    assert not AlertItem.objects.waiting().exists()


def test_no_letter_is_written_to_an_address_on_the_list_of_those_that_want_none():
    reader()
    a_profile(email="inna@example.org", confirmed_at=PUBLISHED)
    mail.suppress("Osoba@example.org", "office")
    announced()

    assert [*told()] == ["inna@example.org"]
    assert not AlertItem.objects.waiting().exists()


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
def test_reminders_come_in_the_morning_and_never_after_the_end(moment, subject):
    call = announced()
    AlertRound.objects.create(call=call, kind="new")
    reader()
    subjects = [text.partition("\n")[0] for text in told(moment).values()]

    assert subjects == ([subject] if subject else [])


def test_the_whole_way_of_a_call():
    reader()
    announced()
    told()
    found = {}
    for day in range(1, 32):
        for hour in (8, 9, 15):
            for text in swept(f"2026-12-{day:02} {hour:02}:45").values():
                found[day] = text.partition("\n")[0]

    assert found == {17: "Zostało 14 dni: Kultura blisko", 28: "Zostały 3 dni: Kultura blisko"}


def test_a_call_that_is_published_shortly_before_its_end_is_news_and_no_reminder():
    reader()
    announced(moment=at("2026-12-20 12:00"))

    [text] = told("2026-12-20 12:00").values()

    assert text.startswith("Nowy nabór")
    assert [swept(f"2026-12-{day} 12:00") for day in (21, 22)] == [{}, {}]
    assert len(told("2026-12-28 12:00")) == 1


def test_who_hears_today_that_a_call_is_new_is_not_reminded_of_it_today():
    reader()
    announced(moment=at("2026-12-17 07:50"))

    told("2026-12-17 07:50")
    swept("2026-12-17 08:00")

    assert AlertRound.objects.get(kind="days14").matched == 0


def test_who_came_after_the_call_was_published_is_reminded_too():
    announced()
    swept("2026-12-01 12:00")
    reader(confirmed_at=at("2026-12-05 12:00"))

    assert len(told("2026-12-17 08:00")) == 1


def test_news_and_reminders_of_one_morning_come_in_one_letter():
    announced(title="Stary", closes_at=CLOSES)
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
def test_the_morning_is_a_morning_whatever_the_clocks_do_between(closes, fortnight, three):
    reader(confirmed_at=at("2026-01-01 12:00"))
    call = announced(moment=at("2026-09-01 12:00"), closes_at=at(closes))
    AlertRound.objects.create(call=call, kind="new")

    early = told(at(fortnight) - timedelta(minutes=10))

    assert early == {}
    assert [len(told(moment)) for moment in (fortnight, three)] == [1, 1]


# --- what changes meanwhile ---


def change(call, **values):
    Call.objects.filter(pk=call.pk).update(**values)


def test_a_longer_deadline_moves_the_reminders():
    call = announced()
    AlertRound.objects.create(call=call, kind="new")
    reader()
    change(call, closes_at=at("2027-01-31 15:30"))

    assert [told(moment) for moment in ("2026-12-17 08:00", "2026-12-28 08:00")] == [{}, {}]
    assert [len(told(moment)) for moment in ("2027-01-17 08:00", "2027-01-28 08:00")] == [1, 1]


def test_who_was_reminded_of_the_old_deadline_is_reminded_of_the_new_one():
    call = announced()
    AlertRound.objects.create(call=call, kind="new")
    reader()
    told("2026-12-28 08:00")
    change(call, closes_at=at("2027-01-31 15:30"))

    [text] = told("2027-01-28 08:00").values()

    assert "31 stycznia 2027" in text
    assert AlertItem.objects.filter(kind="days3").count() == 2


def test_another_hour_of_the_same_day_is_no_new_reminder():
    call = announced()
    AlertRound.objects.create(call=call, kind="new")
    reader()
    told("2026-12-28 08:00")
    change(call, closes_at=at("2026-12-31 23:59"))

    assert told("2026-12-29 12:00") == {}


def test_a_call_withdrawn_before_the_letter_is_not_told():
    reader()
    call = announced()
    swept("2026-12-01 12:00")
    change(call, status="withdrawn", status_reason="Pomyłka.")

    assert swept("2026-12-01 12:06") == {}
    assert not AlertItem.objects.exists()


def test_published_again_it_is_told_to_those_who_have_not_heard():
    reader()
    call = announced()
    swept("2026-12-01 12:00")
    change(call, status="withdrawn", status_reason="Pomyłka.")
    swept("2026-12-01 12:06")
    change(call, status="published", status_reason="")

    assert len(told("2026-12-02 12:00")) == 1
    assert told("2026-12-03 12:00") == {}


def test_a_letter_that_waits_does_not_leave_once_its_call_is_withdrawn(delivered):
    reader()
    call = announced()
    told()
    change(call, status="withdrawn", status_reason="Pomyłka.")
    swept("2026-12-01 12:07")

    with time_machine.travel(at("2026-12-01 12:08"), tick=False):
        assert delivered() == []
    assert swept("2026-12-01 12:09") == {}
    assert not AlertItem.objects.exists()


def test_of_two_calls_in_a_waiting_letter_the_other_one_is_told(delivered):
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


def test_a_letter_that_waits_with_an_old_deadline_is_written_anew(delivered):
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


def test_a_letter_that_waited_until_after_the_deadline_does_not_leave(delivered):
    reader()
    announced(closes_at=at("2026-12-02 12:00"))
    told()

    with time_machine.travel(at("2026-12-02 12:00"), tick=False):
        assert delivered() == []
    assert swept("2026-12-02 12:01") == {}


def test_a_reminder_that_waited_over_midnight_is_written_anew_with_the_days_that_are_left(delivered):
    call = announced()
    AlertRound.objects.create(call=call, kind="new")
    reader()
    told("2026-12-28 08:00")
    with time_machine.travel(at("2026-12-29 00:00"), tick=False):
        assert delivered() == []

    [text] = swept("2026-12-29 08:00").values()

    assert text.startswith("Zostały 2 dni: Kultura blisko")


def test_who_stops_while_a_letter_waits_does_not_get_it(delivered):
    profile = reader()
    announced()
    told()

    stop_alerts(profile=profile)

    assert not Letter.objects.exists()


def test_the_letter_says_today_s_deadline_when_two_calls_have_one():
    reader()
    announced(title="Późniejszy", closes_at=at("2027-02-01 12:00"))
    announced(title="Wcześniejszy", closes_at=at("2027-01-01 12:00"))

    [text] = told().values()

    assert text.index("Wcześniejszy") < text.index("Późniejszy")


def test_letters_with_the_same_calls_share_one_body():
    reader()
    for _ in range(3):
        a_profile(confirmed_at=PUBLISHED)
    announced()

    told()

    assert Letter.objects.values("body").distinct().count() == 1
    assert set(Letter.objects.values_list("priority", flat=True)) == {Letter.Priority.CROWD}


@pytest.mark.parametrize("count", [1, 3])
def test_matching_and_writing_ask_as_much_for_one_profile_as_for_three(count, django_assert_num_queries):
    for _ in range(count):
        a_profile(confirmed_at=PUBLISHED, themes=[theme()])
    call = announced(themes=[theme()])
    with time_machine.travel(PUBLISHED, tick=False), django_assert_num_queries(10):
        alert_rounds.match(call=call, kind=AlertKind.NEW)
    with time_machine.travel(PUBLISHED + timedelta(minutes=6), tick=False), django_assert_num_queries(16):
        alert_rounds.write_letters()

    assert Letter.objects.count() == count


def test_a_letter_of_today_is_not_doubled_whatever_the_profile_says():
    profile = reader()
    announced()
    told()
    announced(title="Sport blisko", moment=PUBLISHED)
    AlertProfile.objects.filter(pk=profile.pk).update(told_on=None)

    assert told("2026-12-01 13:00") == {}
    assert AlertItem.objects.waiting().count() == 1


def test_both_links_can_be_pressed_in_the_picture_of_the_letter(delivered):
    reader()
    announced(title="Kultura <blisko>")
    told()

    with time_machine.travel(PUBLISHED + timedelta(minutes=7), tick=False):
        [letter] = delivered()
    [(html, _)] = letter.alternatives

    assert html.count('href="http') > 4
    assert re.search(r'<a href="http[^"]+/dotacje/powiadomienia/zrezygnuj/[^"]+"[^>]*>Wypisz się', html)
    assert re.search(r'<a href="http[^"]+/dotacje/powiadomienia/zmien/[^"]+"[^>]*>Zmień', html)
    assert "Kultura &lt;blisko&gt;" in html
