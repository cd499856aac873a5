"""Powiadomienia o naborach: signing up without an account, confirming the address, changing choices, stopping."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import signing
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from core.mail.models import Letter
from core.models import AuditEvent
from core.tests.traps import as_a_person
from grants.alerts import links
from grants.alerts.actions import profiles as actions
from grants.models import AlertProfile
from grants.tests.alert_profiles import a_call, a_profile
from organizations.models import Theme

pytestmark = pytest.mark.django_db
ALERTS, SENT = "/dotacje/powiadomienia/", "/dotacje/powiadomienia/sprawdz-poczte/"
ADDRESS = "czytelniczka@example.org"


@pytest.fixture(autouse=True)
def _nobody_was_here():
    cache.clear()


def sign_up(client, **data):
    return client.post(ALERTS, as_a_person(**{"email": ADDRESS, "consent": "on"} | data))


def only_letter(kind):
    return Letter.objects.get(kind=f"grants.{kind}")


def link_in(letter) -> str:
    return re.search(r"https?://[^/\s]+(/dotacje/powiadomienia/\S+)", letter.text)[1]


def some_themes(count=2):
    return list(Theme.objects.all()[:count])


def stop_url(profile, address=ADDRESS):
    return reverse("grants:alerts_stop", args=[links.to_alerts(profile, address)])


def change_url(profile, address=ADDRESS):
    return reverse("grants:alerts_change", args=[links.to_alerts(profile, address)])


def test_page_describes_the_letters_and_their_frequency(client):
    page = client.get(ALERTS).content.decode()

    assert "14 i 3 dni przed" in page
    assert "najwyżej jeden list dziennie" in page
    assert "Zrezygnować można w każdej chwili" in page


def test_sign_up_sends_only_a_confirmation_letter(client):
    first, second = some_themes()

    response = sign_up(client, themes=[first.pk, second.pk], forms=["foundation", "informal"])

    profile = AlertProfile.objects.get()
    assert response.url == SENT
    assert (profile.email, profile.confirmed_at) == (ADDRESS, None)
    assert {*profile.themes.all()} == {first, second}
    assert {form.form for form in profile.forms.all()} == {"foundation", "informal"}
    assert only_letter("alert_confirm").to == ADDRESS
    assert not AlertProfile.objects.active().exists()


def test_consent_is_stored_with_its_version_and_time(client):
    sign_up(client)

    profile = AlertProfile.objects.get()
    assert profile.clause.startswith("Chcę dostawać listy o naborach")
    assert profile.clause_version == 1
    assert timezone.now() - profile.consented_at < timedelta(minutes=1)


def test_confirmation_needs_the_button_and_not_only_the_link(client):
    sign_up(client)
    link = link_in(only_letter("alert_confirm"))

    page = client.get(link).content.decode()
    before = AlertProfile.objects.get().confirmed_at
    answer = client.post(link, follow=True).content.decode()

    assert "Tak, chcę dostawać listy" in page
    assert before is None
    assert "Gotowe, powiadomienia są włączone" in answer
    assert AlertProfile.objects.active().exists()


def test_confirmation_submitted_twice_is_logged_once(client):
    sign_up(client)
    link = link_in(only_letter("alert_confirm"))

    client.post(link)
    client.post(link)

    assert AuditEvent.objects.filter(action="grants.confirm_alerts").count() == 1


def test_confirmation_link_expires(client):
    sign_up(client)
    link = link_in(only_letter("alert_confirm"))

    with time_machine.travel(timezone.now() + timedelta(days=8)):
        response = client.get(link)

    assert response.status_code == 404
    assert "Ten link nie działa" in response.content.decode()


def test_known_address_is_reported_only_by_letter(client):
    known = a_profile(email=ADDRESS, themes=some_themes(1))

    response = sign_up(client, email=ADDRESS.upper(), forms=["foundation"])

    assert response.url == SENT
    assert not known.forms.exists()
    assert known.themes.count() == 1
    assert only_letter("alert_known").to == ADDRESS.upper()
    assert not Letter.objects.filter(kind="grants.alert_confirm").exists()


def test_second_sign_up_before_confirming_replaces_the_choices(client):
    first, second = some_themes()
    sign_up(client, themes=[first.pk])

    sign_up(client, themes=[second.pk])

    assert list(AlertProfile.objects.get().themes.all()) == [second]
    assert Letter.objects.filter(kind="grants.alert_confirm").count() == 1


def test_confirmation_letter_is_sent_again_after_an_hour(client):
    sign_up(client)

    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        sign_up(client)

    assert Letter.objects.filter(kind="grants.alert_confirm").count() == 2


def test_stopped_profile_confirms_its_address_again(client):
    stopped = a_profile(email=ADDRESS, stopped_at=timezone.now())

    sign_up(client)

    stopped.refresh_from_db()
    assert (stopped.confirmed_at, stopped.stopped_at) == (None, None)
    assert only_letter("alert_confirm").to == ADDRESS


def test_sign_up_with_an_accounts_address_changes_no_alerts(client, alice):
    a_profile(user=alice)

    sign_up(client, email="ALICE@example.org")

    assert AlertProfile.objects.count() == 1
    assert only_letter("alert_known").to == "ALICE@example.org"


@pytest.mark.parametrize("map_of_pages", ["/sitemap-listy-naborow.xml", "/mapa-strony/"])
def test_page_is_in_both_site_maps(client, map_of_pages):
    assert ALERTS in client.get(map_of_pages).content.decode()


def test_empty_form_shows_errors_beside_the_fields(client):
    page = client.post(ALERTS, as_a_person()).content.decode()

    assert "Wpisz adres e-mail." in page
    assert "Bez tej zgody nie możemy wysyłać listów" in page
    assert page.count("Wiem, że mogę zrezygnować w każdej chwili.") == 1  # a whole sentence names no field above
    assert not AlertProfile.objects.exists()


def test_wrong_address_keeps_the_choices(client):
    theme = some_themes(1)[0]

    page = sign_up(client, email="to nie adres", themes=[theme.pk], forms=["informal"]).content.decode()

    assert "w postaci nazwa@domena.pl" in page
    assert page.count("checked") == 3  # the theme, the form, the consent


def test_unknown_form_is_refused(client):
    assert "Wybierz poprawną wartość" in sign_up(client, forms=["gang"]).content.decode()


def test_bots_are_caught(client):
    sign_up(client, homepage_url="https://spam.example")

    assert not AlertProfile.objects.exists()


@pytest.mark.usefixtures("new_hour")
def test_sign_up_over_the_limit_keeps_the_typed_text(client):
    for number in range(20):
        sign_up(client, email=f"osoba{number}@example.org")

    response = sign_up(client)

    assert response.status_code == 429
    assert ADDRESS in response.content.decode()


def test_theme_of_the_list_is_preselected(client):
    theme = some_themes(1)[0]

    assert client.get(f"{ALERTS}?temat={theme.slug}&temat=nie-ma").content.decode().count("checked") == 1


def test_signed_in_user_is_sent_to_the_account(client, alice):
    client.force_login(alice)

    assert client.get(ALERTS).url == "/konto/powiadomienia/"


def test_second_concurrent_sign_up_finds_the_profile_of_the_first(client, monkeypatch):
    """Simulates a profile created between the read and the write; with real threads: test_at_once."""
    sign_up(client)
    monkeypatch.setattr(actions, "_locked_at", lambda email: None)

    assert sign_up(client, forms=["informal"]).url == SENT
    assert AlertProfile.objects.get().forms.count() == 1


# --- the links of every letter ---


def test_link_changes_the_choices_without_signing_in(client):
    profile = a_profile(email=ADDRESS, themes=some_themes(1), forms=["foundation"])
    other = Theme.objects.last()

    page = client.get(change_url(profile)).content.decode()
    answer = client.post(change_url(profile), {"themes": [other.pk], "forms": ["informal"]}, follow=True)

    assert page.count("checked") == 2
    assert "Wybór jest zapisany" in answer.content.decode()
    assert list(profile.themes.all()) == [other]
    assert [form.form for form in profile.forms.all()] == ["informal"]


def test_pages_do_not_show_the_address(client):
    profile = a_profile(email=ADDRESS)

    pages = [client.get(url(profile)).content.decode() for url in (change_url, stop_url)]

    assert not any(ADDRESS in page for page in pages)


def test_waiting_items_that_no_longer_match_are_removed(client):
    first, second = some_themes()
    profile = a_profile(email=ADDRESS)
    for theme in (first, second):
        profile.items.create(call=a_call(themes=[theme]), kind="new")

    client.post(change_url(profile), {"themes": [second.pk]})

    assert [item.call.themes.get() for item in profile.items.all()] == [second]


def test_one_click_stops_the_alerts(client):
    profile = a_profile(email=ADDRESS)
    profile.items.create(call=a_call(), kind="new")

    before = client.get(stop_url(profile)).content.decode()
    answer = client.post(stop_url(profile), follow=True).content.decode()

    profile.refresh_from_db()
    assert "Zrezygnować z&nbsp;powiadomień?" in before
    assert "Nie wyślemy więcej listów" in answer
    assert profile.stopped_at is not None
    assert not profile.items.exists()


def test_only_an_address_without_an_account_is_announced_as_deleted(client, alice):
    mine, typed = a_profile(user=alice), a_profile(email=ADDRESS)

    pages = [
        client.post(stop_url(one, address), follow=True).content.decode()
        for one, address in ((mine, alice.email), (typed, ADDRESS))
    ]

    assert ["Twój adres i wybór" in page for page in pages] == [False, True]


def test_mail_program_unsubscribes_without_a_cookie(client):
    profile = a_profile(email=ADDRESS)
    strict = client.__class__(enforce_csrf_checks=True)

    response = strict.post(stop_url(profile), {"List-Unsubscribe": "One-Click"})

    profile.refresh_from_db()
    assert response.status_code == 302
    assert profile.stopped_at is not None


def test_scanner_that_opens_the_link_stops_nothing(client):
    profile = a_profile(email=ADDRESS)

    client.get(stop_url(profile))
    client.head(stop_url(profile))

    profile.refresh_from_db()
    assert profile.is_on


def test_stop_submitted_twice_is_logged_once(client):
    profile = a_profile(email=ADDRESS)

    client.post(stop_url(profile))
    client.post(stop_url(profile))

    assert AuditEvent.objects.filter(action="grants.stop_alerts").count() == 1


def test_stopped_alerts_are_resumed_with_one_click(client):
    profile = a_profile(email=ADDRESS, themes=some_themes(1), stopped_at=timezone.now())

    page = client.get(change_url(profile)).content.decode()
    client.post(reverse("grants:alerts_resume", args=[links.to_alerts(profile, ADDRESS)]))

    profile.refresh_from_db()
    assert "Te powiadomienia są wyłączone" in page
    assert profile.is_on
    assert profile.themes.count() == 1


def test_resuming_active_alerts_changes_nothing(client):
    profile = a_profile(email=ADDRESS)

    client.post(reverse("grants:alerts_resume", args=[links.to_alerts(profile, ADDRESS)]))

    assert not AuditEvent.objects.filter(action="grants.resume_alerts").exists()


def test_old_confirmation_link_does_not_resume_stopped_alerts(client):
    sign_up(client)
    link = link_in(only_letter("alert_confirm"))
    client.post(link)
    client.post(stop_url(AlertProfile.objects.get()))

    page = client.post(link, follow=True).content.decode()

    assert "Te powiadomienia są wyłączone" in page
    assert not AlertProfile.objects.active().exists()


@pytest.mark.parametrize("name", ["alerts_confirm", "alerts_change", "alerts_stop", "alerts_resume"])
@pytest.mark.parametrize("token", ["bzdura", "1:zly", "1-zly:podpis"])
def test_invalid_link_gets_a_polite_page(client, name, token):
    response = client.post(reverse(f"grants:{name}", args=[token]))

    assert response.status_code == 404
    assert "Ten link nie działa" in response.content.decode()


def test_link_to_another_address_is_not_found(client):
    profile = a_profile(email=ADDRESS)
    token = links.to_alerts(profile, "dawny@example.org")

    assert client.post(reverse("grants:alerts_stop", args=[token])).status_code == 404


def test_link_to_deleted_alerts_is_not_found(client):
    profile = a_profile(email=ADDRESS)
    url = stop_url(profile)
    profile.delete()

    assert client.post(url).status_code == 404


def test_links_in_letters_do_not_expire(client):
    profile = a_profile(email=ADDRESS)
    url = stop_url(profile)

    with time_machine.travel(timezone.now() + timedelta(days=700)):
        client.post(url)

    profile.refresh_from_db()
    assert profile.stopped_at is not None


def test_pages_behind_links_are_not_indexed(client):
    profile = a_profile(email=ADDRESS)

    assert client.get(stop_url(profile))["X-Robots-Tag"] == "noindex"


def test_confirmation_link_does_not_stop_alerts(client):
    profile = a_profile(email=ADDRESS)
    token = links.to_confirm(profile, ADDRESS)

    assert client.post(reverse("grants:alerts_stop", args=[token])).status_code == 404


def test_link_signed_for_another_purpose_is_not_found(client):
    profile = a_profile(email=ADDRESS)
    token = signing.TimestampSigner(salt="events.registration").sign(str(profile.pk))

    assert client.get(reverse("grants:alerts_change", args=[token])).status_code == 404


def test_log_holds_no_address(client):
    sign_up(client)

    assert not any("@" in str(vars(event)) for event in AuditEvent.objects.all())
