"""Documents to download: the list by topic, one document, its file, former versions."""

from itertools import groupby
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from core import search
from core.files import documents as files
from core.lists import list_versions
from core.lists.answers import keep
from core.lists.asked import clean_query
from pages.documents import selectors
from pages.documents.selectors import Shelf, Version
from pages.models import Document

FROM_FORMER = "dawna"


@keep(lambda request, now: None if request.GET.get("q") else ())
@require_safe
def document_list(request):
    """Current documents by topic; a search narrows the list."""
    shelf, (q, notices) = selectors.shelf(list_versions.of(request)), clean_query(request.GET.get("q", ""))
    query = search.understand(q) if q else None
    shown = _found(shelf, query) if query else shelf.current
    context = {
        "q": q,
        "notices": notices,
        "count": len(shown),
        "has_any": bool(shelf.current),
        "has_former": bool(shelf.former),
        "meant": search.did_you_mean(query) if query and not shown else None,
        "topics": _topics(shown),
    }
    return render(request, "pages/documents/list.html", context)


@keep()
@require_safe
def former_documents(request):
    """Documents that are no longer in force."""
    shelf = selectors.shelf(list_versions.of(request))
    context = {"has_any": bool(shelf.former), "topics": _topics(shelf.former), "stands_for": shelf.stands_for}
    return render(request, "pages/documents/former.html", context)


def came_from(request, shelf: Shelf, version: Version) -> Document | None:
    """The former version whose link redirected here."""
    former = shelf.of(request.GET.get(FROM_FORMER, ""))
    is_led = former is not None and shelf.stands_for[former.pk] is version
    return former.document if is_led else None


def wish(request, now, slug) -> tuple | None:
    """Cache key; None for a redirect from a former version, whose page has a note."""
    return None if FROM_FORMER in request.GET else ()


@keep(wish)
@require_safe
def document(request, slug):
    """One document; the URL of a former version redirects to the current one, with a note."""
    shelf = selectors.shelf(list_versions.of(request))
    version = _version(shelf, slug)
    if _is_former(shelf, version):
        return _to_present(shelf, version)
    context = _facts(shelf, version) | {"came_from": came_from(request, shelf, version)}
    return render(request, "pages/documents/document.html", context)


@require_safe
def download(request, slug):
    """The file. The link of a former version redirects to the page of the current one, so that no old form is used."""
    shelf = selectors.shelf(list_versions.of(request))
    version = _version(shelf, slug)
    if _is_former(shelf, version):
        return _to_present(shelf, version)
    return _file(version)


@require_safe
def download_former(request, slug):
    """The file of a version that is no longer in force."""
    return _file(_version(selectors.shelf(list_versions.of(request)), slug))


def _version(shelf: Shelf, slug: str) -> Version:
    if (version := shelf.of(slug)) is None:
        raise Http404("Nie ma takiego dokumentu.")
    return version


def _is_former(shelf: Shelf, version: Version) -> bool:
    """Another version has replaced it; one that has not begun replaces none."""
    return shelf.stands_for[version.pk] is not version and version.has_begun(timezone.localdate())


def _to_present(shelf: Shelf, version: Version):
    """A temporary redirect: the next version will change its target."""
    present = shelf.stands_for[version.pk]
    return redirect(f"{present.document.get_absolute_url()}?{FROM_FORMER}={version.slug}")


def _file(version: Version):
    found = get_object_or_404(Document, pk=version.pk)
    return files.serve(found.file, str(found))


def _found(shelf: Shelf, query: search.Query) -> list[Version]:
    """Current documents that match the search, in the order of the list."""
    pks = {shelf.stands_for[pk].pk for pk in search.ids(query, kind="document") if pk in shelf.stands_for}
    return [version for version in shelf.current if version.pk in pks]


def _topics(versions: list[Version]) -> list[tuple[str, list[Version]]]:
    return [(topic, list(inside)) for topic, inside in groupby(versions, key=lambda one: one.topic)]


def _facts(shelf: Shelf, version: Version) -> dict[str, Any]:
    today = timezone.localdate()
    present = shelf.stands_for[version.pk]
    return {
        "document": version.document,
        "is_to_come": not version.has_begun(today),
        "present": present if present is not version else None,
        "coming": shelf.coming(version),
        "before": [one for one in shelf.before(version) if one is not present],
    }
