"""Search index of articles. Public facts only."""

from core import search
from core.text.richtext import text_of
from news.models import Article


@search.register
class FindableArticle(search.Findable):
    """A public article; ``actions.catch_up`` indexes it when its publication time comes."""

    kind = "article"
    label = "Aktualności"
    model = Article
    order = 30

    def queryset(self):
        public = Article.objects.public().select_related("organization", "picture")
        return public.prefetch_related("themes", "organizations")

    def entry(self, article):
        facts = [
            text_of(article.body),
            article.picture.alt if article.picture else "",
            ", ".join(theme.name for theme in article.themes.all()),
            article.publisher,
            ", ".join(str(one) for one in article.organizations.all()),
        ]
        return search.Entry(
            title=article.title,
            url=article.get_absolute_url(),
            summary=article.lead,
            body=" · ".join(fact for fact in facts if fact),
            published_at=article.publish_at,
        )
