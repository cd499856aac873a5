"""Audit log labels of news."""

from core import audit_words
from news.workflow import ARTICLES

audit_words.name(
    actions=ARTICLES.audit_words()
    | {
        "news.expire_article": "przeniesienie aktualności do archiwum",
        "news.pin_article": "przypięcie aktualności",
        "news.unpin_article": "odpięcie aktualności",
    },
)
