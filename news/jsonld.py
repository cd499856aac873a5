"""schema.org JSON-LD of an article, for search engines."""

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString

from core import jsonld
from core.text import richtext
from news.models import Article
from organizations.choices import Status as EntryStatus

OFFICE = "Biuro Pełnomocnika ds. Współpracy z Organizacjami Pozarządowymi"


def script(article: Article) -> SafeString:
    """A script element for the head of the article's page."""
    return jsonld.script(document(article))


def document(article: Article) -> dict[str, Any]:
    """A public article as a schema.org NewsArticle; unknown properties are left out."""
    address = settings.SITE_URL + article.get_absolute_url()
    revised = article.revised_at or article.publish_at
    return jsonld.known(
        {
            "@type": "NewsArticle",
            "@id": address,
            "mainEntityOfPage": address,
            "url": address,
            "headline": article.title,
            "description": article.lead,
            "image": jsonld.absolute(article.picture.large.url) if article.picture else None,
            "datePublished": timezone.localtime(article.publish_at).isoformat(),
            "dateModified": timezone.localtime(revised).isoformat(),
            "expires": timezone.localtime(article.expires_at).isoformat() if article.expires_at else None,
            "author": _author(article),
            "publisher": {"@type": "GovernmentOrganization", "name": OFFICE, "url": settings.SITE_URL},
            "wordCount": len(richtext.text_of(article.body).split()),
            "inLanguage": "pl",
            "isAccessibleForFree": True,
            "keywords": [theme.name for theme in article.themes.all()],
            "about": [_known(one) for one in article.organizations.all() if one.status == EntryStatus.PUBLISHED],
        }
    )


def _author(article: Article) -> dict[str, str]:
    if article.organization is None:
        return {"@type": "GovernmentOrganization", "name": OFFICE, "url": settings.SITE_URL}
    is_public = article.organization.status == EntryStatus.PUBLISHED
    return _known(article.organization) if is_public else {"@type": "NGO", "name": article.organization.name}


def _known(organization) -> dict[str, str]:
    address = settings.SITE_URL + organization.get_absolute_url()
    return {"@type": "NGO", "@id": address, "name": organization.name, "url": address}
