"""What follows when the moment of an article has come: the search index and the lists are brought up to date.

The pages themselves ask the clock, so nobody reads an article too early or too late when this did not run.
"""

from django.db import transaction

from core import search, stamps
from core.search.models import SearchDocument
from news.models import Article


@transaction.atomic
def catch_up() -> int:
    """Bring into the index what became public, and out of it what is public no more; how many. Again: nothing."""
    found = SearchDocument.objects.filter(kind="article").values("object_id")
    public = Article.objects.public()
    late = set(public.exclude(pk__in=found).values_list("pk", flat=True))
    late |= set(found.exclude(object_id__in=public.values("pk")).values_list("object_id", flat=True))
    if late:
        search.index_many("article", late)
        stamps.bump("articles")
    return len(late)
