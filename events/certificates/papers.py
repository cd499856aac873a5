"""Accessible PDFs of an event: the certificate and the attendance list to sign."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from core import pdf
from core.errors import DomainError
from core.text.polish import days_in_words, plural, quoted, sort_key
from events.certificates import codes
from events.choices import Kind
from events.models import Certificate, Event, EventDate

#: "Potwierdza udział …": each kind in its grammatical form.
TOOK_PART_IN = {
    Kind.TRAINING: "w szkoleniu",
    Kind.MEETING: "w spotkaniu",
    Kind.CROSS_SECTOR: "w spotkaniu międzysektorowym",
    Kind.CONFERENCE: "w konferencji",
    Kind.FESTIVAL: "w wydarzeniu",
    Kind.CONSULTATION: "w konsultacjach",
    Kind.OTHER: "w wydarzeniu",
}
#: Lines for people who come without signing up.
EMPTY_LINES = 5
FORGOTTEN = "Dane tej osoby są już usunięte, więc zaświadczenia nie da się wydrukować."


def certificate_pdf(certificate: Certificate) -> bytes:
    """The certificate as issued: the same bytes each time, as long as name and event stay the same."""
    registration = certificate.registration
    event = registration.event
    if registration.emptied_at:
        raise DomainError(FORGOTTEN)
    address = reverse("events:certificate_check", args=[codes.spaced(certificate.code)])
    form_address = reverse("events:certificate_form")
    data = {
        "number": str(certificate),
        "name": registration.name,
        "took_part_in": TOOK_PART_IN[event.kind],
        "event": quoted(event.title),
        "facts": _facts(event),
        "issued": f"{date_format(timezone.localtime(certificate.issued_at), 'j E Y')} r.",
        "code": codes.spaced(certificate.code),
        "check_page": (settings.SITE_URL + form_address).split("://")[-1].rstrip("/"),
        "check_page_url": settings.SITE_URL + form_address,
        "qr": pdf.qr(settings.SITE_URL + address),
        "qr_words": f"Kod QR z adresem, pod którym można sprawdzić to zaświadczenie: {settings.SITE_URL}{address}",
    }
    title = f"Zaświadczenie {certificate}"
    return pdf.render("events/certificate", data, title=title, made_at=certificate.issued_at)


def attendance_pdf(event: Event, date: EventDate | None = None) -> bytes:
    """The attendance list for one date, or for the whole event. Lists confirmed places."""
    people = event.registrations.confirmed().filter(emptied_at=None).select_related("organization")
    rows = [(one.name, str(one.organization) if one.organization else one.organization_name) for one in people]
    rows.sort(key=lambda row: sort_key(_last_name_first(row[0])))
    data = {
        "event": event.title,
        "when": _span(date.starts_at, date.ends_at) if date else days_in_words(_days(event)),
        "note": date.note if date else "",
        "where": _where(event),
        "organizer": event.organizer_name,
        "rows": rows,
        "count": f"{len(rows)} {plural(len(rows), 'osoba,osoby,osób')}",
        "empty_lines": EMPTY_LINES,
    }
    return pdf.render("events/attendance", data, title=f"Lista obecności: {event.title}")


def _facts(event: Event) -> list[tuple[str, str]]:
    """Label and value, as on the certificate; unknown facts are left out."""
    hours = event.certificate_hours
    told = [
        ("Termin", days_in_words(_days(event))),
        ("Miejsce", _where(event)),
        ("Czas", f"{hours} {plural(hours, 'godzina,godziny,godzin')}" if hours else ""),
        ("Prowadzenie", ", ".join(line.strip() for line in event.trainers.splitlines() if line.strip())),
        ("Organizator", event.organizer_name),
    ]
    return [(label, value) for label, value in told if value]


def _days(event: Event) -> list:
    return [timezone.localdate(moment) for moment in event.dates.values_list("starts_at", flat=True)]


def _where(event: Event) -> str:
    if event.venue:
        return ", ".join(filter(None, (event.venue.name, event.room, event.venue.city)))
    return event.room or ("przez internet" if event.online_url else "")


def _span(starts_at, ends_at) -> str:
    starts, ends = timezone.localtime(starts_at), timezone.localtime(ends_at)
    return f"{date_format(starts, 'l, j E Y').lower()} r., {starts:%H.%M}–{ends:%H.%M}"


def _last_name_first(name: str) -> str:
    first, _, last = name.rpartition(" ")
    return f"{last} {first}"
