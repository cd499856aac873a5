"""Signed links by which people without an account read a draft.

The sign before the signature keeps links out of the logs (core.logs.path_without_people).
"""

from datetime import timedelta

from django.core import signing
from django.http import Http404

from news.models import Article

GOOD_FOR = timedelta(days=14)
_PREVIEW = signing.TimestampSigner(salt="news.article.preview")


class LinkExpired(Exception):
    """The link was ours and is too old."""


def of_preview(article: Article) -> str:
    return _PREVIEW.sign(str(article.pk))


def previewed_by(token: str) -> int:
    """The number of the article that the link shows; LinkExpired after GOOD_FOR, 404 for what we never signed."""
    try:
        return int(_PREVIEW.unsign(token, max_age=GOOD_FOR))
    except signing.SignatureExpired:
        raise LinkExpired from None
    except signing.BadSignature:
        raise Http404("Nie ma takiego linku.") from None
