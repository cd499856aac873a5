"""Listy naborów: open by the nearest deadline, coming, archive; filters; matching to the user's organisation."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from core.lists import list_versions
from grants.calls import selectors
from grants.calls.actions import states
from grants.calls.facets import amount_word
from grants.models import Call
from grants.tests.call_factories import CallFactory, in_days, published
from organizations.choices import LegalForm
from organizations.membership.actions import admit
from organizations.models import Membership, Sphere, Theme
from organizations.tests.factories import OrganizationFactory, ThemeFactory

pytestmark = pytest.mark.django_db
OPEN, COMING, ARCHIVE = "/dotacje/", "/dotacje/zapowiedzi/", "/dotacje/archiwum/"


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def titles(client, path=OPEN):
    """Titles on the page, in order."""
    page = text(client.get(path))
    known = {call.title: page.find(f">{call.title}</a>") for call in Call.objects.all()}
    return [title for title, place in sorted(known.items(), key=lambda pair: pair[1]) if place >= 0]


def test_nearest_deadline_is_first_and_calls_without_one_last(client):
    CallFactory(title="Ciągły", closes_at=None, deadline="open_ended")
    for days, title in ((9, "Trzeci"), (2, "Pierwszy"), (5, "Drugi")):
        CallFactory(title=title, closes_at=in_days(days))

    assert titles(client) == ["Pierwszy", "Drugi", "Trzeci", "Ciągły"]


def test_each_call_is_in_one_list(client):
    CallFactory(title="Otwarty")
    CallFactory(title="Zapowiedziany", opens_at=in_days(2))
    CallFactory(title="Zamknięty", closes_at=in_days(-2))
    CallFactory(title="Wycofany", status="withdrawn", status_reason="Brak pieniędzy.")
    CallFactory(title="Dawny", closes_at=None, deadline="unknown")
    CallFactory(title="Szkic", status="draft", published_at=None)

    assert titles(client) == ["Otwarty"]
    assert titles(client, COMING) == ["Zapowiedziany"]
    assert titles(client, ARCHIVE) == ["Wycofany", "Zamknięty", "Dawny"]


def test_coming_calls_are_sorted_by_their_opening(client):
    CallFactory(title="Później", opens_at=in_days(5), closes_at=in_days(9))
    CallFactory(title="Wcześniej", opens_at=in_days(2), closes_at=in_days(20))

    assert titles(client, COMING) == ["Wcześniej", "Później"]


@pytest.mark.parametrize(
    ("closes_at", "words"),
    [
        (datetime(2026, 11, 27, 14, 30, tzinfo=UTC), "Dziś do 15.30"),
        (datetime(2026, 11, 28, 14, 30, tzinfo=UTC), "Jutro do 15.30"),
        (datetime(2026, 11, 30, 14, 30, tzinfo=UTC), "Zostały 3 dni"),
        (datetime(2026, 12, 2, 14, 30, tzinfo=UTC), "Zostało 5 dni"),
    ],
)
def test_deadline_shows_the_time_left(client, closes_at, words):
    with time_machine.travel(datetime(2026, 11, 27, 9, tzinfo=UTC), tick=False):
        CallFactory(closes_at=closes_at)

        assert f'<span class="tag nut">{words}</span>' in text(client.get(OPEN))


def test_call_opens_and_closes_with_time_alone(client):
    """No action raises a version at that moment: the cached index must already contain the moments of the day."""
    with time_machine.travel(datetime(2026, 11, 27, 9, tzinfo=UTC), tick=False) as clock:
        CallFactory(title="Kończy się", closes_at=datetime(2026, 11, 27, 11, tzinfo=UTC))
        CallFactory(title="Zaczyna się", opens_at=datetime(2026, 11, 27, 12, tzinfo=UTC), closes_at=in_days(9))
        assert (titles(client), titles(client, COMING)) == (["Kończy się"], ["Zaczyna się"])

        clock.move_to(datetime(2026, 11, 27, 11, 0, 1, tzinfo=UTC))
        assert (titles(client), titles(client, ARCHIVE)) == ([], ["Kończy się"])
        assert "trwa ocena" in text(client.get(ARCHIVE))

        clock.move_to(datetime(2026, 11, 27, 12, 0, 1, tzinfo=UTC))
        assert (titles(client), titles(client, COMING)) == (["Zaczyna się"], [])
        clock.move_to(datetime(2026, 11, 28, 12, tzinfo=UTC))
        assert titles(client) == ["Zaczyna się"]


def test_filters_by_theme_form_source_amount_and_kind(client):
    sport = Theme.objects.get(slug="sport")
    CallFactory(title="Boisko", themes=[sport], legal_forms=["sports_club"], source="city", grant_to=8000)
    CallFactory(title="Wyjazdy", source="eu", grant_to=60_000, kind="regranting", is_for_informal=True)
    other = CallFactory(title="Książki", source="private", legal_forms=["foundation"])
    other.themes.set([Theme.objects.get(slug="kultura")])

    assert titles(client, f"{OPEN}?temat=sport") == ["Boisko", "Wyjazdy"]  # a call without a theme matches all
    assert titles(client, f"{OPEN}?forma=fundacja") == ["Wyjazdy", "Książki"]
    assert titles(client, f"{OPEN}?forma=grupa-nieformalna") == ["Wyjazdy"]
    assert titles(client, f"{OPEN}?zrodlo=miasto&zrodlo=unia") == ["Boisko", "Wyjazdy"]
    assert titles(client, f"{OPEN}?kwota=do-10-tysiecy") == ["Boisko"]
    assert titles(client, f"{OPEN}?kwota=nie-podano") == ["Książki"]
    assert titles(client, f"{OPEN}?rodzaj=regranting") == ["Wyjazdy"]


def test_sphere_counts_as_its_theme(client):
    CallFactory(title="Bezpieczeństwo").spheres.set([Sphere.objects.get(code="17")])

    assert titles(client, f"{OPEN}?temat=sport") == ["Bezpieczeństwo"]
    assert titles(client, f"{OPEN}?temat=kultura") == []


@pytest.mark.parametrize(
    ("amounts", "word"),
    [
        ((10_000,), "do-10-tysiecy"),
        ((10_001,), "do-50-tysiecy"),
        ((50_000,), "do-50-tysiecy"),
        ((200_000,), "do-200-tysiecy"),
        ((200_001,), "wiecej"),
        ((None, None, 3000), "do-10-tysiecy"),
        ((None, None, None), "nie-podano"),
    ],
)
def test_amount_belongs_to_one_range(amounts, word):
    assert amount_word(*amounts) == word


def test_archive_filters_by_year_and_results(client, dorota):
    CallFactory(title="Stary", closes_at=datetime(2019, 3, 1, 12, tzinfo=UTC))
    CallFactory(title="Starszy", closes_at=datetime(2018, 3, 1, 12, tzinfo=UTC))
    settled = CallFactory(title="Z wynikami", closes_at=datetime(2018, 2, 1, 12, tzinfo=UTC))
    states.settle(call=settled, note="Nikt nie spełnił warunków.", by=dorota)

    assert titles(client, f"{ARCHIVE}?rok=2018") == ["Starszy", "Z wynikami"]
    assert titles(client, f"{ARCHIVE}?wyniki=1") == ["Z wynikami"]


def test_words_are_found_in_any_form_and_marked(client, dorota):
    published(dorota, title="Konkurs dla wolontariuszy")
    published(dorota, title="Zielone podwórka")

    page = text(client.get(f"{OPEN}?q=wolontariuszami"))

    assert "Zielone podwórka" not in page
    assert "wolontariuszy</mark>" in page


@pytest.mark.parametrize("words", ["dotacje dla seniorow", "granty dla seniorów", "konkursu dla seniora"])
def test_common_synonyms_find_calls(client, dorota, words):
    published(dorota, title="Zajęcia w Wielkopolsce", lead="Dla seniorów.", kind="other")
    published(dorota, title="Zielone podwórka", kind="other")

    assert titles(client, f"{OPEN}?q={words}") == ["Zajęcia w Wielkopolsce"]


def test_synonyms_are_not_shown_as_text_of_a_call(client, dorota):
    call = published(dorota, title="Leszczyna", lead="Na krzewy i sadzonki.", body="<p>Sadzimy razem.</p>")

    page = client.get("/szukaj/", {"q": "dofinansowanie"}).content.decode()

    assert call.get_absolute_url() in page
    assert "Na krzewy i sadzonki." in page
    assert "nabór wniosków" not in page


def test_unknown_filters_are_ignored_with_a_message(client):
    CallFactory(title="Jedyny")

    page = text(client.get(f"{OPEN}?temat=nie-ma&sort=losowo&strona=9"))

    assert "Pominęliśmy filtr, którego nie znamy: „nie-ma”, „losowo”" in page
    assert "Takiej strony listy nie ma" in page
    assert "Jedyny" in page


def test_newest_calls_are_first_on_request(client):
    CallFactory(title="Dawniej", published_at=timezone.now() - timedelta(days=5), closes_at=in_days(2))
    CallFactory(title="Teraz", closes_at=in_days(9))

    assert titles(client, f"{OPEN}?sort=nowe") == ["Teraz", "Dawniej"]


def test_empty_list_offers_other_pages(client):
    page = text(client.get(OPEN))

    assert "Nie ma teraz otwartych naborów" in page
    assert "/dotacje/zapowiedzi/" in page


def test_front_page_gets_the_next_deadlines(client):
    CallFactory(title="Bliski", closes_at=in_days(1))
    CallFactory(title="Daleki", closes_at=in_days(3))
    CallFactory(title="Zapowiedź", opens_at=in_days(1))

    lines = selectors.nearest(list_versions.read(), 1)

    assert "Bliski" in lines
    assert "Daleki" not in lines
    assert selectors.open_count(list_versions.read()) == 2


# --- calls for my organisation ---


def keeper(user, **entry):
    organization = OrganizationFactory(**entry)
    admit(organization=organization, user=user, by=None, role=Membership.Role.OWNER)
    return organization


def test_anonymous_user_is_sent_to_sign_in(client):
    assert client.get("/dotacje/dopasuj/").headers["Location"].startswith("/konto/logowanie/")


def test_calls_are_filtered_by_form_themes_and_spheres_of_the_entry(client, alice):
    entry = keeper(alice, slug="klub", legal_form=LegalForm.SPORTS_CLUB, themes=[Theme.objects.get(slug="sport")])
    entry.spheres.set([Sphere.objects.get(code="16")])
    client.force_login(alice)

    response = client.get("/dotacje/dopasuj/", follow=True)

    assert response.redirect_chain[-1][0] == "/dotacje/?temat=sport&temat=kultura&forma=klub-sportowy"


def test_user_with_several_organisations_chooses_one(client, alice):
    for number in (1, 2):
        keeper(alice, slug=f"moja-{number}", name=f"Moja {number}")
    client.force_login(alice)

    page = text(client.get("/dotacje/dopasuj/"))

    assert "/dotacje/dopasuj/moja-1/" in page
    assert "/dotacje/dopasuj/moja-2/" in page


def test_user_without_an_organisation_gets_an_offer_to_add_one(client, alice):
    client.force_login(alice)

    assert "Dodaj organizację" in text(client.get("/dotacje/dopasuj/"))


def test_organisation_of_another_user_is_not_found(client, alice, celina):
    keeper(celina, slug="cudza")
    client.force_login(alice)

    assert client.get("/dotacje/dopasuj/cudza/").status_code == 404


# --- queries ---


@pytest.mark.parametrize("path", [OPEN, ARCHIVE])
@pytest.mark.parametrize("count", [1, 3])
def test_cached_list_costs_one_query(client, path, count, django_assert_num_queries):
    for number in range(count):
        CallFactory(closes_at=in_days(number + 1 if path == OPEN else -number - 1))
    client.get(path)

    with django_assert_num_queries(1):  # the versions
        client.get(path)


@pytest.mark.parametrize("count", [1, 3])
def test_fresh_list_costs_the_same_for_one_call_and_for_many(client, count, django_assert_num_queries):
    for _ in range(count):
        CallFactory(themes=[ThemeFactory()], legal_forms=["foundation"])

    with django_assert_num_queries(8):  # versions, five of the index, calls with themes
        client.get(OPEN)
