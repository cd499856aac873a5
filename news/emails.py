"""Letters between an organisation that submits an article and the office."""

from core import when
from core.publishing.letters import Letters
from news.choices import ArticleStatus
from news.models import Article
from organizations.models import Organization


def context(article: Article) -> dict[str, str]:
    return {"appears": when.moment(article.publish_at) if article.is_scheduled else ""}


def example() -> tuple[Article, Organization, dict[str, str]]:
    slug = "przykladowa-fundacja-ogrod-leszczynowy"
    organization = Organization(pk=1, name="Przykładowa Fundacja Ogród Leszczynowy", slug=slug)
    article = Article(pk=0, title="Sadzimy leszczyny", slug="sadzimy-leszczyny", organization=organization)
    return article, organization, {"appears": ""}


LETTERS = Letters(
    "news",
    {
        ArticleStatus.SUBMITTED: ("article_submitted", "Do biura: zgłoszona aktualność", ""),
        ArticleStatus.PUBLISHED: ("article_published", "Zgłoszona aktualność opublikowana", ""),
        ArticleStatus.NEEDS_CHANGES: (
            "article_changes_asked",
            "Zgłoszona aktualność do poprawy",
            "Dopiszcie, proszę, gdzie się spotykamy i czy trzeba się zapisać.",
        ),
        ArticleStatus.REJECTED: (
            "article_rejected",
            "Zgłoszona aktualność odrzucona",
            "To ogłoszenie firmy, a nie wiadomość o działalności społecznej.",
        ),
        ArticleStatus.WITHDRAWN: (
            "article_withdrawn",
            "Aktualność wycofana przez biuro",
            "Na obrazie są dane osób, które nie zgodziły się na ich pokazanie.",
        ),
    },
    context,
    example,
)
