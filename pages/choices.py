"""Choices of pages, documents and the declaration."""

from django.db.models import TextChoices


class PageStatus(TextChoices):
    DRAFT = "draft", "szkic"
    PUBLISHED = "published", "opublikowana"


class MenuPlace(TextChoices):
    """Where a page is linked, beside its own URL and the search."""

    NONE = "none", "nigdzie – prowadzą do niej tylko linki i wyszukiwarka"
    MAIN = "main", "w głównym menu"
    FOOTER = "footer", "w stopce"
    LISTED = "listed", "na liście pod stroną nadrzędną"


class DocumentKind(TextChoices):
    TEMPLATE = "template", "wzór do wypełnienia"
    RULES = "rules", "regulamin"
    GUIDE = "guide", "poradnik"
    OTHER = "other", "inny dokument"


class Conformity(TextChoices):
    """How far the portal meets the annex of the act on digital accessibility, in the words of the declaration."""

    FULL = "full", "zgodna"
    PARTIAL = "partial", "częściowo zgodna"
    NONE = "none", "niezgodna"


class Audit(TextChoices):
    SELF = "self", "samoocena podmiotu publicznego"
    EXTERNAL = "external", "badanie zrobione przez kogoś z zewnątrz"


class EasyIcon(TextChoices):
    """Icons of the portal's sprite that are clear without text."""

    INFO = "info-circle", "informacja"
    HOUSE = "house-door", "dom, budynek"
    PEOPLE = "people", "ludzie"
    PHONE = "telephone", "telefon"
    LETTER = "envelope", "list, e-mail"
    PLACE = "geo-alt", "miejsce"
    DAY = "calendar3", "kalendarz"
    HOUR = "clock", "zegar, godziny"
    IDEA = "lightbulb", "rada, pomysł"
    LEARNING = "mortarboard", "nauka, szkolenie"
    DOCUMENT = "file-earmark-text", "dokument"
    MONEY = "gift", "dotacja, pomoc"
    HELP = "heart", "pomaganie"
    ACCESS = "person-wheelchair", "dostępność"
    NEWS = "megaphone", "wiadomości"
    SEARCH = "search", "szukanie"
