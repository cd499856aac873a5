"""Forms of messages to the office, and the sender's own threads with the answers."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from contact import access, actions, mine, selectors
from contact.forms import BarrierForm, FurtherForm, MessageForm
from contact.forms.barrier import DEMAND
from contact.models import Thread, Topic
from core import mail
from core.errors import DomainError
from core.files.documents import serve
from core.limits import account_of, add_limit_error, address_of, limited


@login_required
@never_cache
@require_safe
def threads(request):
    return render(request, "contact/threads.html", {"threads": mine.threads(request.user)})


@login_required
@never_cache
@limited("contact.add", "20/h", by=account_of, keeps_form=True)
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request, pk):
    found = access.thread_of(request.user, pk)
    form = FurtherForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    add_limit_error(form, request)
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.add(thread=found, text=data["text"], files=data["documents"], by=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Dopisano do wątku. Biuro już to widzi.")
            return redirect("contact:thread", found.pk)
    lines = selectors.conversation(found, with_notes=False)
    context = {"thread": found, "lines": lines, "form": form, "mark": selectors.mark_of(found)}
    return render(request, "contact/thread.html", context)


@login_required
@never_cache
@require_safe
def attachment(request, pk):
    found = access.attachment_for(request.user, pk)
    return serve(found.file, found.name)


SESSION_KEY = "written_to_office"
FORM = ["GET", "HEAD", "POST"]


def _sender(request) -> str:
    """Key for limits: the typed address, or that of the request."""
    return request.POST.get("email", "").strip().casefold() or address_of(request)


@never_cache
@limited("contact.write", "20/h", keeps_form=True)
@limited("contact.sender", "10/d", by=_sender, keeps_form=True)
@require_http_methods(FORM)
def write(request):
    """The form by topic; ``?temat=dotacje`` selects one."""
    form = _form(MessageForm, request, _known(request) | {"topic": _topic(request)})
    if form.is_valid():
        return _thank(request, _send(request, form), "contact:sent")
    return render(request, "contact/write.html", {"form": form, "rules": selectors.rules()})


@never_cache
@limited("contact.barrier", "20/h", keeps_form=True)
@limited("contact.sender", "10/d", by=_sender, keeps_form=True)
@require_http_methods(FORM)
def barrier(request):
    """Report a barrier on the portal; ``?strona=/wydarzenia/`` sets the page."""
    form = _form(BarrierForm, request, _known(request) | {"page": own_path(request.GET.get("strona", ""))})
    if form.is_valid():
        return _thank(request, _report(request, form), "contact:barrier_sent")
    return render(request, "contact/barrier.html", {"form": form, "rules": selectors.rules()})


@never_cache
@require_safe
def sent(request):
    """Shows the number to the person who has just written; anybody else sees only thanks."""
    thread = _just_written(request)
    return render(request, "contact/sent.html", {"thread": thread, "has_letter": _has_letter(thread)})


def own_path(text: str) -> str:
    """A path on this portal, without the host; "" for anything else.

    The page is not checked: pages of the office may have any path, and a missing page is worth a report too.
    """
    path = text.strip().removeprefix(settings.SITE_URL)
    if not path.startswith("/") or path.startswith("//") or not path.isprintable():
        return ""
    return path[:500]


def _form(kind: type, request, initial: dict):
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = kind(*posted, initial=initial)
    add_limit_error(form, request)
    return form


def _send(request, form: MessageForm) -> Thread:
    return actions.send_message(topic=form.cleaned_data["topic"], **_common(request, form.cleaned_data))


def _report(request, form: BarrierForm) -> Thread:
    data = form.cleaned_data
    told = {name: data[name] for name in ("page", "other_form", "contact_way", "postal_address")}
    obstacle = actions.Obstacle(is_demand=data["wish"] == DEMAND, **told)
    return actions.report_barrier(obstacle=obstacle, **_common(request, data))


def _common(request, data: dict[str, Any]) -> dict[str, Any]:
    """Fields common to a message and a report of a barrier."""
    user = request.user if request.user.is_authenticated else None
    person = {name: data[name] for name in ("name", "email", "phone", "organization_name") if name in data}
    sender = actions.Sender(user=user, **person)
    return {"sender": sender, "text": data["text"], "files": data["documents"], "form_key": data["form_key"]}


def _thank(request, thread: Thread, page: str):
    request.session[SESSION_KEY] = thread.pk
    return redirect(page)


def _just_written(request) -> Thread | None:
    pk = request.session.get(SESSION_KEY)
    return Thread.objects.kept().select_related("topic").filter(pk=pk).first() if pk else None


def _has_letter(thread: Thread | None) -> bool:
    first = thread.entries.order_by("pk").values_list("pk", flat=True).first() if thread else None
    return bool(first and mail.written("contact.received", [str(first)]))


def _topic(request) -> Topic | None:
    slug = request.GET.get("temat", "")
    return Topic.objects.offered().filter(slug=slug).first() if slug else None


def _known(request) -> dict[str, str]:
    """Initial values for a signed-in person: name, address, and the organisation if there is only one."""
    if not request.user.is_authenticated:
        return {}
    names = request.user.memberships.values_list("organization__name", flat=True)[:2]
    only = names[0] if len(names) == 1 else ""
    return {"name": request.user.name, "email": request.user.email, "organization_name": only}
