"""The draft submission of this browser, and whether its address is confirmed."""

from django.shortcuts import redirect

from organizations.models import Joining
from organizations.submission import steps
from organizations.submission.actions import LIVING

KEY = "joining"


def any_state(request) -> Joining | None:
    """The draft of this browser, even if it is already submitted."""
    pk = request.session.get(KEY)
    found = Joining.objects.exclude(status=Joining.Status.DROPPED).filter(pk=pk) if pk else Joining.objects.none()
    return found.first()


def living(request) -> Joining | None:
    """The draft of this browser while it can still be changed."""
    joining = any_state(request)
    return joining if joining and joining.status in LIVING else None


def remember(request, joining: Joining) -> None:
    request.session[KEY] = joining.pk


def forget(request) -> None:
    request.session.pop(KEY, None)


def go_on(request):
    """Redirect to the first unfinished step, or to the summary."""
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
    """Prefill the first step for a signed-in user."""
    return {"1": {"person": user.name, "person_email": user.email}} if user.is_authenticated else {}


def has_proved(user, email: str) -> bool:
    """Whether the user is signed in with this address: every account has a confirmed address."""
    return user.is_authenticated and user.email.casefold() == email.strip().casefold()
