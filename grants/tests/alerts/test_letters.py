"""Listy o nowych naborach: which profiles get which call, at most one letter a day, and never the same call twice."""

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


def test_new_call_is_sent_to_matching_profiles():
    reader()
    announced(lead="Na warsztaty w częściach miasta.", funder="Miasto Leszno")

    [(address, text)] = told().items()

    assert address == "osoba@example.org"
    assert text.startswith("Nowy nabór: Kultura blisko\n")
    assert "Na warsztaty w częściach miasta." in text
    assert "Termin: czwartek, 31 grudnia 2026, 15.30" in text
    assert "/dotacje/leszczynowy-konkurs-" in text


def test_letter_has_an_unsubscribe_link_in_its_text_and_headers(delivered):
    reader()
    announced()
    told()

    with time_machine.travel(PUBLISHED + timedelta(minutes=7), tick=False):
        [letter] = delivered()

    assert "Wypisz się jednym przyciskiem:\nhttp" in letter.body
    assert "/dotacje/powiadomienia/zrezygnuj/" in letter.extra_headers["List-Unsubscribe"]
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_calls_published_together_are_in_one_letter():
    reader()
    announced(title="Kultura blisko")
    swept("2026-12-01 12:00")
    announced(title="Sport blisko", moment=PUBLISHED + timedelta(minutes=3))
    swept("2026-12-01 12:04")

    [text] = swept("2026-12-01 12:06").values()

    assert text.startswith("Nabory dla Ciebie: 2 nowe\n")
    assert ("Kultura blisko" in text, "Sport blisko" in text) == (True, True)


def test_second_call_of_a_day_waits_for_the_next_morning():
    reader()
    announced(title="Kultura blisko")
    told()
    announced(title="Sport blisko", moment=at("2026-12-01 13:00"))

    days = [swept(moment) for moment in ("2026-12-01 14:00", "2026-12-01 23:59", "2026-12-02 07:59")]
    [text] = swept("2026-12-02 08:00").values()

    assert days == [{}, {}, {}]
    assert text.startswith("Nowy nabór: Sport blisko")


def test_first_letter_of_a_day_is_sent_late_and_the_next_waits_for_the_morning():
    reader()
    announced(moment=at("2026-12-01 23:50"))
    late = told("2026-12-01 23:50")
    announced(title="Sport blisko", moment=at("2026-12-02 00:05"))

    assert (len(late), swept("2026-12-02 00:30"), len(swept("2026-12-02 08:00"))) == (1, {}, 1)


def test_call_is_sent_once_in_any_number_of_sweeps():
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


def test_sphere_counts_for_its_theme():
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
def test_unconfirmed_and_stopped_profiles_get_no_letter(values):
    reader(**values)
    a_profile(email="inna@example.org", confirmed_at=PUBLISHED)
    announced()

    assert [*told()] == ["inna@example.org"]


def test_call_matched_late_is_not_new_to_a_later_profile():
    announced()
    reader(confirmed_at=at("2026-12-01 12:30"))
    a_profile(email="inna@example.org", confirmed_at=at("2026-11-30 12:00"))

    assert [*told("2026-12-01 13:00")] == ["inna@example.org"]


def test_profile_confirmed_after_publication_gets_no_new_call():
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
def test_call_that_takes_no_applications_is_not_sent(values):
    reader()
    announced(**values)

    assert told() == {}


def test_open_ended_call_is_sent_once_without_reminders():
    reader()
    announced(deadline="open_ended", closes_at=None)

    [text] = told().values()

    assert "Termin: nabór ciągły, bez końcowego terminu" in text
    assert swept("2027-06-01 12:00") == {}


def test_call_that_opens_later_shows_its_opening():
    reader()
    announced(opens_at=at("2026-12-10 08:00"))

    [text] = told().values()

    assert "Wnioski od: czwartek, 10 grudnia 2026, 8.00" in text.replace("08.00", "8.00")


# --- accounts and organisations ---


def test_letter_goes_to_the_accounts_current_address(alice):
    a_profile(user=alice, confirmed_at=PUBLISHED)
    announced()
    swept("2026-12-01 12:00")
    alice.email = "nowa-alicja@example.org"
    alice.save(update_fields=["email"])

    assert [*swept("2026-12-01 12:06")] == ["nowa-alicja@example.org"]


def test_inactive_account_gets_no_letters(alice):
    a_profile(user=alice, confirmed_at=PUBLISHED)
    alice.is_active = False
    alice.save(update_fields=["is_active"])
    announced()

    assert told() == {}


def test_organisations_letter_goes_to_its_owner_and_names_it(alice):
    garden = OrganizationFactory(name="Fundacja Ogród")
    Membership.objects.create(organization=garden, user=alice, role="owner")
    a_profile(organization=garden, confirmed_at=PUBLISHED)
    announced()

    [(address, text)] = told().items()

    assert address == "alice@example.org"
    assert "pasuje do powiadomień organizacji „Fundacja Ogród”" in text


@pytest.mark.parametrize("values", [{"status": "suspended"}, {"email": ""}])
def test_organisation_without_a_public_entry_or_address_gets_no_letters(values):
    a_profile(organization=OrganizationFactory(**{"email": "fundacja@example.org"} | values), confirmed_at=PUBLISHED)
    announced()

    assert told() == {}
    assert not AlertItem.objects.waiting().exists()


def test_suppressed_address_gets_no_letter():
    reader()
    a_profile(email="inna@example.org", confirmed_at=PUBLISHED)
    mail.suppress("Osoba@example.org", "office")
    announced()

    assert [*told()] == ["inna@example.org"]
    assert not AlertItem.objects.waiting().exists()


def test_calls_in_a_letter_are_sorted_by_deadline():
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
def test_matching_and_writing_cost_the_same_for_one_profile_and_for_three(count, django_assert_num_queries):
    for _ in range(count):
        a_profile(confirmed_at=PUBLISHED, themes=[theme()])
    call = announced(themes=[theme()])
    with time_machine.travel(PUBLISHED, tick=False), django_assert_num_queries(10):
        rounds.match(call=call, kind=AlertKind.NEW)
    with time_machine.travel(PUBLISHED + timedelta(minutes=6), tick=False), django_assert_num_queries(16):
        rounds.write_letters()

    assert Letter.objects.count() == count


def test_second_letter_of_a_day_is_not_written_even_after_a_reset():
    profile = reader()
    announced()
    told()
    announced(title="Sport blisko", moment=PUBLISHED)
    AlertProfile.objects.filter(pk=profile.pk).update(told_on=None)

    assert told("2026-12-01 13:00") == {}
    assert AlertItem.objects.waiting().count() == 1


def test_html_part_has_both_links(delivered):
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
