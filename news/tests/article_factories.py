"""Articles for tests: published an hour ago by the office, with a number in the title."""

from datetime import datetime, timedelta

import factory
from django.utils import timezone

from news.choices import ArticleStatus
from news.models import Article

BODY = (
    "<p>Spotykamy się w ogrodzie, żeby razem posadzić młode leszczyny. Przynieś rękawice i wygodne buty. "
    "Łopaty i sadzonki są na miejscu, a po pracy jest ciepła zupa. Wstęp jest wolny.</p>"
)
QUIET = (ArticleStatus.DRAFT, ArticleStatus.SUBMITTED, ArticleStatus.PUBLISHED)


def ago(**span: float) -> datetime:
    return timezone.now() - timedelta(**span)


def soon(**span: float) -> datetime:
    return timezone.now() + timedelta(**span)


class ArticleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Article
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Sadzimy leszczyny {n}")
    slug = factory.Sequence(lambda n: f"sadzimy-leszczyny-{n}")
    lead = "W sobotę w parku, dla każdego."
    body = BODY
    status = ArticleStatus.PUBLISHED
    status_reason = factory.LazyAttribute(lambda one: "" if one.status in QUIET else "Brakuje miejsca spotkania.")
    publish_at = factory.LazyFunction(lambda: ago(hours=1))
    published_at = factory.LazyAttribute(lambda one: ago(hours=2) if one.status == ArticleStatus.PUBLISHED else None)

    @factory.post_generation
    def themes(self, create, extracted, **kwargs):
        if create and extracted:
            self.themes.set(extracted)

    @factory.post_generation
    def organizations(self, create, extracted, **kwargs):
        if create and extracted:
            self.organizations.set(extracted)
