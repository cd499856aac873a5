"""Online submission: the start page, four steps, a summary, and the page after sending."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.forms import SENT_TOO_FAST, TrapForm
from core.limits import add_limit_error, address_of, limited, seconds_to_wait, sentence
from organizations.models import Joining
from organizations.registry import krs, similar
from organizations.registry.errors import EntryRefused
from organizations.submission import actions as actions
from organizations.submission import court_register, steps
from organizations.submission.actions import AlreadySent, Unfinished
from organizations.submission.views import session

LETTERS_AN_HOUR = 3
BEGUN_AN_HOUR = 20
LOOK_UPS_A_MINUTE = 10
STOPPED = "Nie mamy tu zaczętego zgłoszenia. Zacznij je albo otwórz link z listu, który od nas przyszedł."


@require_safe
def join(request):
    """Who may submit, why, and the use of the data; reading it requires no input."""
    return render(request, "organizations/submission/joining/start.html", {"mine": session.living(request)})


@limited("organizations.join", "30/m", keeps_form=True)
@require_http_methods(["GET", "POST"])
def join_step(request, number):
    """One step. The input is kept, valid or not; only valid input leads to the next step."""
    joining = session.living(request)
    if number not in steps.STEPS:
        raise Http404("Nie ma takiego kroku.")
    if joining is None and number > 1:
        messages.warning(request, STOPPED)
        return redirect("organizations:join")
    posted = request.POST if request.method == "POST" else None
    answers = joining.answers if joining else session.of_account(request.user)
    form, trap = steps.form(number, answers, post=posted), TrapForm(posted)
    context = {}
    if posted is not None and _is_let_through(request, form, trap, is_known=joining is not None):
        try:
            if answer := _receive(request, joining, number, form, context):
                return answer
        except AlreadySent as error:
            messages.info(request, str(error))
            return redirect("organizations:join_sent")
    return show_step(request, joining, number, form, trap, **context)


def show_step(request, joining, number, form, trap, **context):
    """A step with its form; ``context`` holds the boxes beside it."""
    holders = getattr(form, "holders", {})
    known = similar.shown([entry.pk for entry in {entry.pk: entry for entry in holders.values()}.values()])
    seen = joining.answers.get("seen", []) if joining else []
    context = {
        "joining": joining,
        "step": steps.STEPS[number],
        "steps": [(step, step.number in seen or step.number == number) for step in steps.STEPS.values()],
        "all_seen": len(seen) == len(steps.STEPS),
        "form": form,
        "trap": trap,
        "known": known,
        "krs_is_on": krs.is_on(),
    } | context
    response = render(request, "organizations/submission/joining/step.html", context)
    if getattr(form, "has_to_wait", False):
        response.status_code = 429
    return response


def _is_let_through(request, form, trap, *, is_known: bool) -> bool:
    """Check the rate limit and the trap for robots; a refusal is shown on the form, which keeps its input.

    A known draft may be sent quickly: a step filled from the register needs only one click.
    """
    caught = [problem for problem in trap.non_field_errors() if not (is_known and problem == SENT_TOO_FAST)]
    if caught:
        form.add_error(None, caught)
    else:
        add_limit_error(form, request)
    return not caught and not request.seconds_to_wait


def _receive(request, joining, number, form, context):
    """Save the posted step; returns the redirect, or None to show the step again."""
    typed = steps.typed(number, request.POST)
    if number == 2 and "check_krs" in request.POST:
        joining = actions.save_step(joining=joining, number=2, answers=typed, is_right=False)
        return _look_up(request, joining, form, context)
    if not form.is_valid():
        if joining:
            actions.save_step(joining=joining, number=number, answers=typed, is_right=False)
        return None
    if number != 1:
        actions.save_step(joining=joining, number=number, answers=typed, is_right=True)
        return session.go_on(request)
    looked_at = {"looked_at": typed["name"]} if "other" in request.POST else {}
    if not looked_at and (joining is None or joining.answers.get("looked_at") != typed["name"]):
        context["similar"] = similar.likely(typed["name"])
    if context.get("similar"):
        return None
    return _keep_first(request, joining, typed, form, looked_at)


def _keep_first(request, joining, typed, form, looked_at):
    """The first step creates a draft, or changes its address; both send a letter, and letters are rate-limited."""
    email = typed["person_email"].strip()
    if joining is None or joining.email.casefold() != email.casefold():
        wait = _wait_for_letter(request, email, begins=joining is None)
        if wait:
            form.has_to_wait = True
            form.add_error("person_email" if joining else None, sentence(wait))
            return None
    is_proved = session.has_proved(request.user, email)
    if joining is None:
        by = request.user if request.user.is_authenticated else None
        joining = actions.begin(answers=typed, by=by, is_proved=is_proved, **looked_at)
        session.remember(request, joining)
        messages.success(request, f"Wysłaliśmy na adres {email} link, którym możesz tu wrócić.")
    else:
        actions.save_step(joining=joining, number=1, answers=typed, is_right=True, is_proved=is_proved, **looked_at)
    return session.go_on(request)


def _wait_for_letter(request, email: str, *, begins: bool = False) -> int:
    """Seconds until another letter may be sent to this address, or another draft created from this IP address."""
    wait = seconds_to_wait("organizations.join_letter", email.casefold(), LETTERS_AN_HOUR, 3600)
    if begins and not wait:
        wait = seconds_to_wait("organizations.join_begin", address_of(request), BEGUN_AN_HOUR, 3600)
    return wait


def _look_up(request, joining, form, context):
    """Look up the number in KRS; the result is shown on its own page."""
    if "krs" in form.errors:
        return None
    number = form.cleaned_data.get("krs", "")
    if not number:
        form.add_error("krs", "Wpisz numer KRS, który mamy sprawdzić.")
        return None
    if wait := seconds_to_wait("organizations.krs", address_of(request), LOOK_UPS_A_MINUTE, 60):
        form.add_error("krs", sentence(wait))
        form.has_to_wait = True
        return None
    try:
        court_register.keep(joining=joining, extract=krs.look_up(number))
    except krs.KrsNotFound as error:
        form.add_error("krs", str(error))
    except krs.KrsUnavailable as error:
        context["notice"] = str(error)
    else:
        return redirect("organizations:join_krs")
    return None


@require_http_methods(["GET", "POST"])
def join_krs(request):
    """The KRS data field by field, to accept or ignore."""
    joining = session.living(request)
    rows = court_register.rows(joining) if joining else []
    if not rows:
        return redirect("organizations:join_step", 2) if joining else redirect("organizations:join")
    if request.method == "POST":
        chosen = [row for row in rows if row.name in request.POST.getlist("take")]
        court_register.accept(joining=joining, names=[row.name for row in chosen])
        if chosen:
            messages.success(request, f"Wpisaliśmy z KRS: {', '.join(row.label for row in chosen)}.")
        return redirect("organizations:join_step", 2)
    context = {"joining": joining, "rows": rows, "number": joining.answers["krs"]["krs"]}
    return render(request, "organizations/submission/joining/krs.html", context)


@limited("organizations.join_similar", "120/m", methods=("GET",))
@require_safe
def join_similar(request):
    """Entries that match the typed name, as a page fragment; empty if there are none."""
    found = similar.while_typing(request.GET.get("nazwa", "")[:250])
    return render(request, "organizations/submission/joining/_similar.html", {"entries": found})


@limited("organizations.join", "30/m", keeps_form=True)
@require_http_methods(["GET", "POST"])
def join_check(request):
    """The summary before submission."""
    joining = session.living(request)
    if joining is None:
        return redirect("organizations:join_sent")
    posted = request.POST if request.method == "POST" else None
    form, trap = Form(posted), TrapForm(posted)
    if posted is not None and _is_let_through(request, form, trap, is_known=True):
        try:
            return hand_over(request, joining)
        except Unfinished as error:
            form.add_error(None, str(error))
    context = {"joining": joining, "summary": steps.summary(joining), "form": form, "trap": trap}
    return render(request, "organizations/submission/joining/check.html", context)


def hand_over(request, joining: Joining):
    """Submit the draft; what the registry refuses is shown on the step where it can be corrected."""
    try:
        actions.hand_over(joining=joining)
    except EntryRefused as error:
        number, form = steps.refused(joining, error.problems)
        return show_step(request, joining, number, form, TrapForm())
    except AlreadySent as error:
        messages.info(request, str(error))
    return redirect("organizations:join_sent")


@require_safe
def join_sent(request):
    """After sending: either the address has to be confirmed by the letter, or the office has the submission."""
    joining = session.any_state(request)
    if joining is None:
        return redirect("organizations:join")
    if joining.status == Joining.Status.OPEN:
        return session.go_on(request)
    return render(request, "organizations/submission/joining/sent.html", {"joining": joining})


@limited("organizations.join", "30/m")
@require_POST
def join_letter(request):
    """Send the letter with the link again."""
    joining = session.living(request)
    if joining is None:
        return redirect("organizations:join")
    if wait := _wait_for_letter(request, joining.email):
        messages.warning(request, sentence(wait))
    else:
        actions.send_link_again(joining=joining)
        messages.success(request, f"Wysłaliśmy nowy list na adres {joining.email}.")
    return session.go_on(request)


@require_POST
def join_leave(request):
    """Forget the draft on this device; it stays in the database, and the link in the letter opens it."""
    session.forget(request)
    messages.info(request, "To urządzenie już nie pamięta zgłoszenia. Wrócisz do niego linkiem z listu.")
    return redirect("organizations:join")
