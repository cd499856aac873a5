"""What we tell: articles, funding calls, alerts about them, pages, documents, the accessibility declaration."""

from grants.models.alert import AlertForm, AlertItem, AlertProfile, AlertRound
from grants.models.call import Call, CallApplicant, CallQuerySet, OldCallAddress
from grants.models.call_parts import CallAttachment, CallResult, FormerDeadline
from grants.models.small_grants import LegalLimits, Remark, SmallGrantOffer
from news.models.article import OFFICE, Article, OldArticleAddress, RelatedLink
from pages.models.declaration import Declaration
from pages.models.document import Document, DocumentTopic
from pages.models.easy import EasyBlock, EasyPage
from pages.models.page import AddressImport, OldAddress, Page

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
