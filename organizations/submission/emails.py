"""Letters about submissions and access requests."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from core import mail
from core.mail.models import Letter
from organizations.models import AccessRequest, Joining, Membership, Organization
from organizations.submission import links

EXAMPLE = "Przykładowa Fundacja Ogród Leszczynowy"


def joining_begun(joining: Joining) -> Letter:
    """The link to the draft; each resend is a new letter with a new link."""
    return mail.enqueue(
        key=f"organizations.joining_begun:{joining.pk}:{joining.version}",
        to=joining.email,
        template="organizations/email/joining_begun",
        is_confidential=True,
        **_facts(joining),
    )


def joining_confirm(joining: Joining) -> Letter:
    """The submission is sent but the address is not confirmed: link to the confirm button."""
    return mail.enqueue(
        key=f"organizations.joining_confirm:{joining.pk}:{joining.version}",
        to=joining.email,
        template="organizations/email/joining_confirm",
        is_confidential=True,
        **_facts(joining),
    )


def joining_received(joining: Joining) -> Letter:
    """To the submitter: the office has it, what comes next, and how to sign in."""
    return mail.enqueue(
        key=f"organizations.joining_received:{joining.pk}",
        to=joining.email,
        template="organizations/email/joining_received",
        name=joining.organization.name,
        email=joining.email,
    )


def joining_waits(joining: Joining) -> Letter:
    """To the office: a submission waits."""
    return mail.enqueue(
        key=f"organizations.joining_waits:{joining.pk}",
        to=settings.OFFICE_EMAIL,
        template="organizations/email/joining_waits",
        organization=joining.organization,
    )


def access_confirm(request: AccessRequest) -> Letter:
    """To the requester: confirm your address."""
    return mail.enqueue(
        key=f"organizations.access_confirm:{request.pk}:{_moment(request.status_changed_at)}",
        to=request.email,
        template="organizations/email/access_confirm",
        is_confidential=True,
        organization=request.organization,
        token=links.of_access_request(request),
        days=links.DAYS,
    )


def access_already(member: Membership) -> Letter:
    """To a member who requested access to their own entry; at most one letter a day."""
    return mail.enqueue(
        key=f"organizations.access_already:{member.pk}:{timezone.localdate():%Y%m%d}",
        to=member.user.email,
        template="organizations/email/access_already",
        organization=member.organization,
    )


def access_waits_owner(request: AccessRequest, owner: Membership) -> Letter:
    return mail.enqueue(
        key=f"organizations.access_waits_owner:{request.pk}:{owner.pk}",
        to=owner.user.email,
        template="organizations/email/access_waits_owner",
        organization=request.organization,
        request=request,
    )


def access_waits_office(request: AccessRequest) -> Letter:
    return mail.enqueue(
        key=f"organizations.access_waits_office:{request.pk}",
        to=settings.OFFICE_EMAIL,
        template="organizations/email/access_waits_office",
        organization=request.organization,
        request=request,
    )


def _facts(joining: Joining) -> dict[str, object]:
    name = joining.answers.get("1", {}).get("name", "")
    return {"name": name, "token": links.of_joining(joining), "days": links.DAYS}


def _moment(when: datetime) -> int:
    return int(when.timestamp() * 1000)


def _example() -> Organization:
    return Organization(pk=1, name=EXAMPLE, slug="przykladowa-fundacja-ogrod-leszczynowy")


def _example_joining() -> Joining:
    email = "koordynatorka@example.org"
    return Joining(pk=1, email=email, answers={"1": {"name": EXAMPLE}}, organization=_example())


def _example_member() -> Membership:
    user = Membership._meta.get_field("user").related_model(pk=1, email="opiekunka@example.org")
    return Membership(pk=1, organization=_example(), user=user, role=Membership.Role.OWNER)


def _example_request() -> AccessRequest:
    return AccessRequest(
        pk=1,
        organization=_example(),
        name="Skarbniczka fundacji",
        email="skarbniczka@example.org",
        message="Jestem w zarządzie od roku i odpowiadam za naszą stronę.",
    )


@mail.kind("organizations.joining_begun", "Link do zaczętego zgłoszenia")
def demo_joining_begun() -> Letter:
    return joining_begun(_example_joining())


@mail.kind("organizations.joining_confirm", "Potwierdzenie adresu przy zgłoszeniu organizacji")
def demo_joining_confirm() -> Letter:
    return joining_confirm(_example_joining())


@mail.kind("organizations.joining_received", "Zgłoszenie organizacji dotarło do biura")
def demo_joining_received() -> Letter:
    return joining_received(_example_joining())


@mail.kind("organizations.joining_waits", "Do biura: nowe zgłoszenie organizacji czeka")
def demo_joining_waits() -> Letter:
    return joining_waits(_example_joining())


@mail.kind("organizations.access_confirm", "Potwierdzenie adresu przy prośbie o dostęp")
def demo_access_confirm() -> Letter:
    return access_confirm(_example_request())


@mail.kind("organizations.access_already", "Dostęp do wpisu już jest")
def demo_access_already() -> Letter:
    return access_already(_example_member())


@mail.kind("organizations.access_waits_owner", "Prośba o dostęp do wpisu czeka na opiekuna")
def demo_access_waits_owner() -> Letter:
    return access_waits_owner(_example_request(), _example_member())


@mail.kind("organizations.access_waits_office", "Do biura: prośba o dostęp do wpisu")
def demo_access_waits_office() -> Letter:
    return access_waits_office(_example_request())
