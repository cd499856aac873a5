"""Reads for the public pages of the registry: the index in memory, cards, and the lookup of an entry by slug."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString

from core import search
from core.lists.index import Builder, Index
from core.lists.public_list import PublicList, Tab
from core.text import richtext
from organizations.choices import LegalForm, Status
from organizations.models import District, Organization, Photo, Theme
from organizations.models.organization import start_of
from organizations.registry import contact_address, facets

CONFIRMED_FOR_DAYS = 400
"""How long a confirmation counts: entries are confirmed once a year, with a month's grace."""

COMMON_WORDS = {"stowarzyszenie", "stowarzyszeń", "fundacja", "fundacji", "związek", "związku", "klub", "koło"}
LIST_FIELDS = (
    "pk",
    "version",
    "legal_form",
    "district__slug",
    "is_seeking_volunteers",
    "public_benefit_as_of",
    "confirmed_on",
    "created_at",
    "latitude",
)
CONFIRMED_ON, CREATED_AT = LIST_FIELDS.index("confirmed_on"), LIST_FIELDS.index("created_at")


def load_index() -> Index:
    """The published entries by name, those long unconfirmed at the end. Four queries for any number of entries."""
    build, cutoff = Builder(), Organization.public_benefit_cutoff()
    row_of, themes, districts = {}, list(Theme.objects.all()), list(District.objects.all())
    entries = Organization.objects.published().order_by("sort_key", "pk").values_list(*LIST_FIELDS)
    for pk, version, form, district, volunteers, benefit, confirmed_on, created_at, latitude in stale_last(entries):
        row = row_of[pk] = build.add(pk, version)
        build.mark("forma", facets.WORD_OF_FORM[form], row)
        if district:
            build.mark("dzielnica", district, row)
        if volunteers:
            build.mark("wolontariat", "1", row)
        if benefit and benefit >= cutoff:
            build.mark("opp", "1", row)
        if latitude is not None:
            build.mark("mapa", "1", row)
        build.rank("potwierdzone", -(confirmed_on or date.min).toordinal())
        build.rank("nowe", -created_at.timestamp())
    slugs = {theme.pk: theme.slug for theme in themes}
    links = Organization.themes.through.objects.filter(organization__status=Status.PUBLISHED)
    for organization, theme in links.values_list("organization_id", "theme_id").iterator():
        if organization in row_of:
            build.mark("temat", slugs.get(theme), row_of[organization])
    index = build.done()
    index.beside = facets.words(themes, districts, index.counts("forma", index.everything))
    return index


def stale_last(entries) -> Iterator[tuple]:
    """Rows of LIST_FIELDS in order, then those not confirmed for eighteen months.

    Sorted here, so that the database reads along its index. Staleness depends on the day, and the day is part of the
    key under which a process keeps the list: it is rebuilt each morning without a change.
    """
    late, cutoff = [], Organization.stale_cutoff()
    start = start_of(cutoff)
    for row in entries.iterator():
        confirmed_on, created_at = row[CONFIRMED_ON], row[CREATED_AT]
        if confirmed_on < cutoff if confirmed_on else created_at < start:
            late.append(row)
        else:
            yield row
    yield from late


def card(entry: Organization, query: search.Query | None = None) -> dict:
    """The content of one card, with the visitor's search words marked."""
    name, about = (search.mark(entry.name, query), _found_in(entry, query)) if query else (entry.name, entry.mission)
    return {
        "url": entry.get_absolute_url(),
        "name": name,
        "about": about,
        "initials": initials(entry.name),
        "logo": entry.logo,
        "form": facets.capitalized(LegalForm(entry.legal_form).label),
        "themes": ", ".join(facets.lowered(theme.name) for theme in entry.themes.all()),
        "is_seeking_volunteers": entry.is_seeking_volunteers,
        "is_public_benefit": entry.is_public_benefit,
    } | confirmation(entry.confirmed_on, entry.created_at)


def _found_in(entry: Organization, query: search.Query) -> SafeString:
    """The mission; if the words occur only in the description, the matching part of it."""
    about = search.mark(entry.mission, query)
    if "<mark>" in about:
        return about
    piece = search.snippet(richtext.text_of(entry.description), query)
    return piece if "<mark>" in piece or not about else about


def entries() -> QuerySet[Organization]:
    return Organization.objects.published().select_related("logo").prefetch_related("themes")


