"""Reads an organisation's extract from the open register KRS by number; input is untrusted, personal data is dropped.

The register has one query, "the current extract of this number", in two books: S (associations, foundations) and P
(companies, cooperatives). Any key of an answer may be missing (domain.md 3.5). Never call ``look_up`` inside a
transaction: it waits for an external server.
"""

import json
import logging
import re
import time
import urllib.error
import urllib.request
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError

from core.errors import DomainError
from organizations import identifiers
from organizations.choices import LegalForm
from organizations.registry.proper_case import proper_case, street_case

logger = logging.getLogger(__name__)
REMEMBERED_SECONDS = 600
LARGEST_ANSWER = 2 * 2**20
LONGEST = 250
BOOKS = ("S", "P")
NOT_THERE = "not there"

#: Words in the register's name of a form, the most specific first, and our legal form.
FORMS = (
    ("JEDNOSTKA TERENOWA", LegalForm.BRANCH),
    ("ZWIĄZEK STOWARZYSZEŃ", LegalForm.UNION),
    ("UCZNIOWSKI KLUB", LegalForm.STUDENT_SPORTS_CLUB),
    ("KLUB SPORTOWY", LegalForm.SPORTS_CLUB),
    ("KULTURY FIZYCZNEJ", LegalForm.SPORTS_CLUB),
    ("OCHOTNICZA STRAŻ", LegalForm.FIRE_BRIGADE),
    ("KÓŁKO ROLNICZE", LegalForm.FARMERS_CIRCLE),
    ("JEDNOSTEK SAMORZĄDU", LegalForm.LOCAL_GOVERNMENTS),
    ("FUNDACJA", LegalForm.FOUNDATION),
    ("STOWARZYSZENIE", LegalForm.ASSOCIATION),
    ("SPÓŁDZIELNIA SOCJALNA", LegalForm.SOCIAL_COOPERATIVE),
    ("SPÓŁKA", LegalForm.NON_PROFIT_COMPANY),
)


class KrsUnavailable(DomainError):
    """The register does not answer, is slow, or sends an unreadable answer; the portal works without it."""

    def __init__(self):
        super().__init__("Rejestr KRS teraz nie odpowiada. To nic: wpisz dane ręcznie, a biuro je sprawdzi.")


class KrsNotFound(DomainError):
    def __init__(self):
        super().__init__("W KRS nie ma takiego numeru. Sprawdź, czy zgadza się każda cyfra.")


@dataclass(frozen=True)
class Extract:
    """The data we take from the register: "" where it has no usable value. No persons."""

    krs: str
    name: str
    legal_form: str = ""
    nip: str = ""
    regon: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    is_public_benefit: bool = False
    registered_on: date | None = None

    def stored(self) -> dict[str, Any]:
        """As a JSON-serialisable dict."""
        return asdict(self) | {"registered_on": self.registered_on.isoformat() if self.registered_on else ""}


def is_on() -> bool:
    return bool(settings.KRS_API_URL)


def look_up(number: str) -> Extract:
    """The extract of a number in its stored form. Cached for ten minutes, found or not.

    Raises KrsNotFound, or KrsUnavailable for every other failure.
    """
    if not is_on():
        raise KrsUnavailable
    key = f"organizations.krs:{number}"
    answer = _remembered(key)
    if answer is None:
        answer = _ask_all_books(number)
        _remember(key, answer)
    if answer == NOT_THERE:
        raise KrsNotFound
    return read(answer, number)


def read(answer: Any, number: str) -> Extract:
    """Parse an extract from the register's JSON. Raises KrsUnavailable if it is invalid or has another number."""
    section = _dig(answer, "odpis", "dane", "dzial1")
    entity, head = _dig(section, "danePodmiotu"), _dig(answer, "odpis", "naglowekA")
    name, told = _words(_dig(entity, "nazwa")), _words(_dig(head, "numerKRS"))
    if not name or (told and told.zfill(10) != number):
        raise KrsUnavailable
    address = _dig(section, "siedzibaIAdres", "adres")
    city = _words(_dig(address, "miejscowosc")) or _words(_dig(section, "siedzibaIAdres", "siedziba", "miejscowosc"))
    return Extract(
        krs=number,
        name=proper_case(name),
        legal_form=form_of(_words(_dig(entity, "formaPrawna")), name),
        nip=_number(identifiers.nip, _dig(entity, "identyfikatory", "nip")),
        regon=_number(identifiers.regon, _words(_dig(entity, "identyfikatory", "regon"))[:9]),
        street=_street(address, city)[:120],
        postal_code=_number(identifiers.postal_code, _dig(address, "kodPocztowy")),
        city=proper_case(city)[:80],
        is_public_benefit=_dig(entity, "czyPosiadaStatusOPP") is True,
        registered_on=_day(_dig(head, "dataRejestracjiWKRS")),
    )


