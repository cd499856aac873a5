"""The fixed words of funding calls: kinds, sources, states, phases, how a deadline stands."""

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


#: States in which everybody may read a call; a withdrawn one says so and why.
PUBLIC = (CallStatus.PUBLISHED, CallStatus.WITHDRAWN)


class Deadline(TextChoices):
    """How the end of a call is told. What is unknown is old: such a call stands in the archive alone."""

    SET = "set", "do podanego dnia i godziny"
    OPEN_ENDED = "open_ended", "nabór ciągły, do odwołania"
    UNKNOWN = "unknown", "termin nieznany (dawny nabór)"


class Phase(TextChoices):
    """Where a public call is on its way; the clock alone leads it to the assessment."""

    ANNOUNCED = "announced", "zapowiedziany"
    OPEN = "open", "otwarty"
    ASSESSMENT = "assessment", "trwa ocena"
    CLOSED = "closed", "zakończony"
    SETTLED = "settled", "rozstrzygnięty"
    WITHDRAWN = "withdrawn", "wycofany"


class OfferStatus(TextChoices):
    """The way of an offer for a small grant (art. 19a)."""

    DRAFT = "draft", "szkic"
    POSTED = "posted", "opublikowana"
    GRANTED = "granted", "dotacja przyznana"
    REFUSED = "refused", "bez dotacji"
    WITHDRAWN = "withdrawn", "wycofana"


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
