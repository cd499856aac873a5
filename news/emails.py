"""Letters between an organisation that sends in an article and the office that decides on it."""

from django.conf import settings

from core import mail, when
from core.mail.models import Letter
from news.models import Article
from organizations.models import Organization


def submitted(article: Article) -> Letter:
    """To the office: an article waits for a decision."""
    return _send("article_submitted", article, to=settings.OFFICE_EMAIL)


def published(article: Article) -> Letter | None:
    """To the person who sent it in: it is on the portal, or will be from its moment on."""
    return _tell("article_published", article)


def changes_asked(article: Article) -> Letter | None:
    """To the person who sent it in: what is to be mended first."""
    return _tell("article_changes_asked", article)


def rejected(article: Article) -> Letter | None:
    """To the person who sent it in: it will not be on the portal, and why."""
    return _tell("article_rejected", article)


def withdrawn(article: Article) -> Letter | None:
    """To the person who sent it in: the office took it off the portal, and why."""
    return _tell("article_withdrawn", article)


def _tell(letter: str, article: Article) -> Letter | None:
    """To the person who sent it in; when the account is gone, to the owner of the entry; else to nobody."""
    if article.organization is None:
        return None
    to = article.submitted_by or article.organization.owner()
    return _send(letter, article, to=to.email) if to else None


def _send(letter: str, article: Article, *, to: str) -> Letter:
    return mail.enqueue(
        key=f"news.{letter}:{article.pk}:{article.version}",
        to=to,
        template=f"news/email/{letter}",
        article=article,
        organization=article.organization,
        appears=when.moment(article.publish_at) if article.is_scheduled else "",
        reason=article.status_reason,
    )


def _shown(letter: str, reason: str = "") -> Letter:
    organization = Organization(
        pk=1, name="Przykładowa Fundacja Ogród Leszczynowy", slug="przykladowa-fundacja-ogrod-leszczynowy"
    )
    article = Article(
        pk=0, title="Sadzimy leszczyny", slug="sadzimy-leszczyny", organization=organization, status_reason=reason
    )
    return _send(letter, article, to="ogrod@example.org")


@mail.kind("news.article_submitted", "Do biura: zgłoszona aktualność")
def demo_article_submitted() -> Letter:
    return _shown("article_submitted")


@mail.kind("news.article_published", "Zgłoszona aktualność opublikowana")
def demo_article_published() -> Letter:
    return _shown("article_published")


@mail.kind("news.article_changes_asked", "Zgłoszona aktualność do poprawy")
def demo_article_changes_asked() -> Letter:
    return _shown("article_changes_asked", "Dopiszcie, proszę, gdzie się spotykamy i czy trzeba się zapisać.")


@mail.kind("news.article_rejected", "Zgłoszona aktualność odrzucona")
def demo_article_rejected() -> Letter:
    return _shown("article_rejected", "To ogłoszenie firmy, a nie wiadomość o działalności społecznej.")


@mail.kind("news.article_withdrawn", "Aktualność wycofana przez biuro")
def demo_article_withdrawn() -> Letter:
    return _shown("article_withdrawn", "Na obrazie są dane osób, które nie zgodziły się na ich pokazanie.")
