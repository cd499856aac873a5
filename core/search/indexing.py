"""Updates the index. Called by actions in their transaction, so a rollback also reverts the index."""

from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import Model

from core.search import analysis, registry, vocabulary
from core.search.models import SearchDocument, SearchForm

BATCH = 500
MAX_WORDS = 20_000
WRITTEN_FIELDS = ["title", "summary", "body", "url", "published_at", "title_keys", "body_keys"]


def index(obj: Model) -> None:
    """Update the index entry of the object; remove it if the object is not public."""
    for findable in registry.of(obj):
        index_many(findable.kind, [obj.pk])


def unindex(obj: Model) -> None:
    """Remove the object from the index; call it before the object is deleted, while it has its id."""
    for findable in registry.of(obj):
        SearchDocument.objects.filter(kind=findable.kind, object_id=obj.pk).delete()


@transaction.atomic(savepoint=False)
def index_many(kind: str, pks: Iterable[int]) -> int:
    """``index`` for many at once, e.g. after an import; returns how many are public."""
    findable, pks = registry.findables[kind], sorted(set(pks))
    count = 0
    for start in range(0, len(pks), BATCH):
        part = pks[start : start + BATCH]
        found = _write(findable, findable.queryset().filter(pk__in=part))
        SearchDocument.objects.filter(kind=kind, object_id__in=set(part) - found).delete()
        count += len(found)
    return count


def rebuild(kind: str | None = None, *, tell: Callable[[str, int, int], None] | None = None) -> int:
    """Rebuild the index of one kind or of all; returns the number of documents.

    One transaction per BATCH: documents stay findable under their old words until they are rewritten,
    and saving an object waits at most for one batch. If interrupted, run it
    again. ``tell`` is called with the kind, the number done and the total. Rebuilding all also
    removes kinds and words that no longer occur.
    """
    count = 0
    for each in [kind] if kind else registry.kinds():
        findable = registry.findables[each]
        pks = list(findable.queryset().order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(pks), BATCH):
            count += index_many(each, pks[start : start + BATCH])
            if tell:
                tell(each, min(start + BATCH, len(pks)), len(pks))
        gone = set(SearchDocument.objects.filter(kind=each).values_list("object_id", flat=True)) - set(pks)
        index_many(each, gone)
    if kind is None:
        SearchDocument.objects.exclude(kind__in=registry.kinds()).delete()
        _forget_words()
    return count


def _write(findable: registry.Findable, objects: Iterable[Model]) -> set[int]:
    words, documents = set(), []
    for obj in objects:
        entry = findable.entry(obj)
        title = _words(entry.title)
        body = _words(f"{entry.summary}\n{entry.sought_as}\n{entry.body}")
        words.update(title, body)
        documents.append(
            SearchDocument(
                kind=findable.kind,
                object_id=obj.pk,
                title=entry.title[:300],
                summary=entry.summary,
                body=entry.body,
                url=entry.url,
                published_at=entry.published_at,
                title_keys=" ".join([*_keys(title), *dict.fromkeys(analysis.prefix_key(word) for word in title)]),
                body_keys=" ".join(_keys(body)),
            )
        )
    vocabulary.learn(words)
    SearchDocument.objects.bulk_create(
        documents, update_conflicts=True, unique_fields=["kind", "object_id"], update_fields=WRITTEN_FIELDS
    )
    return {document.object_id for document in documents}


def _words(text: str) -> list[str]:
    return [token.word for token in analysis.tokens(text) if token.word not in analysis.STOPWORDS][:MAX_WORDS]


def _keys(words: list[str]) -> list[str]:
    return [key for word in words for key in sorted(analysis.keys(word))]


def _forget_words() -> None:
    """Delete forms of words that no document has any more."""
    used = set()
    for title, body in SearchDocument.objects.values_list("title_keys", "body_keys").iterator():
        used.update(title.split(), body.split())
    keys = SearchForm.objects.values_list("key", flat=True).distinct()
    stale = [key for key in keys if key not in used]
    for start in range(0, len(stale), BATCH):
        SearchForm.objects.filter(key__in=stale[start : start + BATCH]).delete()
