"""RSS and Atom feeds of the newest articles, all or filtered by the query string."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from core.lists.asked import State
from news import facets
from news.jsonld import OFFICE
from news.models import Article

ENTRIES = 40
KINDS: dict[str, tuple[type[SyndicationFeed], str]] = {
    "rss": (Rss201rev2Feed, "application/rss+xml; charset=utf-8"),
    "atom": (Atom1Feed, "application/atom+xml; charset=utf-8"),
}


def feed(kind: str, keys: Sequence[int], *, state: State, known: facets.Words) -> bytes:
    """These articles, in the given order; three queries whatever their number."""
    names = ", ".join(chosen.label for chosen in facets.ARTICLES.chosen(state, known))
    written = KINDS[kind][0](
        title=f"Aktualności NGO Leszno: {names}" if names else "Aktualności NGO Leszno",
        link=_address("articles", state),
        feed_url=_address(f"articles_{kind}", state),
        description="Co nowego w biurze i w organizacjach pozarządowych w Lesznie.",
        language="pl",
        author_name=OFFICE,
        feed_guid=_address(f"articles_{kind}", state),
    )
    found = Article.objects.public().select_related("organization").prefetch_related("themes").in_bulk(keys)
    for article in (found[key] for key in keys if key in found):
        _add(written, article)
    return written.writeString("utf-8").encode()


def _add(written: SyndicationFeed, article: Article) -> None:
    written.add_item(
        title=article.title,
        link=settings.SITE_URL + article.get_absolute_url(),
        description=article.lead,
        unique_id=f"tag:{urlsplit(settings.SITE_URL).hostname},2026:aktualnosc-{article.pk}",
        unique_id_is_permalink=False,
        pubdate=article.publish_at,
        updateddate=article.revised_at or article.publish_at,
        author_name=article.publisher,
        categories=[theme.name for theme in article.themes.all()],
    )


def _address(name: str, state: State) -> str:
    return f"{settings.SITE_URL}{reverse(f'news:{name}')}{state.query()}"
