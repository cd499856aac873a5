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


class AlertKind(TextChoices):
    """Why a call stands in a letter: it is new, or its deadline is near."""

    NEW = "new", "nowy nabór"
    FORTNIGHT = "days14", "14 dni do końca"
    THREE = "days3", "3 dni do końca"


#: So many days before the deadline a reminder is due; the longest first.
ALERT_DAYS = {AlertKind.FORTNIGHT: 14, AlertKind.THREE: 3}
#: Beside the legal forms of the registry: people who only come together for one thing.
INFORMAL = "informal"
ALERT_CLAUSE = (
    "Chcę dostawać listy o naborach i zgadzam się, by Biuro Pełnomocnika ds. Współpracy z Organizacjami Pozarządowymi "
    "Urzędu Miasta Leszna używało tego adresu e-mail, żeby je wysyłać. Wiem, że mogę zrezygnować w każdej chwili."
)


class Conformity(TextChoices):
    """How far the portal meets the annex of the act on digital accessibility, in the words of the declaration."""

    FULL = "full", "zgodna"
    PARTIAL = "partial", "częściowo zgodna"
    NONE = "none", "niezgodna"


class Audit(TextChoices):
    SELF = "self", "samoocena podmiotu publicznego"
    EXTERNAL = "external", "badanie zrobione przez kogoś z zewnątrz"


class EasyIcon(TextChoices):
    """Pictures of our own sprite that say something without words."""

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
