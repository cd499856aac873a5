"""Offers for small grants (art. 19a): written, shown for remarks, decided; and the remarks themselves."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, Sum
from django.utils import timezone

from core import audit, stamps, uploads
from core.errors import DomainError
from grants.addresses import OFFER_SLUGS
from grants.calls import law
from grants.calls.actions.errors import CallRefused, WrongState
from grants.choices import OfferStatus
from grants.models import LegalLimits, Remark, SmallGrantOffer

FIELDS = (
    "call", "title", "organization", "name", "summary", "amount", "starts_on", "ends_on", "received_on", "bip_url",
    "file",
)  # fmt: skip
#: What may still be mended when everybody has read the offer.
MENDED = {"bip_url", "file", "call"}
HELD = (OfferStatus.POSTED, OfferStatus.GRANTED)


class RemarksClosed(DomainError):
    def __init__(self):
        super().__init__("Czas na uwagi do tej oferty już minął. Napisz do nas – odpowiemy na pytania.")


class OfferChanged(DomainError):
    def __init__(self):
        super().__init__(
            "Ktoś zapisał tę ofertę w czasie, gdy była tu otwarta. Nic nie zostało nadpisane. "
            "Otwórz ją w nowej karcie, porównaj i zapisz jeszcze raz."
        )


@transaction.atomic
def create_offer(*, values: Mapping[str, Any], by: Any) -> SmallGrantOffer:
    """Add a draft; nobody outside the office sees it. Raises CallRefused with the sentences by field."""
    offer = SmallGrantOffer(**_known(values))
    offer.slug = OFFER_SLUGS.free(offer.title)
    _check(offer)
    OFFER_SLUGS.save(offer, lambda: OFFER_SLUGS.free(offer.title), force_insert=True)
    audit.record("grants.create_offer", offer, by=by)
    return offer


@transaction.atomic
def update_offer(
    *, offer: SmallGrantOffer, values: Mapping[str, Any], by: Any, seen_at: datetime | None = None
) -> SmallGrantOffer:
    """Change a draft. Of what everybody has read only the link to BIP, the file and the call may be mended."""
    stored = _held(offer)
    if seen_at not in (None, stored.updated_at):
        raise OfferChanged
    before = {name: getattr(stored, name) for name in FIELDS}
    for name, value in _known(values).items():
        setattr(stored, name, value)
    touched = {name for name in FIELDS if getattr(stored, name) != before[name]}
    if stored.status != OfferStatus.DRAFT and touched - MENDED:
        raise WrongState("Tej oferty nie można już zmieniać: jest opublikowana. Można ją wycofać.")
    _check(stored)
    if touched:
        if "file" in touched:
            uploads.discard(before["file"])
        stored.save(update_fields=[*sorted(touched), "updated_at"])
        audit.record("grants.update_offer", stored, by=by, fields=sorted(touched))
    return stored


@transaction.atomic
def delete_offer(*, offer: SmallGrantOffer, by: Any) -> None:
    """Remove a draft, with its file."""
    stored = _held(offer)
    if stored.status != OfferStatus.DRAFT:
        raise WrongState("Usunąć można tylko szkic. Opublikowaną ofertę można wycofać.")
    audit.record("grants.delete_offer", stored, by=by)
    uploads.discard(stored.file)
    stored.delete()


@transaction.atomic
def post_offer(*, offer: SmallGrantOffer, by: Any) -> SmallGrantOffer:
    """Show the offer to everybody, who may remark on it for the days that the law gives.

    Raises CallRefused when sum, days or the sum of the year are beyond the limits. The row of limits is locked, so
    that two offers of one organisation posted at once cannot slip past its yearly limit together.
    """
    known = LegalLimits.objects.select_for_update().get(pk=1)
    stored = _held(offer)
    if stored.status != OfferStatus.DRAFT:
        raise WrongState(f"Ta oferta jest już w stanie „{stored.get_status_display()}”.")
    if found := law.offer_problems(stored, known, granted=_granted(stored)):
        raise CallRefused(found)
    stored.status, stored.posted_at = OfferStatus.POSTED, timezone.now()
    stored.remarks_until = law.remarks_until(stored.posted_at, known)
    stored.save(update_fields=["status", "posted_at", "remarks_until", "updated_at"])
    audit.record("grants.post_offer", stored, by=by)
    stamps.bump("calls")
    return stored


@transaction.atomic
def decide_offer(*, offer: SmallGrantOffer, is_granted: bool, note: str = "", by: Any) -> SmallGrantOffer:
    """Say whether the grant is given, once everybody has had the days to remark; a refusal says why."""
    stored = _held(offer)
    if stored.status != OfferStatus.POSTED:
        raise WrongState(f"Ta oferta jest w stanie „{stored.get_status_display()}”.")
    if stored.takes_remarks:
        raise WrongState("Czas na uwagi jeszcze trwa. Decyzję można wpisać, gdy minie.")
    if not is_granted and not note.strip():
        raise CallRefused({"note": ["Napisz, dlaczego nie ma dotacji. Każdy może o to zapytać."]})
    stored.status = OfferStatus.GRANTED if is_granted else OfferStatus.REFUSED
    stored.decided_at, stored.decision_note = timezone.now(), note.strip()
    stored.save(update_fields=["status", "decided_at", "decision_note", "updated_at"])
    audit.record("grants.decide_offer", stored, by=by, is_granted=is_granted)
    stamps.bump("calls")
    return stored


@transaction.atomic
def withdraw_offer(*, offer: SmallGrantOffer, by: Any) -> SmallGrantOffer:
    """Take a posted offer off the portal: the organisation has withdrawn it."""
    stored = _held(offer)
    if stored.status != OfferStatus.POSTED:
        raise WrongState(f"Ta oferta jest w stanie „{stored.get_status_display()}”.")
    stored.status = OfferStatus.WITHDRAWN
    stored.save(update_fields=["status", "updated_at"])
    audit.record("grants.withdraw_offer", stored, by=by)
    stamps.bump("calls")
    return stored


@transaction.atomic
def remark(*, offer: SmallGrantOffer, text: str, name: str = "", email: str = "") -> Remark:
    """Take a remark on an offer within its days; the same words sent twice are one remark. Else RemarksClosed."""
    stored = _held(offer)
    if not stored.takes_remarks:
        raise RemarksClosed
    told = {"text": text.strip(), "name": name.strip(), "email": email.strip()}
    found, is_new = stored.remarks.get_or_create(**told, emptied_at=None)
    if is_new:
        audit.record("grants.remark", found)
    return found


@transaction.atomic
def read_remark(*, remark: Remark, by: Any) -> Remark:
    """The office has read it: it waits no more."""
    stored = Remark.objects.select_for_update().get(pk=remark.pk)
    if stored.read_at is None:
        stored.read_at = timezone.now()
        stored.save(update_fields=["read_at"])
        audit.record("grants.read_remark", stored, by=by)
    return stored


def _held(offer: SmallGrantOffer) -> SmallGrantOffer:
    stored = SmallGrantOffer.objects.select_for_update().filter(pk=offer.pk).first()
    if stored is None:
        raise WrongState("Tej oferty już nie ma: ktoś usunął szkic.")
    return stored


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    if unknown := set(values) - set(FIELDS):
        raise TypeError(f"Not written by this action: {sorted(unknown)}")
    return dict(values)


def _check(offer: SmallGrantOffer) -> None:
    if not offer.name and offer.organization:
        offer.name = offer.organization.name
    try:
        offer.full_clean()
    except ValidationError as problem:
        raise CallRefused.of(problem) from problem


def _granted(offer: SmallGrantOffer) -> int:
    """What the same organisation has got or asks for beside this offer, for tasks that begin in the same year."""
    same = Q(name__iexact=offer.name)
    if offer.organization_id:
        same |= Q(organization=offer.organization_id) | Q(name__iexact=offer.organization.name)
    others = SmallGrantOffer.objects.filter(same, status__in=HELD, starts_on__year=offer.starts_on.year)
    return others.exclude(pk=offer.pk).aggregate(sum=Sum("amount"))["sum"] or 0