def form_of(told: str, name: str) -> str:
    """Our legal form for the register's; sometimes only the name of the body shows it ("Ochotnicza Straż …")."""
    for words, form in FORMS:
        if words in told.upper():
            own = {LegalForm.ASSOCIATION: ("OCHOTNICZA STRAŻ", "UCZNIOWSKI KLUB", "KLUB SPORTOWY")}.get(form, ())
            telling = next((word for word in own if word in name.upper()), words)
            return str(dict(FORMS)[telling])
    if "SPÓŁDZIELNIA" in told.upper() and "SOCJALN" in name.upper():
        return str(LegalForm.SOCIAL_COOPERATIVE)
    return ""


def _ask_all_books(number: str) -> Any:
    deadline = time.monotonic() + settings.KRS_TIMEOUT
    for book in BOOKS:
        url = f"{settings.KRS_API_URL}/OdpisAktualny/{number}?rejestr={book}&format=json"
        try:
            return json.loads(_fetch(url, deadline))
        except urllib.error.HTTPError as error:
            error.close()
            if error.code != 404:
                raise _trouble(error) from error
        except (OSError, ValueError, RecursionError) as error:
            raise _trouble(error) from error
    return NOT_THERE


def _fetch(url: str, deadline: float) -> bytes:
    """The body of the answer. Raises if it is not complete before the deadline or is too large."""
    request = urllib.request.Request(url, headers={"Accept": "application/json"})  # noqa: S310 - address from settings
    patience = max(deadline - time.monotonic(), 0.001)
    read_so_far = b""
    with _opener().open(request, timeout=patience) as response:
        while piece := response.read1(65536):
            read_so_far += piece
            if time.monotonic() > deadline:
                raise TimeoutError
            if len(read_so_far) > LARGEST_ANSWER:
                raise ValueError("too large")
    return read_so_far


class _StaysAtHome(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only to the same host."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        asked, sent_to = urlsplit(req.full_url), urlsplit(newurl)
        if (asked.scheme, asked.netloc) != (sent_to.scheme, sent_to.netloc):
            raise ValueError("redirect to another host")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(_StaysAtHome)


def _trouble(error: Exception) -> KrsUnavailable:
    logger.warning("KRS does not answer: %s", type(error).__name__)
    return KrsUnavailable()


def _remembered(key: str) -> Any:
    try:
        return cache.get(key)
    except Exception as error:  # noqa: BLE001 - whatever a broken cache throws, the register can still be asked
        logger.warning("KRS answers are not remembered: %s", type(error).__name__)
        return None


def _remember(key: str, answer: Any) -> None:
    try:
        cache.set(key, _without_persons(answer), timeout=REMEMBERED_SECONDS)
    except Exception as error:  # noqa: BLE001 - see above
        logger.warning("KRS answers are not remembered: %s", type(error).__name__)


def _without_persons(answer: Any) -> Any:
    """Only what ``read`` uses: the parts of the extract that name people are dropped before caching."""
    if answer == NOT_THERE:
        return answer
    section = _dig(answer, "odpis", "dane", "dzial1")
    kept = {name: _dig(section, name) for name in ("danePodmiotu", "siedzibaIAdres")}
    return {"odpis": {"naglowekA": _dig(answer, "odpis", "naglowekA"), "dane": {"dzial1": kept}}}


def _dig(value: Any, *path: str) -> Any:
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _words(value: Any) -> str:
    """Any value as one clean line of text."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    visible = re.sub(r"[\x00-\x1f\x7f]", " ", value) if isinstance(value, str) else ""
    return " ".join(visible.split())[:LONGEST]


def _number(stored_form: Any, value: Any) -> str:
    try:
        return stored_form(_words(value))
    except ValidationError:
        return ""


def _street(address: Any, city: str) -> str:
    """ "ul. Słowiańska 12/3"; in a village without streets the village name is used."""
    house = "/".join(filter(None, (_words(_dig(address, "nrDomu")), _words(_dig(address, "nrLokalu")))))
    street = _words(_dig(address, "ulica"))
    if not (house or street):
        return ""
    return " ".join(filter(None, (street_case(street) if street else proper_case(city), house)))


def _day(value: Any) -> date | None:
    try:
        return datetime.strptime(_words(value), "%d.%m.%Y").date()  # noqa: DTZ007 - a day, without a time zone
    except ValueError:
        return None
