"""Documents to download: the list by topic, the page of one, its file, former versions."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from core import documents as files
from core import facets, search, stamps
from core.listing import ready
from pages.documents import selectors
from pages.documents.selectors import Shelf, Version
from pages.models import Document

FROM_FORMER = "dawna"


@require_safe
def document_list(request):
    """What there is to download today, topic by topic; words narrow it."""
    index = selectors.documents.at(stamps.read())
    shelf, (q, notices) = index.beside, facets.clean_query(request.GET.get("q", ""))
    query = search.understand(q) if q else None
    shown = _found(shelf, query) if query else shelf.current
    key = None if q else ("documents", index.stamp)
    context = {
        "q": q,
        "notices": notices,
        "count": len(shown),
        "has_any": bool(shelf.current),
        "has_former": bool(shelf.former),
        "meant": search.did_you_mean(query) if query and not shown else None,
        "topics": ready(key, "pages/documents/_topics.html", lambda: {"topics": _topics(shown)}),
    }
    return render(request, "pages/documents/list.html", context)


@require_safe
def former_documents(request):
    """What is not in force any more, for whoever has to look at what was."""
    index = selectors.documents.at(stamps.read())
    shelf = index.beside
    context = {
        "has_any": bool(shelf.former),
        "topics": ready(
            ("former documents", index.stamp),
            "pages/documents/_former.html",
            lambda: {"topics": _topics(shelf.former), "stands_for": shelf.stands_for},
        ),
    }
    return render(request, "pages/documents/former.html", context)


@require_safe
def document(request, slug):
    """One document; the address of a former version leads to the one to use now, with a word about it."""
    index = selectors.documents.at(stamps.read())
    version = _version(index.beside, slug)
    if _is_former(index.beside, version):
        return _to_present(index.beside, version)
    body = ready(
        ("document", version.pk, index.stamp), "pages/documents/_document.html", lambda: _facts(index.beside, version)
    )
    came_from = index.beside.of(request.GET.get(FROM_FORMER, ""))
    is_led = came_from is not None and index.beside.stands_for[came_from.pk] is version
    return render(
        request,
        "pages/documents/document.html",
        {"document": version.document, "body": body, "came_from": came_from.document if is_led else None},
    )


@require_safe
def download(request, slug):
    """The file. Whoever kept the link to a former version gets the page of the present one: not an old form."""
    shelf = selectors.shelf(stamps.read())
    version = _version(shelf, slug)
    if _is_former(shelf, version):
        return _to_present(shelf, version)
    return _file(version)


@require_safe
def download_former(request, slug):
    """The file of a version that was in force once."""
    return _file(_version(selectors.shelf(stamps.read()), slug))


def _version(shelf: Shelf, slug: str) -> Version:
    if (version := shelf.of(slug)) is None:
        raise Http404("Nie ma takiego dokumentu.")
    return version


def _is_former(shelf: Shelf, version: Version) -> bool:
    """Another version took its place; one that is still to come has taken nobody's."""
    return shelf.stands_for[version.pk] is not version and version.has_begun(timezone.localdate())


def _to_present(shelf: Shelf, version: Version):
    """Not for ever: the next version will lead elsewhere."""
    present = shelf.stands_for[version.pk]
    return redirect(f"{present.document.get_absolute_url()}?{FROM_FORMER}={version.slug}")


def _file(version: Version):
    found = get_object_or_404(Document, pk=version.pk)
    return files.serve(found.file, str(found))


def _found(shelf: Shelf, query: search.Query) -> list[Version]:
    """What is in force among what the words find, in the order of the shelf."""
    pks = {shelf.stands_for[pk].pk for pk in search.ids(query, kind="document") if pk in shelf.stands_for}
    return [version for version in shelf.current if version.pk in pks]


def _topics(versions: list[Version]) -> list[tuple[str, list[Version]]]:
    return [(topic, list(inside)) for topic, inside in groupby(versions, key=lambda one: one.topic)]


def _facts(shelf: Shelf, version: Version) -> Mapping[str, Any]:
    today = timezone.localdate()
    present = shelf.stands_for[version.pk]
    return {
        "document": version.document,
        "is_to_come": not version.has_begun(today),
        "present": present if present is not version else None,
        "coming": shelf.coming(version),
        "before": [one for one in shelf.before(version) if one is not present],
    }
