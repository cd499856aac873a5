"""Which joining this browser has open, and whose address is proved."""

from django.shortcuts import redirect

from organizations.models import Joining
from organizations.submission import steps
from organizations.submission.actions import LIVING

KEY = "joining"


def any_state(request) -> Joining | None:
    """The joining of this browser, also one that the office has already."""
    pk = request.session.get(KEY)
    found = Joining.objects.exclude(status=Joining.Status.DROPPED).filter(pk=pk) if pk else Joining.objects.none()
    return found.first()


def living(request) -> Joining | None:
    """The joining of this browser as long as it may be changed."""
    joining = any_state(request)
    return joining if joining and joining.status in LIVING else None


def remember(request, joining: Joining) -> None:
    request.session[KEY] = joining.pk


def forget(request) -> None:
    request.session.pop(KEY, None)


def go_on(request):
    """To the first step that was not gone through, or to the last look."""
    joining = any_state(request)
    if joining is None:
        return redirect("organizations:join")
    if joining.status != Joining.Status.OPEN:
        return redirect("organizations:join_sent")
    number = steps.next_step(joining)
    if number in steps.STEPS:
        return redirect("organizations:join_step", number)
    return redirect("organizations:join_check")


def of_account(user) -> dict[str, dict[str, str]]:
    """What the first step may know already of somebody who is signed in."""
    return {"1": {"person": user.name, "person_email": user.email}} if user.is_authenticated else {}


def has_proved(user, email: str) -> bool:
    """Signed in with this very address: accounts are opened to nobody who has not proved theirs."""
    return user.is_authenticated and user.email.casefold() == email.strip().casefold()