registry = PublicList(
    versions=("organizations", "taxonomy"),
    load=load_index,
    filters=facets.ORGANIZATIONS,
    tabs=(Tab("list"), Tab("map", most_indexed=0)),
    card="organizations/registry/_card.html",
    entries=entries,
    facts=card,
    per_page=25,
    noun="organizacja,organizacje,organizacji",
)
"""The published entries, in the memory of this process."""


def confirmation(confirmed_on: date | None, created_at: datetime | None = None) -> dict:
    """How fresh an entry is: a sentence, whether the confirmation is current, whether the entry is stale.

    With ``created_at`` an entry that was never confirmed becomes stale too.
    """
    since = confirmed_on or (timezone.localdate(created_at) if created_at else None)
    if since and since < Organization.stale_cutoff():
        said = f"danych nikt nie potwierdził od {date_format(since, 'E Y')} roku"
        return {"confirmed": said, "is_confirmed": False, "is_stale": True}
    if confirmed_on is None:
        return {"confirmed": "dane jeszcze niepotwierdzone", "is_confirmed": False, "is_stale": False}
    if confirmed_on < timezone.localdate() - timedelta(days=CONFIRMED_FOR_DAYS):
        said = f"dane niepotwierdzone od {confirmed_on.year} roku"
        return {"confirmed": said, "is_confirmed": False, "is_stale": False}
    said = f"dane potwierdzone: {date_format(confirmed_on, 'F Y').lower()}"
    return {"confirmed": said, "is_confirmed": True, "is_stale": False}


def initials(name: str) -> str:
    """Two letters shown in place of a missing logo: "Stowarzyszenie Bank Żywności" is "BŻ"."""
    parts = ["".join(filter(str.isalnum, part)) for part in name.replace("-", " ").split()]
    parts = [part for part in parts if part]
    telling = [part for part in parts if part.lower() not in COMMON_WORDS and (part[0].isupper() or part[0].isdigit())]
    chosen = (telling or parts)[:2]
    return "".join(part[: 3 - len(chosen)] for part in chosen).upper()


@dataclass(frozen=True)
class Signpost:
    """The fields of an entry needed to find its page."""

    pk: int
    slug: str
    version: int
    status: str
    name: str
    mission: str
    has_point: bool

    @property
    def url(self) -> str:
        return reverse("organizations:detail", args=[self.slug])


def signpost(slug: str) -> Signpost:
    """Find a published or dissolved entry by its current or a former slug; otherwise 404.

    For a former slug the result has another slug than the requested one.
    """
    entries = Organization.objects.filter(status__in=[Status.PUBLISHED, Status.DISSOLVED])
    found = _signpost(entries.filter(slug=slug)) or _signpost(entries.filter(old_addresses__slug=slug))
    if found is None:
        raise Http404("Nie ma takiej organizacji.")
    return found


def _signpost(entries) -> Signpost | None:
    facts = entries.values_list("pk", "slug", "version", "status", "name", "mission", "latitude").first()
    return Signpost(*facts[:-1], has_point=facts[-1] is not None) if facts else None


def whole_entry(pk: int) -> Organization:
    """A published entry with all that its page shows, and whether it accepts messages; eight queries."""
    entries = contact_address.with_relay_address(Organization.objects.published()).select_related("logo", "district")
    photos = Prefetch("photos", Photo.objects.select_related("picture"))
    related = ("themes", "spheres", "target_groups", "access_features", photos, "documents")
    return get_object_or_404(entries.prefetch_related(*related), pk=pk)


def brief(pks: Iterable[int]) -> list[dict]:
    """One line about each of these entries, in the given order; one query."""
    wanted = list(pks)
    fields = ("pk", "slug", "name", "legal_form", "street", "city", "latitude", "longitude")
    found = {row["pk"]: row for row in Organization.objects.published().filter(pk__in=wanted).values(*fields)}
    return [_line(found[pk]) for pk in wanted if pk in found]


def _line(row: dict) -> dict:
    form = facets.capitalized(LegalForm(row["legal_form"]).label)
    place = ", ".join(filter(None, (row["street"], row["city"])))
    has_point = row["latitude"] is not None
    return {
        "name": row["name"],
        "url": reverse("organizations:detail", args=[row["slug"]]),
        "form": form,
        "about": " · ".join(filter(None, (form, place))),
        "initials": initials(row["name"]),
        "lat": float(row["latitude"]) if has_point else None,
        "lon": float(row["longitude"]) if has_point else None,
    }
