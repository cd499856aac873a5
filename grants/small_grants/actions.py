"""Offers for small grants (art. 19a): edit, post for remarks, decide; and the remarks."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, Sum
from django.utils import timezone

from core import audit
from core.errors import DomainError, Refused, WrongState
from core.files import uploads
from core.publishing.editing import Edit
from core.publishing.workflow import check
from grants.addresses import OFFER_SLUGS
from grants.calls import law
from grants.choices import OfferStatus
from grants.models import LegalLimits, Remark, SmallGrantOffer
from grants.small_grants.workflow import OFFERS

#: Fields of a posted offer that may still be corrected.
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
    """Add a draft, visible to the office only. Raises Refused with messages by field."""
    offer = Edit(OFFERS, SmallGrantOffer(), values).thing
    offer.slug = OFFER_SLUGS.free(offer.title)
    _check(offer)
    OFFER_SLUGS.save(offer, lambda: OFFER_SLUGS.free(offer.title), force_insert=True)
    OFFERS.announce(offer, "create", by=by)
    return offer


@transaction.atomic
def update_offer(
    *, offer: SmallGrantOffer, values: Mapping[str, Any], by: Any, seen_at: datetime | None = None
) -> SmallGrantOffer:
    """Change a draft. In a posted offer only the link to BIP, the file and the call may be corrected."""
    stored = OFFERS.lock(offer)
    if seen_at not in (None, stored.updated_at):
        raise OfferChanged
    edit = Edit(OFFERS, stored, values)
    if stored.status != OfferStatus.DRAFT and edit.changed - MENDED:
        raise WrongState("Tej oferty nie można już zmieniać: jest opublikowana. Można ją wycofać.")
    _check(stored)
    if edit.changed:
        if "file" in edit.changed:
            uploads.discard(edit.before["file"])
        edit.save(by=by)
    return stored


@transaction.atomic
def delete_offer(*, offer: SmallGrantOffer, by: Any) -> None:
    """Delete a draft, with its file."""
    stored = OFFERS.lock(offer)
    if stored.status != OfferStatus.DRAFT:
        raise WrongState("Usunąć można tylko szkic. Opublikowaną ofertę można wycofać.")
    audit.record("grants.delete_offer", stored, by=by)
    uploads.discard(stored.file)
    stored.delete()


@transaction.atomic
def post_offer(*, offer: SmallGrantOffer, by: Any) -> SmallGrantOffer:
    """Post the offer for public remarks, for the period that the law sets.

    Raises Refused when the amount, the duration or the yearly total exceeds the limits. The row of limits is locked,
    so that two concurrent offers of one organisation cannot exceed its yearly limit together.
    """
    known = LegalLimits.objects.select_for_update().get(pk=1)
    stored = OFFERS.lock(offer, to=OfferStatus.POSTED)
    if found := law.offer_problems(stored, known, granted=_granted(stored)):
        raise Refused(found)
    posted_at = timezone.now()
    moments = {"posted_at": posted_at, "remarks_until": law.remarks_until(posted_at, known)}
    return OFFERS.enter(stored, OfferStatus.POSTED, by=by, **moments)


@transaction.atomic
def decide_offer(*, offer: SmallGrantOffer, is_granted: bool, note: str = "", by: Any) -> SmallGrantOffer:
    """Grant or refuse the offer, after the period for remarks; a refusal needs a reason."""
    decision = OfferStatus.GRANTED if is_granted else OfferStatus.REFUSED
    stored = OFFERS.lock(offer, to=decision)
    if stored.takes_remarks:
        raise WrongState("Czas na uwagi jeszcze trwa. Decyzję można wpisać, gdy minie.")
    if not is_granted and not note.strip():
        raise Refused({"note": ["Napisz, dlaczego nie ma dotacji. Każdy może o to zapytać."]})
    decided = {"decided_at": timezone.now(), "decision_note": note.strip()}
    return OFFERS.enter(stored, decision, by=by, details={"is_granted": is_granted}, **decided)


@transaction.atomic
def withdraw_offer(*, offer: SmallGrantOffer, by: Any) -> SmallGrantOffer:
    """Withdraw a posted offer at the organisation's request."""
    return OFFERS.move(offer, OfferStatus.WITHDRAWN, by=by)


@transaction.atomic
def remark(*, offer: SmallGrantOffer, text: str, name: str = "", email: str = "") -> Remark:
    """Add a remark within the offer's period, else RemarksClosed; the same text sent twice is one remark."""
    stored = OFFERS.lock(offer)
    if not stored.takes_remarks:
        raise RemarksClosed
    told = {"text": text.strip(), "name": name.strip(), "email": email.strip()}
    found, is_new = stored.remarks.get_or_create(**told, emptied_at=None)
    if is_new:
        audit.record("grants.remark", found)
    return found


@transaction.atomic
def read_remark(*, remark: Remark, by: Any) -> Remark:
    """Mark a remark as read by the office."""
    stored = Remark.objects.select_for_update().get(pk=remark.pk)
    if stored.read_at is None:
        stored.read_at = timezone.now()
        stored.save(update_fields=["read_at"])
        audit.record("grants.read_remark", stored, by=by)
    return stored


def _check(offer: SmallGrantOffer) -> None:
    if not offer.name and offer.organization:
        offer.name = offer.organization.name
    check(offer)


def _granted(offer: SmallGrantOffer) -> int:
    """The total of the same organisation's other granted or posted offers for tasks that begin in the same year."""
    same = Q(name__iexact=offer.name)
    if offer.organization_id:
        same |= Q(organization=offer.organization_id) | Q(name__iexact=offer.organization.name)
    others = SmallGrantOffer.objects.filter(same, status__in=HELD, starts_on__year=offer.starts_on.year)
    return others.exclude(pk=offer.pk).aggregate(sum=Sum("amount"))["sum"] or 0
