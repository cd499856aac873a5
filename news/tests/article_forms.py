"""Forms of an article, filled in as a browser does."""

from django.urls import reverse
from django.utils import timezone

from news.models import Article
from news.tests.article_factories import BODY
from organizations.models import Organization

TEXT = (
    "Spotykamy się w ogrodzie, żeby razem posadzić młode leszczyny. Przynieś rękawice i wygodne buty.\n\n"
    "Łopaty i sadzonki są na miejscu, a po pracy jest ciepła zupa."
)


def address(name: str, organization: Organization, *args) -> str:
    return reverse(f"news:{name}", args=[organization.slug, *args])


def typed(moment) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def written(**changes) -> dict:
    """A complete form of an organisation; a key set to None is left out."""
    data = {"title": "Sadzimy leszczyny", "lead": "W sobotę, dla każdego.", "body": TEXT} | changes
    return {name: value for name, value in data.items() if value is not None}


def post(client, article: Article | None = None, **changes):
    """Submit the office's form with these changes."""
    data = {
        "title": article.title if article else "Nowa aktualność",
        "lead": article.lead if article else "Jedno zdanie.",
        "body": article.body if article else BODY,
        "slug": article.slug if article else "",
        "publish_at": typed(article.publish_at) if article and article.publish_at else "",
        "seen_at": article.updated_at.isoformat() if article else "",
    } | changes
    place = reverse("admin:news_article_change", args=[article.pk]) if article else reverse("admin:news_article_add")
    return client.post(place, data)


def errors(response) -> dict[str, list[str]]:
    return dict(response.context["adminform"].form.errors)
