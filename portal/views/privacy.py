"""The privacy page, composed of the clauses of all processes, and each clause with its versions."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core import clauses, retention
from core.clauses import reading
from core.clauses.models import Clause


@require_safe
def privacy(request):
    """Text common to all clauses appears once. The periods come from retention itself, so the page is always true."""
    standing = reading.standing()
    found = [(process, standing[process.key]) for process in clauses.processes() if process.key in standing]
    shared = _shared([clause for _, clause in found])
    context = {
        "sections": [(process, clause, _own(clause, shared)) for process, clause in found],
        "shared": shared,
        "rules": retention.rules(),
    }
    return render(request, "portal/privacy.html", context)


@require_safe
def clause(request, slug: str):
    """The clause in force, with links to its former versions."""
    process = _process(slug)
    versions = list(Clause.objects.published().filter(process=process.key).order_by("-version"))
    if not versions:
        raise Http404
    return render(request, "portal/clause.html", _told(process, versions[0], versions))


@require_safe
def version(request, slug: str, version: int):
    process = _process(slug)
    versions = list(Clause.objects.published().filter(process=process.key).order_by("-version"))
    shown = next((each for each in versions if each.version == version), None)
    if shown is None:
        raise Http404
    return render(request, "portal/clause.html", _told(process, shown, versions))


def _process(slug: str) -> clauses.Process:
    for process in clauses.processes():
        if process.slug == slug:
            return process
    raise Http404


def _told(process: clauses.Process, shown: Clause, versions: list[Clause]) -> dict:
    return {"process": process, "clause": shown, "versions": versions, "is_current": shown.status == "current"}


def _shared(found: list[Clause]) -> dict[str, str]:
    """The sections with the same text in all clauses."""
    said = {name: {getattr(clause, name) for clause in found} for name in Clause.SHARED}
    return {name: words.pop() for name, words in said.items() if len(words) == 1}


def _own(clause: Clause, shared: dict[str, str]) -> list[tuple[str, str, str]]:
    """The sections of one clause that are not shared."""
    return [part for part in clause.parts() if part[0] not in shared]
