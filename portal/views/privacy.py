"""The privacy page, put together from the clauses of all processes, and each clause with the versions it had."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core import clauses, retention
from core.clauses import reading
from core.clauses.models import Clause


@require_safe
def privacy(request):
    """What all clauses say alike stands once. The periods are those that the purge obeys, so the page cannot promise
    what is not done."""
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
    """The clause that stands, and the way to those that stood before."""
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
    """The parts that are alike in all clauses."""
    said = {name: {getattr(clause, name) for clause in found} for name in Clause.SHARED}
    return {name: words.pop() for name, words in said.items() if len(words) == 1}


def _own(clause: Clause, shared: dict[str, str]) -> list[tuple[str, str, str]]:
    """The parts of one clause that are not told for all together."""
    return [part for part in clause.parts() if part[0] not in shared]
