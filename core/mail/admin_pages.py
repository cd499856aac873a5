"""Extra admin pages for letters: kinds and previews, one letter as its reader sees it, a test letter."""

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from core import emails
from core.mail import catalog
from core.mail.models import Letter
from core.mail.outbox import calendar_of, words_for

OUTBOX = "admin:core_letter_changelist"
#: Pages that show a letter in an iframe.
OWN_FRAME = {"frame-src": ["'self'"]}
#: A letter has inline styles, so its frame allows these and nothing else: no script, no form,
#: no external resources, no access to the parent page. Links open outside the frame.
LETTER_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)


@require_safe
def kinds(request):
    """All kinds of letters by app."""
    _need(request, "view")
    return _render(request, "kinds", title="Rodzaje listów", kinds=catalog.kinds())


@require_safe
def kind(request, name):
    """One kind with demo data: subject, HTML and plain text."""
    _need(request, "view")
    found = _kind(name)
    letter = catalog.show(name)
    seen = {"text": words_for(letter)[0], "calendar": calendar_of(letter)}
    response = _render(request, "kind", title=found.label, kind=found, letter=letter, **seen)
    response._csp_update = OWN_FRAME
    return response


@require_safe
@xframe_options_sameorigin
def kind_html(request, name):
    _need(request, "view")
    _kind(name)
    return _framed(words_for(catalog.show(name))[1])


@require_safe
@xframe_options_sameorigin
def letter_html(request, pk):
    """The HTML part of one letter, as its reader sees it."""
    _need(request, "view")
    letter = get_object_or_404(Letter.objects.select_related("body"), pk=pk)
    if is_hidden(letter):
        raise PermissionDenied
    return _framed(words_for(letter)[1])


@require_POST
def trial(request):
    """Send a test letter to the current user."""
    _need(request, "change")
    emails.trial(to=request.user.email, asked_at=timezone.now())
    messages.success(
        request, f"Próbny list na adres {request.user.email} jest w kolejce. Powinien przyjść w ciągu minuty."
    )
    return redirect(OUTBOX)


PAGES = [
    ("rodzaje/", kinds, "core_letter_kinds"),
    ("rodzaje/<str:name>/", kind, "core_letter_kind"),
    ("rodzaje/<str:name>/html/", kind_html, "core_letter_kind_html"),
    ("<int:pk>/html/", letter_html, "core_letter_html"),
    ("proba/", trial, "core_letter_trial"),
]


def content_of(letter: Letter) -> dict[str, object]:
    """Context for the content of a letter on its page."""
    hidden = is_hidden(letter)
    if hidden:
        return {"is_hidden": True}
    return {"is_hidden": False, "letter_text": words_for(letter)[0], "letter_calendar": calendar_of(letter)}


def is_hidden(letter: Letter) -> bool:
    """A sign-in code or link is visible only to its reader; in development it is shown."""
    return letter.is_confidential and not settings.DEBUG


def _kind(name: str) -> catalog.Kind:
    if found := catalog.find(name):
        return found
    raise Http404


def _need(request, right: str) -> None:
    if not request.user.has_perm(f"core.{right}_letter"):
        raise PermissionDenied


def _framed(html: str) -> HttpResponse:
    """The letter with links that open outside the frame."""
    beside = html.replace("<head>", '<head><base target="_blank">', 1)
    return HttpResponse(beside, headers={"Content-Security-Policy": LETTER_POLICY})


def _render(request, template: str, **context) -> TemplateResponse:
    context |= admin.site.each_context(request) | {"opts": Letter._meta}
    return TemplateResponse(request, f"letters/admin/{template}.html", context)
