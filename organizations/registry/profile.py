"""The content of an organisation's page, in readable words."""

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.safestring import SafeString

from core import sharing
from core.lists.index import Index
from core.text import richtext
from core.text.polish import plural
from organizations.choices import LegalForm, RegisterKind
from organizations.models import Document, Organization
from organizations.registry import facets, selectors

OFFICIAL_LIST = "https://www.niw.gov.pl/opp/wykaz-opp"
RELATED = 4


def facts(entry: Organization) -> dict[str, Any]:
    """All values that templates/organizations/registry/_profile.html shows. No internal data."""
    return {
        "entry": entry,
        "form": facets.capitalized(LegalForm(entry.legal_form).label),
        "initials": selectors.initials(entry.name),
        "themes": entry.themes.all(),
        "spheres": entry.spheres.all(),
        "target_groups": entry.target_groups.all(),
        "access_features": entry.access_features.all(),
        "description": SafeString(richtext.clean(entry.description)),
        "photos": entry.photos.all(),
        "documents": [document(one) for one in entry.documents.all()],
        "registers": registers(entry),
        "links": [link for link in links(entry) if link["url"]],
        "share": sharing.ways(title=entry.name, address=settings.SITE_URL + entry.get_absolute_url()),
        "absolute_url": settings.SITE_URL + entry.get_absolute_url(),
        "jubilee": jubilee(entry.founded_year),
        "benefit": benefit(entry),
        "account": grouped(entry.bank_account),
        "map_url": map_url(entry),
        "point": None if entry.latitude is None else {"lat": str(entry.latitude), "lon": str(entry.longitude)},
        "tiles_url": settings.MAP_TILES_URL,
        "takes_messages": entry.accepts_messages and bool(entry.relay_address),
    } | selectors.confirmation(entry.confirmed_on, entry.created_at)


def registers(entry: Organization) -> list[tuple[str, str]]:
    """Registers that list the organisation: label and number."""
    krs = "KRS jednostki macierzystej lub własny" if entry.legal_form == LegalForm.BRANCH else "KRS"
    rows = [(krs, entry.krs), ("NIP", entry.nip), ("REGON", entry.regon)]
    if entry.register_kind:
        label = RegisterKind(entry.register_kind).label
        rows.append((facets.capitalized(label), entry.register_number))
    return [(label, number) for label, number in rows if number]


def links(entry: Organization) -> list[dict[str, str]]:
    return [
        {"label": "Strona internetowa", "icon": "globe2", "url": entry.website},
        {"label": "Facebook", "icon": "facebook", "url": entry.facebook_url},
        {"label": "Instagram", "icon": "instagram", "url": entry.instagram_url},
        {"label": "YouTube", "icon": "youtube", "url": entry.youtube_url},
        {"label": "X (dawniej Twitter)", "icon": "twitter-x", "url": entry.x_url},
    ]


def jubilee(founded_year: int | None, year: int | None = None) -> str:
    """ "W tym roku kończy 25 lat" in the first year and then every fifth one, otherwise empty."""
    age = (year or timezone.localdate().year) - founded_year if founded_year else 0
    if age < 1 or (age != 1 and age % 5):
        return ""
    return f"W tym roku kończy {age} {plural(age, 'rok,lata,lat')}"


def benefit(entry: Organization) -> dict[str, Any] | None:
    """The box about 1.5 % of tax: an invitation while the status is current, otherwise history."""
    if not entry.public_benefit_as_of:
        return None
    return {
        "is_current": entry.is_public_benefit,
        "as_of": entry.public_benefit_as_of,
        "krs": entry.krs,
        "krs_grouped": " ".join((entry.krs[:4], entry.krs[4:7], entry.krs[7:])).strip(),
        "is_branch": entry.legal_form == LegalForm.BRANCH,
        "official_list": OFFICIAL_LIST,
    }


def grouped(number: str) -> str:
    """A readable account number: "PL61 1090 1014 0000 …"."""
    return " ".join(number[place : place + 4] for place in range(0, len(number), 4))


def document(one: Document) -> dict[str, Any]:
    """A document with its format and size: "PDF, 240 KB"."""
    ending = one.file.name.rpartition(".")[2].upper()
    kind = facets.capitalized(one.get_kind_display())
    label = f"{kind} za rok {one.year}" if one.kind == Document.Kind.REPORT else kind
    label = "" if kind.lower() in one.title.lower() else label
    return {"pk": one.pk, "title": one.title, "label": label, "about": f"{ending}, {size(one.size)}"}


def size(octets: int) -> str:
    if octets < 1_000_000:
        return f"{max(1, round(octets / 1000))}\u00a0KB"
    return f"{number_format(octets / 1_000_000, 1)}\u00a0MB"


def map_url(entry: Organization) -> str:
    """The location on openstreetmap.org, if the office set one."""
    if entry.latitude is None:
        return ""
    return (
        f"https://www.openstreetmap.org/?mlat={entry.latitude}&mlon={entry.longitude}"
        f"#map=17/{entry.latitude}/{entry.longitude}"
    )


def related(index: Index, pk: int) -> list[int]:
    """Up to four other entries with a common theme, the next ones in alphabetical order; no query."""
    [row, *_] = index.rows_of([pk]) or [None]
    if row is None:
        return []
    mine = [slug for slug in index.beside.themes if index.having("temat", slug) >> row & 1]
    shared = [index.having("temat", slug) & ~(1 << row) for slug in mine]
    for hits in (_all(shared), _any(shared)):
        if hits:
            after = index.rows(hits >> row << row)[:RELATED]
            return (after + index.rows(hits & ((1 << row) - 1))[: RELATED - len(after)])[:RELATED]
    return []


def _all(sets: list[int]) -> int:
    found = sets[0] if sets else 0
    for one in sets[1:]:
        found &= one
    return found


def _any(sets: list[int]) -> int:
    found = 0
    for one in sets:
        found |= one
    return found
