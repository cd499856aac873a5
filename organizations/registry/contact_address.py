"""By which address an organisation is reached; "" where there is none.

For questions about the entry: its owner's account, else the contact for the office, else the public address.
For messages of readers: the public address first, for that is what it is there for.
"""

from django.db.models import CharField, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from organizations.models import InternalContact, Membership, Organization


def with_asked_address(entries: QuerySet[Organization]) -> QuerySet[Organization]:
    """Each with ``asked_address``, in the same query."""
    return entries.annotate(asked_address=_first(_owner(), _contact(), F("email")))


def with_relay_address(entries: QuerySet[Organization]) -> QuerySet[Organization]:
    """Each with ``relay_address``, in the same query. It is not to be shown to anybody."""
    return entries.annotate(relay_address=_first(F("email"), _owner(), _contact()))


def relay_address(organization: Organization) -> str:
    """Where a reader's message goes, or "" when none is taken: the office or the organisation switched it off."""
    takes = Organization.objects.published().filter(pk=organization.pk, accepts_messages=True)
    return with_relay_address(takes).values_list("relay_address", flat=True).first() or ""


def person_behind(organization: Organization) -> str:
    """Who hears what the office decided: the owner's account, else who sent the form in, else nobody ("")."""
    owner = Membership.objects.filter(_is_owner(), organization=organization).values_list("user__email", flat=True)
    joining = getattr(organization, "joining", None)
    return owner.first() or (joining.email if joining and joining.email_confirmed_at else "")


def _first(*addresses) -> Coalesce:
    tried = [NullIf(address, Value("")) for address in addresses]
    return Coalesce(*tried, Value(""), output_field=CharField())


def _owner() -> Subquery:
    owner = Membership.objects.filter(_is_owner(), organization=OuterRef("pk"))
    return Subquery(owner.order_by().values("user__email")[:1])


def _contact() -> Subquery:
    return Subquery(InternalContact.objects.filter(organization=OuterRef("pk")).order_by().values("email")[:1])


def _is_owner() -> Q:
    return Q(role=Membership.Role.OWNER, user__is_active=True)
