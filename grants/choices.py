"""Choices of funding calls: kinds, sources, states, phases, kinds of deadline."""

from django.db.models import TextChoices


class CallKind(TextChoices):
    OPEN_CONTEST = "open_contest", "otwarty konkurs ofert"
    SMALL_GRANT = "small_grant", "mały grant"
    LOCAL_INITIATIVE = "local_initiative", "inicjatywa lokalna"
    REGRANTING = "regranting", "regranting"
    OTHER = "other", "inny nabór"


class CallSource(TextChoices):
    CITY = "city", "miasto"
    REGION = "region", "województwo"
    COUNTRY = "country", "budżet państwa"
    EU = "eu", "Unia Europejska"
    PRIVATE = "private", "fundacje i firmy"


class CallStatus(TextChoices):
    DRAFT = "draft", "szkic"
    PUBLISHED = "published", "opublikowany"
    WITHDRAWN = "withdrawn", "wycofany"


#: States in which a call is public; a withdrawn one shows the reason.
PUBLIC = (CallStatus.PUBLISHED, CallStatus.WITHDRAWN)


class Deadline(TextChoices):
    """How the deadline of a call is given. An unknown one means an old call, listed only in the archive."""

    SET = "set", "do podanego dnia i godziny"
    OPEN_ENDED = "open_ended", "nabór ciągły, do odwołania"
    UNKNOWN = "unknown", "termin nieznany (dawny nabór)"


class Phase(TextChoices):
    """Phase of a public call; the assessment begins by time alone."""

    ANNOUNCED = "announced", "zapowiedziany"
    OPEN = "open", "otwarty"
    ASSESSMENT = "assessment", "trwa ocena"
    CLOSED = "closed", "zakończony"
    SETTLED = "settled", "rozstrzygnięty"
    WITHDRAWN = "withdrawn", "wycofany"


class OfferStatus(TextChoices):
    """States of an offer for a small grant (art. 19a)."""

    DRAFT = "draft", "szkic"
    POSTED = "posted", "opublikowana"
    GRANTED = "granted", "dotacja przyznana"
    REFUSED = "refused", "bez dotacji"
    WITHDRAWN = "withdrawn", "wycofana"


class AlertKind(TextChoices):
    """Why an alert lists a call: it is new, or its deadline is near."""

    NEW = "new", "nowy nabór"
    FORTNIGHT = "days14", "14 dni do końca"
    THREE = "days3", "3 dni do końca"


#: Days before the deadline at which a reminder is due; the longest first.
ALERT_DAYS = {AlertKind.FORTNIGHT: 14, AlertKind.THREE: 3}
#: Beside the legal forms of the registry: informal groups.
INFORMAL = "informal"
ALERT_CLAUSE = (
    "Chcę dostawać listy o naborach i zgadzam się, by Biuro Pełnomocnika ds. Współpracy z Organizacjami Pozarządowymi "
    "Urzędu Miasta Leszna używało tego adresu e-mail, żeby je wysyłać. Wiem, że mogę zrezygnować w każdej chwili."
)
