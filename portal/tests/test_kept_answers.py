"""Whole cached responses: fast for visitors without an account, never stale, never another person's."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from core.lists import answers, list_versions
from events.calendar.actions import events, states, venues
from events.festival import actions as series_actions
from events.registration.actions import registering
from events.tests.factories import EventFactory, RegistrationFactory, SeriesFactory, in_days, span
from grants.calls.actions import editing as editing_calls
from grants.calls.actions import states as states_calls
from grants.tests.call_factories import CallFactory
from news import actions
from news.tests.article_factories import ArticleFactory, soon
from organizations.membership import actions as membership_actions
from organizations.models import AccessRequest, Organization, Theme
from organizations.moderation import actions as states_actions
from organizations.registry.actions import entries, taxonomy
from organizations.registry.selectors import registry as registry_list
from organizations.tests.factories import OrganizationFactory
from pages.tests.page_factories import a_document, a_page, a_version
from pages.written import actions as written

pytestmark = pytest.mark.django_db
LIST = "/organizacje/"


@pytest.fixture
def cast(dorota):
    """One object of each kind that has a page, each linked to the previous one."""
    theme = Theme.objects.get(slug="sport")
    entry = OrganizationFactory(
        name="Fundacja Leszczyna", slug="fundacja-leszczyna", themes=[theme], email="a@example.org"
    )
    OrganizationFactory(name="Klub Orzech", slug="klub-orzech", themes=[theme])
    event = EventFactory(title="Warsztaty", slug="warsztaty", organizer=entry, with_sign_up=True, themes=[theme])
    article = ArticleFactory(title="Nowina", slug="nowina", organization=entry, themes=[theme])
    call = CallFactory(title="Mikrodotacje", slug="mikrodotacje", themes=[theme])
    page = a_page("poradnik", by=dorota, title="Poradnik")
    document = a_document("Wzór oferty", by=dorota)
    series = SeriesFactory(title="Festyn", slug="festyn")
    found = {"entry": entry, "event": event, "article": article, "call": call, "page": page, "document": document}
    return found | {"series": series, "theme": theme}


def month():
    day = in_days(10)
    return f"/wydarzenia/kalendarz/{day.year}/{day.month}/"


ADDRESSES = {
    "front page": "/",
    "list": LIST,
    "list, filtered": f"{LIST}?temat=sport",
    "map": f"{LIST}mapa/",
    "points": f"{LIST}mapa/punkty.json",
    "profile": f"{LIST}fundacja-leszczyna/",
    "calendar": "/wydarzenia/",
    "archive": "/wydarzenia/archiwum/",
    "month": month(),
    "weekend": "/wydarzenia/weekend/",
    "event": "/wydarzenia/warsztaty/",
    "edition": "/wydarzenia/cykle/festyn/",
    "calendar file": "/wydarzenia/kalendarz.ics",
    "calendar file, filtered": "/wydarzenia/kalendarz.ics?temat=sport",
    "atom": "/wydarzenia/atom.xml",
    "deadlines": "/dotacje/terminy.ics",
    "news": "/aktualnosci/",
    "news, archive": "/aktualnosci/archiwum/",
    "feed": "/aktualnosci/rss/",
    "article": "/aktualnosci/nowina/",
    "calls": "/dotacje/",
    "calls, coming": "/dotacje/zapowiedzi/",
    "call": "/dotacje/mikrodotacje/",
    "page": "/poradnik/",
    "documents": "/dokumenty/",
    "document": "/dokumenty/wzor-oferty/",
}
FILES = ("feed", "points", "calendar file", "calendar file, filtered", "atom", "deadlines")
PAGES = [name for name in ADDRESSES if name not in FILES]
#: The number of free places is counted on each visit.
QUERIES = {"event": 2}


def read(client, name):
    return client.get(ADDRESSES.get(name, name)).content.decode()


@pytest.mark.parametrize("name", ADDRESSES)
def test_cached_page_queries_only_the_list_versions(client, cast, django_assert_num_queries, name):
    first = client.get(ADDRESSES[name])

    with django_assert_num_queries(QUERIES.get(name, 1)):
        again = client.get(ADDRESSES[name])

    assert (first.status_code, again.content, again["ETag"]) == (200, first.content, first["ETag"])
    assert {name: again[name] for name in first.headers if name != "X-Request-ID"} == {
        name: first[name] for name in first.headers if name != "X-Request-ID"
    }


# --- never stale ---


def rename_theme(cast, by):
    cast["theme"].name = "Ruch na powietrzu"
    taxonomy.save_word(word=cast["theme"], by=by)


def rename_entry(cast, by):
    entries.update(organization=cast["entry"], by=by, name="Fundacja Jarzębina")


def suspend_other(cast, by):
    states_actions.suspend(organization=Organization.objects.get(slug="klub-orzech"), by=by)


def rename_venue(cast, by):
    venue = cast["event"].venue
    venue.name = "Dom Sąsiedzki"
    venue.save()
    venues.venue_changed(venue=venue, fields=["name"], is_new=False, by=by)


def sign_up(cast, by):
    registering.register(event=cast["event"], people=[registering.Person(name="Ola", email="ola@example.org")])


def change_event(cast, by):
    events.update(event=cast["event"], values={"title": "Warsztaty z pisania"}, by=by)


def cancel_event(cast, by):
    states.cancel_event(event=cast["event"], reason="Choroba prowadzącej.", by=by)


def move_event(cast, by):
    states.move(event=cast["event"], dates=[span(11)], reason="Remont sali.", by=by)


def change_series(cast, by):
    cast["series"].title = "Festyn jesienny"
    series_actions.save_series(series=cast["series"], by=by)


def change_article(cast, by):
    actions.update(article=cast["article"], values={"title": "Nowina poprawiona"}, by=by)


def change_call(cast, by):
    editing_calls.update(call=cast["call"], values={"title": "Mikrodotacje dla sąsiadów"}, by=by)


def withdraw_call(cast, by):
    states_calls.withdraw(call=cast["call"], reason="Zmiana budżetu.", by=by)


def put_page_in_menu(cast, by):
    written.update_page(page=cast["page"], values={"menu_place": "main", "title": "O biurze"}, by=by)


def put_page_in_footer(cast, by):
    written.update_page(page=cast["page"], values={"menu_place": "footer", "title": "Zasady"}, by=by)


def add_version(cast, by):
    a_version(cast["document"], by=by, title="Wzór oferty 2027")


def make_owner(cast, by):
    club = Organization.objects.get(slug="klub-orzech")
    asked = AccessRequest.objects.create(organization=club, email=by.email, name="Prezes", status="waiting")
    membership_actions.grant_access(request=asked, by=by)


CHANGES = [
    (rename_theme, "Ruch na powietrzu", ["front page", "list", "profile", "calendar", "news", "calls", "call"]),
    (rename_theme, "Ruch na powietrzu", ["event", "article"]),
    (rename_entry, "Fundacja Jarzębina", ["front page", "list", "profile", "event", "article", "calendar", "news"]),
    (suspend_other, "", ["list", "map", "profile", "front page"]),
    (rename_venue, "Dom Sąsiedzki", ["event", "calendar", "calendar file"]),
    (sign_up, "Zostało 9 miejsc", ["event"]),
    (change_event, "Warsztaty z pisania", ["event", "calendar", "month", "front page", "profile", "calendar file"]),
    (change_event, "Warsztaty z pisania", ["calendar file, filtered", "atom"]),
    (cancel_event, "odwołane", ["calendar", "month"]),
    (cancel_event, "Choroba prowadzącej.", ["event"]),
    (move_event, "nowy termin", ["calendar", "month", "event"]),
    (change_series, "Festyn jesienny", ["edition"]),
    (change_article, "Nowina poprawiona", ["article", "news", "front page", "profile", "feed"]),
    (change_call, "Mikrodotacje dla sąsiadów", ["call", "calls", "front page", "deadlines"]),
    (withdraw_call, "Zmiana budżetu.", ["call"]),
    (put_page_in_menu, "O biurze", PAGES),
    (put_page_in_footer, "Zasady", PAGES),
    (add_version, "Wzór oferty 2027", ["documents"]),
    (make_owner, f"{LIST}klub-orzech/napisz/", [f"{LIST}klub-orzech/"]),
]


@pytest.mark.parametrize(("change", "words", "names"), CHANGES)
def test_change_is_on_every_page_at_the_next_visit(client, cast, dorota, change, words, names):
    before = {name: read(client, name) for name in names}
    assert {name: read(client, name) for name in names} == before

    change(cast, dorota)

    after = {name: read(client, name) for name in names}
    assert {name for name in names if after[name] == before[name]} == set()
    if words:
        assert {name for name in names if words in before[name] or words not in after[name]} == set()


@pytest.mark.parametrize(
    ("minutes", "name"),
    [(119, "front page"), (119, "calls"), (119, "call"), (239, "calendar"), (239, "event"), (239, "front page")],
)
def test_time_dependent_change_is_shown_within_the_minute(client, minutes, name):
    with time_machine.travel("2026-12-01 08:00 +0100", tick=False):
        now = timezone.now()
        CallFactory(slug="mikrodotacje", closes_at=now + timedelta(hours=2))
        EventFactory(slug="warsztaty", spans=[(now + timedelta(hours=2), now + timedelta(hours=4))])
        read(client, name)
    with time_machine.travel(now + timedelta(minutes=minutes), tick=False):
        before = read(client, name)
        assert read(client, name) == before
    with time_machine.travel(now + timedelta(minutes=minutes + 2), tick=False):
        assert read(client, name) != before


def test_scheduled_article_appears_in_its_minute(client):
    ArticleFactory(title="Nowina", publish_at=soon(minutes=5))
    assert "Nowina" not in read(client, "news") + read(client, "feed") + read(client, "front page")

    with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=False):
        assert all("Nowina" in read(client, name) for name in ("news", "feed", "front page"))


def test_stands_can_be_booked_until_their_deadline(client):
    series = SeriesFactory(slug="festyn", stands_open_at=soon(hours=-1), stands_close_at=soon(hours=1))
    address = reverse("events:stand", args=[series.slug])
    assert address in read(client, "edition")

    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        assert address not in read(client, "edition")


def test_new_day_rebuilds_the_page(client, cast):
    before = read(client, "list"), read(client, "profile")

    with time_machine.travel(timezone.now() + timedelta(days=600), tick=False):
        after = read(client, "list"), read(client, "profile")

    assert ("danych nikt nie potwierdził" in before[0], "danych nikt nie potwierdził" in after[0]) == (False, True)
    assert after[1] != before[1]


def test_page_built_from_an_old_copy_of_a_large_list_is_rebuilt(client, transactional_db, monkeypatch):
    monkeypatch.setattr(registry_list, "_small", 1)
    entry = OrganizationFactory(name="Leszczyna")
    read(client, "list")
    Organization.objects.filter(pk=entry.pk).update(name="Jarzębina", version=entry.version + 1)
    list_versions.bump("organizations")

    read(client, "list")
    registry_list.wait()

    assert "Jarzębina" in read(client, "list")


def test_deactivated_account_gets_no_more_messages(client, office, cast, bob):
    make_owner(cast, bob)
    address, browser = f"{LIST}klub-orzech/", Client()
    assert f"{address}napisz/" in read(browser, address)

    form = {"email": bob.email, "name": bob.name, "groups": []}
    response = office.post(reverse("admin:accounts_user_change", args=[bob.pk]), form)

    assert response.status_code == 302
    assert f"{address}napisz/" not in read(browser, address)


# --- never another person's ---


@pytest.mark.parametrize("name", PAGES)
def test_signed_in_reader_neither_reads_nor_fills_the_cache(client, alice, cast, name):
    inside = Client()
    inside.force_login(alice)

    hers = inside.get(ADDRESSES[name])
    kept = len(answers.kept)
    anybodys = client.get(ADDRESSES[name])
    again = inside.get(ADDRESSES[name])

    assert kept == 0
    assert "Moje konto" in hers.content.decode()
    assert "Moje konto" not in anybodys.content.decode()
    assert again.content == hers.content
    assert ("ETag" in again.headers, "ETag" in anybodys.headers) == (False, True)


def test_message_is_shown_only_to_its_recipient(client, cast):
    read(client, "list")
    waited = Client()
    storage = CookieStorage(RequestFactory().get("/"))
    waited.cookies[CookieStorage.cookie_name] = storage._encode([Message(constants.SUCCESS, "Wysłano zgłoszenie.")])

    assert "Wysłano zgłoszenie." in read(waited, "list")
    assert "Wysłano zgłoszenie." not in read(client, "list")


def with_token(request):
    return HttpResponse(get_token(request))


def with_cookie(request):
    response = HttpResponse("x")
    response.set_cookie("kontrast", "wysoki")
    return response


def with_nonce(request):
    request._csp_nonce = "abc"
    return HttpResponse("x")


def with_session(request):
    request.session = type("Session", (), {"accessed": True, "modified": False})()
    return HttpResponse("x")


def with_message(request):
    request._messages = type("Messages", (), {"used": False, "added_new": True})()
    return HttpResponse("x")


@pytest.mark.parametrize(
    ("view", "is_kept"),
    [
        (lambda request: HttpResponse("x"), True),
        (with_token, False),
        (with_cookie, False),
        (with_nonce, False),
        (with_session, False),
        (with_message, False),
        (lambda request: HttpResponse("x", status=404), False),
        (lambda request: HttpResponse("x", status=301), False),
    ],
)
def test_response_for_one_visitor_is_not_cached(view, is_kept):
    answer = answers.keep_answers(view, look=lambda request: None)

    response = answer(RequestFactory().get(LIST))

    assert (len(answers.kept) == 1, "ETag" in response.headers) == (is_kept, is_kept)


@pytest.mark.parametrize("query", ["q=leszczyna", "temat=nie-ma-takiego", "strona=99", "sort=dziwne"])
def test_response_to_a_search_is_not_cached(client, cast, query):
    client.get(f"{LIST}?{query}")

    assert len(answers.kept) == 0


@pytest.mark.parametrize(
    "query", ["utm_source=list", "strona=1", "strona=nic", "sort=nazwa", "temat=", "x=1&y=2", "temat=&utm_id=7"]
)
def test_unknown_parameters_create_no_new_cache_entry(client, cast, query):
    plain = read(client, "list")

    assert client.get(f"{LIST}?{query}").content.decode() == plain
    assert len(answers.kept) == 1


def test_order_of_parameters_creates_no_new_cache_entry(client, cast):
    first = client.get(f"{LIST}?temat=sport&forma=stowarzyszenie&strona=1")
    second = client.get(f"{LIST}?strona=1&forma=stowarzyszenie&utm_source=a&temat=sport")

    assert (first.content, len(answers.kept)) == (second.content, 1)


def test_each_display_mode_is_cached_separately(client, cast):
    plain = client.get(LIST)
    client.cookies["kontrast"] = "wysoki"
    contrast = client.get(LIST)
    client.cookies["kontrast"] = "nie-ma-takiego"

    assert 'data-contrast="high"' in contrast.content.decode()
    assert client.get(LIST).content == plain.content
    assert {plain["Vary"], contrast["Vary"]} == {"Cookie"}
    assert (contrast["ETag"] != plain["ETag"], len(answers.kept)) == (True, 2)


@pytest.mark.parametrize("method", ["get", "head"])
def test_unchanged_page_gets_304(client, cast, dorota, method):
    etag = getattr(client, method)(LIST)["ETag"]

    known = getattr(client, method)(LIST, HTTP_IF_NONE_MATCH=etag)
    other = getattr(client, method)(LIST, HTTP_IF_NONE_MATCH='"other"')
    rename_entry(cast, dorota)
    changed = getattr(client, method)(LIST, HTTP_IF_NONE_MATCH=etag)

    assert (known.status_code, known.content, known["ETag"], known["Vary"]) == (304, b"", etag, "Cookie")
    assert (other.status_code, changed.status_code) == (200, 200)
    assert changed["ETag"] != etag


def test_head_request_has_the_headers_of_the_page(client, cast):
    page, head = client.get(LIST), client.head(LIST)

    assert (head.content, head["Content-Length"], head["ETag"]) == (b"", str(len(page.content)), page["ETag"])


def test_foreign_host_name_gets_no_cached_response(client, cast):
    client.get(LIST)

    assert client.get(LIST, HTTP_HOST="evil.example").status_code == 400


def test_cached_response_is_not_served_without_https(client, cast, settings):
    client.get(LIST, secure=True)
    settings.SECURE_SSL_REDIRECT = True

    assert Client().get(LIST).status_code == 301
    assert Client().get(LIST, secure=True).status_code == 200


def test_database_outage_gives_the_error_page(client, cast, monkeypatch):
    monkeypatch.setattr(list_versions, "_READ", "SELECT nothing FROM nowhere")
    client.raise_request_exception = False

    response = client.get(LIST)

    assert (response.status_code, "Content-Security-Policy" in response.headers) == (500, True)


def test_places_taken_outside_the_action_are_counted(client, cast):
    assert "Zostało 10 miejsc" in read(client, "event")

    RegistrationFactory(event=cast["event"])

    assert "Zostało 9 miejsc" in read(client, "event")


def test_cache_is_bounded_and_evicts_the_least_used_page(client, cast, monkeypatch):
    read(client, "list")
    monkeypatch.setattr(answers.kept, "_most", answers.kept.size * 2 + 1000)
    read(client, "map")
    read(client, "list")

    for name in ("profile", "calendar"):
        read(client, name)
        read(client, "list")

    addresses = {key[1] for key in answers.kept}
    assert LIST in addresses
    assert f"{LIST}mapa/" not in addresses
    assert answers.kept.size <= answers.kept._most
