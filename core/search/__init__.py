"""One search over everything (docs/adr/0006-polish-search.md).

An app declares its models in findable.py and reports changes in its actions:

    @search.register
    class FindableEvent(search.Findable):
        kind, label, model = "event", "Wydarzenia", Event

        def queryset(self):
            return Event.objects.published()

        def entry(self, event):
            return search.Entry(title=event.title, url=event.get_absolute_url(), body=text_of(event.description))

        search.index(event)      # in the transaction of the change; removes what is no longer public
        search.unindex(event)    # before the object is deleted
"""

from core.search.engine import COUNTED
from core.search.finding import (
    MAX_IDS,
    Group,
    Results,
    Suggestion,
    did_you_mean,
    ids,
    sample_urls,
    search,
    suggest,
    titles_at,
)
from core.search.indexing import index, index_many, rebuild, unindex
from core.search.marking import mark, snippet
from core.search.registry import Entry, Findable, findables, kinds, register
from core.search.understanding import MAX_LENGTH, Query, understand

__all__ = [
    "COUNTED",
    "MAX_IDS",
    "MAX_LENGTH",
    "Entry",
    "Findable",
    "Group",
    "Query",
    "Results",
    "Suggestion",
    "did_you_mean",
    "findables",
    "ids",
    "index",
    "index_many",
    "kinds",
    "mark",
    "rebuild",
    "register",
    "sample_urls",
    "search",
    "snippet",
    "suggest",
    "titles_at",
    "understand",
    "unindex",
]
