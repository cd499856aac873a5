"""Listy o nowych naborach: who hears of which call, at most once a day, and never twice."""

import re
from datetime import timedelta

import pytest
import time_machine

from core import mail
from core.mail.models import Letter
from grants.alerts.actions import rounds
from grants.choices import AlertKind
from grants.models import AlertItem, AlertProfile
from grants.tests.alert_profiles import PUBLISHED, a_profile, announced, at, reader, swept, theme, told
from organizations.models import Membership, Sphere, Theme
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


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
        rounds.match(call=call, kind=AlertKind.NEW)
    with time_machine.travel(PUBLISHED + timedelta(minutes=6), tick=False), django_assert_num_queries(16):
        rounds.write_letters()

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
