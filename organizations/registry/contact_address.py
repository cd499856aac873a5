"""The e-mail address for reaching an organisation; "" if there is none.

For questions about the entry: its owner's account, else the internal contact, else the public address. For readers'
messages: the public address first, because that is its purpose.
"""

from django.db.models import CharField, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from organizations.models import InternalContact, Membership, Organization


def with_asked_address(entries: QuerySet[Organization]) -> QuerySet[Organization]:
    """Annotate ``asked_address`` in the same query."""
    return entries.annotate(asked_address=_first(_owner(), _contact(), F("email")))


def with_relay_address(entries: QuerySet[Organization]) -> QuerySet[Organization]:
    """Annotate ``relay_address`` in the same query. Never show it."""
    return entries.annotate(relay_address=_first(F("email"), _owner(), _contact()))


def relay_address(organization: Organization) -> str:
    """The address for a reader's message, or "" if the office or the organisation switched messages off."""
    takes = Organization.objects.published().filter(pk=organization.pk, accepts_messages=True)
    return with_relay_address(takes).values_list("relay_address", flat=True).first() or ""


def person_behind(organization: Organization) -> str:
    """The recipient of the office's decisions: the owner's account, else the submitter, else ""."""
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
