"""What we tell: articles, funding calls, alerts about them, pages, documents, the accessibility declaration."""

from news.models.alert import AlertForm, AlertItem, AlertProfile, AlertRound
from news.models.article import OFFICE, Article, OldArticleAddress, RelatedLink
from news.models.call import Call, CallApplicant, CallQuerySet, OldCallAddress
from news.models.call_parts import CallAttachment, CallResult, FormerDeadline
from news.models.declaration import Declaration
from news.models.document import Document, DocumentTopic
from news.models.easy import EasyBlock, EasyPage
from news.models.page import AddressImport, OldAddress, Page
from news.models.small_grants import LegalLimits, Remark, SmallGrantOffer

__all__ = [
    "OFFICE",
    "AddressImport",
    "AlertForm",
    "AlertItem",
    "AlertProfile",
    "AlertRound",
    "Article",
    "Call",
    "CallApplicant",
    "CallAttachment",
    "CallQuerySet",
    "CallResult",
    "Declaration",
    "Document",
    "DocumentTopic",
    "EasyBlock",
    "EasyPage",
    "FormerDeadline",
    "LegalLimits",
    "OldAddress",
    "OldArticleAddress",
    "OldCallAddress",
    "Page",
    "RelatedLink",
    "Remark",
    "SmallGrantOffer",
]
