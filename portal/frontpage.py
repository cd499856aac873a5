"""Content of the front page: current numbers, search words with results, only links that work."""

from typing import NamedTuple

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from core import search
from core.lists.index import Index
from core.lists.used import Versions
from core.text.polish import plural
from events.calendar import selectors as events
from grants.calls import selectors as funding
from news import selectors
from organizations.models import Organization
from organizations.registry.selectors import confirmation, initials, registry

SHOWN = 4
NEWS_SHOWN = 3
HINTS = ("bank żywności", "klub sportowy", "seniorzy", "wolontariat", "harcerze", "teatr", "zwierzęta")
HINTS_SHOWN = 4
THEME_ICONS = {
    "sport": "trophy",
    "kultura": "palette",
    "edukacja": "mortarboard",
    "zdrowie": "heart-pulse",
    "pomoc-spoleczna": "life-preserver",
    "dzieci-i-rodzina": "people",
    "seniorzy": "house-heart",
    "niepelnosprawnosc": "person-wheelchair",
    "ekologia-i-zwierzeta": "tree",
    "spolecznosc-lokalna": "megaphone",
    "prawa-i-bezpieczenstwo": "shield-check",
}
"""A theme that the office adds later wears the plain label."""


class Task(NamedTuple):
    """A task that visitors come for."""

    icon: str
    title: str
    text: str
    url: str


class Tile(NamedTuple):
    icon: str
    name: str
    count: int
    url: str


def contents(now: Versions) -> dict:
    """The front page between header and footer; the same for every visitor."""
    index, calendar, year = registry.at(now), events.calendar.at(now), timezone.localdate().year
    jubilees = Organization.objects.jubilees_in(year)
    jubilee_count = jubilees.count()
    return {
        "tasks": tasks(index, calendar, funding.open_count(now), jubilee_count),
        "hints": [words for words in HINTS if search.ids(words, kind="organization")][:HINTS_SHOWN],
        "themes": themes(index),
        "total": len(index),
        "year": year,
        "jubilees": jubilee_rows(jubilees, year),
        "fresh": fresh(index),
        "events": events.nearest(now, SHOWN),
        "calls": funding.nearest(now, SHOWN),
        "news": selectors.latest(now, NEWS_SHOWN),
    }


def tasks(index: Index, calendar: Index, open_calls: int, jubilee_count: int) -> list[Task]:
    """The first four tasks that are possible today; tasks that would lead to an empty list are left out."""
    home, everything = reverse("organizations:list"), index.everything
    volunteers = len(index.rows(index.select({"wolontariat": ["1"]}, among=everything)))
    benefit = len(index.rows(index.select({"opp": ["1"]}, among=everything)))
    mapped = len(index.rows(index.select({"mapa": ["1"]}, among=everything)))
    seeking = plural(volunteers, "organizacja szuka,organizacje szukają,organizacji szuka")
    open_events = calendar.having("wolne", "1").bit_count()
    with_room = plural(open_events, "wydarzenie ma,wydarzenia mają,wydarzeń ma")
    offers = [
        (True, "search", "Znajdź organizację", f"{counted(len(index))} w bazie", home),
        (
            open_events,
            "calendar3",
            "Zapisz się na szkolenie",
            f"{open_events} {with_room} wolne miejsca",
            f"{reverse('events:list')}?wolne=1",
        ),
        (
            open_calls,
            "cash-coin",
            "Zdobądź pieniądze na pomysł",
            f"{open_calls} {plural(open_calls, 'otwarty nabór,otwarte nabory,otwartych naborów')} wniosków",
            reverse("grants:calls"),
        ),
        (
            volunteers,
            "person-hearts",
            "Zaangażuj się w\u00a0wolontariat",
            f"{volunteers} {seeking} pomocy",
            f"{home}?wolontariat=1",
        ),
        (
            mapped,
            "geo-alt",
            "Zobacz, kto działa w\u00a0pobliżu",
            f"{counted(mapped)} na mapie Leszna",
            reverse("organizations:map"),
        ),
        (
            benefit,
            "heart",
            "Przekaż 1,5% podatku",
            f"{counted(benefit)} z\u00a0prawem do\u00a01,5%",
            reverse("organizations:public_benefit"),
        ),
        (
            jubilee_count,
            "cake2",
            "Świętuj jubileusze",
            f"{counted(jubilee_count)} z okrągłą rocznicą",
            reverse("organizations:jubilees"),
        ),
        (True, "database", "Pobierz otwarte dane", "Cała baza jako CSV i JSON", reverse("organizations:schema")),
    ]
    return [Task(*offer) for applies, *offer in offers if applies][:4]


def themes(index: Index) -> list[Tile]:
    """Themes in the office's order, each with the number of its organisations."""
    counts = index.counts("temat", index.everything)
    home = reverse("organizations:list")
    return [
        Tile(THEME_ICONS.get(slug, "tag"), name, counts[slug], f"{home}?temat={slug}")
        for slug, name in index.beside.themes.items()
        if counts.get(slug)
    ]


def jubilee_rows(jubilees: QuerySet, year: int) -> list[dict]:
    """The oldest first."""
    found = jubilees.order_by("founded_year", "sort_key", "pk").values("name", "slug", "founded_year")[:SHOWN]
    return [row | {"age": year - row["founded_year"]} | address(row) for row in found]


def fresh(index: Index) -> list[dict]:
    """The most recently confirmed entries; entries never confirmed, or long ago, are left out."""
    pks = [index.pks[row] for row in index.rows(index.everything, "potwierdzone")[:SHOWN]]
    recent = Organization.stale_cutoff()
    entries = Organization.objects.published().filter(pk__in=pks, confirmed_on__gte=recent)
    fields = entries.order_by("-confirmed_on", "sort_key").values("name", "slug", "mission", "confirmed_on")
    return [
        row | {"initials": initials(row["name"])} | confirmation(row["confirmed_on"]) | address(row) for row in fields
    ]


def address(row: dict) -> dict:
    return {"url": reverse("organizations:detail", args=[row["slug"]])}


def counted(number: int) -> str:
    """ "1 organizacja", "2 organizacje", "5 organizacji"."""
    return f"{number} {plural(number, 'organizacja,organizacje,organizacji')}"
