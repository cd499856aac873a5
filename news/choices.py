"""Words of what we tell that stand for rules, without a database."""

from django.db.models import TextChoices


class ArticleStatus(TextChoices):
    DRAFT = "draft", "szkic"
    SUBMITTED = "submitted", "zgłoszona"
    NEEDS_CHANGES = "needs_changes", "do poprawy"
    PUBLISHED = "published", "opublikowana"
    WITHDRAWN = "withdrawn", "wycofana"
    REJECTED = "rejected", "odrzucona"


class PageStatus(TextChoices):
    DRAFT = "draft", "szkic"
    PUBLISHED = "published", "opublikowana"


class MenuPlace(TextChoices):
    """Where a page is offered, beside its own address and the search."""

    NONE = "none", "nigdzie – prowadzą do niej tylko linki i wyszukiwarka"
    MAIN = "main", "w głównym menu"
    FOOTER = "footer", "w stopce"
    LISTED = "listed", "na liście pod stroną nadrzędną"


class DocumentKind(TextChoices):
    TEMPLATE = "template", "wzór do wypełnienia"
    RULES = "rules", "regulamin"
    GUIDE = "guide", "poradnik"
    OTHER = "other", "inny dokument"
