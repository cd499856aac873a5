"""Choices of the calendar: kinds, states, audiences, places."""

from django.db.models import TextChoices


class Kind(TextChoices):
    TRAINING = "training", "szkolenie"
    MEETING = "meeting", "spotkanie"
    CROSS_SECTOR = "cross_sector", "spotkanie międzysektorowe"
    CONFERENCE = "conference", "konferencja"
    FESTIVAL = "festival", "festiwal lub festyn"
    CONSULTATION = "consultation", "konsultacje"
    OTHER = "other", "inne wydarzenie"


class Status(TextChoices):
    DRAFT = "draft", "szkic"
    SUBMITTED = "submitted", "zgłoszone"
    NEEDS_CHANGES = "needs_changes", "do poprawy"
    PUBLISHED = "published", "opublikowane"
    MOVED = "moved", "przełożone"
    CANCELLED = "cancelled", "odwołane"
    REJECTED = "rejected", "odrzucone"


#: States in which an event is public. A moved one takes place at another time than first announced.
PUBLIC = (Status.PUBLISHED, Status.MOVED, Status.CANCELLED)
#: States in which it takes place: sign-up and reminders work.
ON = (Status.PUBLISHED, Status.MOVED)


class Audience(TextChoices):
    EVERYBODY = "everybody", "dla wszystkich"
    ORGANIZATIONS = "organizations", "dla organizacji pozarządowych"
    MEMBERS = "members", "dla osób z jednej organizacji"


class Place(TextChoices):
    """What a registration has or had: a confirmed place, an offer, a queue position."""

    CONFIRMED = "confirmed", "miejsce potwierdzone"
    OFFERED = "offered", "miejsce zaproponowane"
    WAITING = "waiting", "na liście rezerwowej"
    CANCELLED = "cancelled", "rezygnacja"
    LAPSED = "lapsed", "propozycja wygasła"


#: Places that are not available to others.
HOLDING = (Place.CONFIRMED, Place.OFFERED)
#: At most one of these per address and event.
ACTIVE = (Place.CONFIRMED, Place.OFFERED, Place.WAITING)


class Seats(TextChoices):
    """Available room, stored on the event so that lists show and filter it without counting."""

    NONE = "none", "bez zapisów"
    FREE = "free", "są wolne miejsca"
    FEW = "few", "zostały ostatnie miejsca"
    WAITING = "waiting", "lista rezerwowa"
    FULL = "full", "brak miejsc"


#: At most this many free places are "the last ones".
LAST_SEATS = 5


class Answer(TextChoices):
    """The type of answer to an organiser's question."""

    TEXT = "text", "krótka odpowiedź"
    CHOICE = "choice", "jedna z kilku odpowiedzi"
    CHOICES = "choices", "kilka z kilku odpowiedzi"
    YES_NO = "yes_no", "tak lub nie"


class Need(TextChoices):
    """What a person needs to take part; given with consent, shown only to the named officer."""

    INTERPRETER = "interpreter", "tłumacz języka migowego"
    LOOP = "loop", "pętla indukcyjna"
    RAMP = "ramp", "miejsce bez schodów i progów"
    DIET = "diet", "dieta"
    OTHER = "other", "inna potrzeba"


class StandStatus(TextChoices):
    SUBMITTED = "submitted", "zgłoszone"
    ACCEPTED = "accepted", "przyjęte"
    REJECTED = "rejected", "odrzucone"
    WITHDRAWN = "withdrawn", "wycofane"


#: At most one of these per organisation and edition.
ACTIVE_STANDS = (StandStatus.SUBMITTED, StandStatus.ACCEPTED)


class SurveyStatus(TextChoices):
    DRAFT = "draft", "w przygotowaniu"
    OPEN = "open", "trwa"
    CLOSED = "closed", "zakończona"


class PreferredForm(TextChoices):
    ON_SITE = "on_site", "na miejscu"
    ONLINE = "online", "przez internet"
    ANY = "any", "obojętnie"


class PreferredTime(TextChoices):
    WEEKDAY_MORNING = "weekday_morning", "dzień roboczy przed południem"
    WEEKDAY_AFTERNOON = "weekday_afternoon", "dzień roboczy po południu"
    WEEKDAY_EVENING = "weekday_evening", "dzień roboczy wieczorem"
    SATURDAY = "saturday", "sobota"


class Precision(TextChoices):
    """The precision of a known time; of old events often only the month or the year is known."""

    HOUR = "hour", "co do godziny"
    DAY = "day", "co do dnia"
    MONTH = "month", "co do miesiąca"
    YEAR = "year", "co do roku"


class Repeat(TextChoices):
    WEEKLY = "weekly", "co tydzień"
    FORTNIGHTLY = "fortnightly", "co dwa tygodnie"
    MONTHLY = "monthly", "co miesiąc, w ten sam dzień tygodnia"


#: With these at least the day is known, so calendars contain the event.
IN_CALENDARS = (Precision.HOUR, Precision.DAY)
