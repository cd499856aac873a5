"""Template context for the page of one funding call."""

from typing import Any

from django.conf import settings
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from core import sharing, when
from core.files.documents import EXTENSIONS
from core.text import richtext
from grants.calls import jsonld, selectors
from grants.calls.words import deadline_of, grant_of, own_share_of, project_of, zloty
from grants.choices import CallKind, CallSource, Phase
from grants.models import Call, CallResult
from organizations.choices import Status as EntryStatus

FORMATS = {ending: ending[1:].upper() for ending in EXTENSIONS.values()}


def whole_call(pk: int) -> Call:
    """A call with all that its page shows; seven queries at most."""
    results = Prefetch("results", CallResult.objects.select_related("organization"))
    hanging = ("themes", "spheres", "applicants", "attachments", "former_deadlines")
    return Call.objects.prefetch_related(*hanging, results).get(pk=pk)


def facts(call: Call) -> dict[str, Any]:
    """Context of templates/grants/calls/_detail*.html."""
    address = settings.SITE_URL + call.get_absolute_url()
    results = [_result(one) for one in call.results.all()] if call.settled_at else []
    return {
        "call": call,
        "kind": capfirst(CallKind(call.kind).label),
        "source": CallSource(call.source).label,
        "deadline": deadline_of(call),
        "opening": when.moment(call.opens_at) if call.opens_at else "",
        "grant": grant_of(call),
        "pool": zloty(call.pool) if call.pool else "",
        "own_share": own_share_of(call),
        "project": project_of(call),
        "applicants": [one.get_legal_form_display() for one in call.applicants.all()],
        "body": SafeString(richtext.clean(call.body)),
        "themes": call.themes.all(),
        "spheres": call.spheres.all(),
        "attachments": [_attachment(call, one) for one in call.attachments.all()],
        "former_deadlines": [_former(one) for one in call.former_deadlines.all()],
        "publications": _publications(call),
        "results_due": call.results_on is not None and call.results_on >= timezone.localdate(),
        "results": results,
        "results_total": zloty(sum(one.amount for one in call.results.all())) if results else "",
        "share": sharing.ways(title=call.title, address=address),
        "absolute_url": address,
        "is_small_grant": call.kind == CallKind.SMALL_GRANT,
        "has_ics": call.closes_at is not None and call.phase in (Phase.ANNOUNCED, Phase.OPEN),
        "jsonld": jsonld.script(call),
    } | selectors.told(call)


def _publications(call: Call) -> list[tuple[str, str]]:
    """Where and when the contest was published; empty where the law requires no publication."""
    named = (("w BIP", call.bip_on), ("na tablicy ogłoszeń", call.board_on), ("na stronie internetowej", call.site_on))
    return [(where, when.short(day)) for where, day in named if day]


def _attachment(call: Call, one) -> dict[str, Any]:
    ending = one.file.name.rpartition(".")[2].lower()
    return {"pk": one.pk, "title": one.title, "size": one.size, "format": FORMATS.get(f".{ending}", ending.upper())}


def _former(one) -> dict[str, str]:
    before = when.moment(one.closes_at) if one.closes_at else "nabór ciągły, do odwołania"
    return {"moved": when.short(one.moved_at), "before": before, "reason": one.reason}


def _result(one: CallResult) -> dict[str, str]:
    organization = one.organization
    is_public = organization is not None and organization.status == EntryStatus.PUBLISHED
    url = organization.get_absolute_url() if is_public else ""
    return {"name": one.name, "url": url, "task": one.task, "amount": zloty(one.amount)}
