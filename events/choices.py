"""The fixed words of the calendar: kinds, states, whom an event is for, what a place in it may be."""

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


#: States in which everybody may read an event. A moved one takes place, at another time than first told.
PUBLIC = (Status.PUBLISHED, Status.MOVED, Status.CANCELLED)
#: States in which it takes place: people may sign up and are reminded.
ON = (Status.PUBLISHED, Status.MOVED)


class Audience(TextChoices):
    EVERYBODY = "everybody", "dla wszystkich"
    ORGANIZATIONS = "organizations", "dla organizacji pozarządowych"
    MEMBERS = "members", "dla osób z jednej organizacji"


class Place(TextChoices):
    """What a person signed up has, or had: a place of their own, an offer of one, a turn in the queue."""

    CONFIRMED = "confirmed", "miejsce potwierdzone"
    OFFERED = "offered", "miejsce zaproponowane"
    WAITING = "waiting", "na liście rezerwowej"
    CANCELLED = "cancelled", "rezygnacja"
    LAPSED = "lapsed", "propozycja wygasła"


#: Places that nobody else may have meanwhile.
HOLDING = (Place.CONFIRMED, Place.OFFERED)
#: One of these per address and event.
ACTIVE = (Place.CONFIRMED, Place.OFFERED, Place.WAITING)


class Seats(TextChoices):
    """How much room an event has, kept on it so that lists can tell and filter without counting."""

    NONE = "none", "bez zapisów"
    FREE = "free", "są wolne miejsca"
    FEW = "few", "zostały ostatnie miejsca"
    WAITING = "waiting", "lista rezerwowa"
    FULL = "full", "brak miejsc"


#: At most so many free places are "the last ones".
LAST_SEATS = 5


class Answer(TextChoices):
    """What kind of answer the organiser's own question asks for."""

    TEXT = "text", "krótka odpowiedź"
    CHOICE = "choice", "jedna z kilku odpowiedzi"
    CHOICES = "choices", "kilka z kilku odpowiedzi"
    YES_NO = "yes_no", "tak lub nie"


class Need(TextChoices):
    """What somebody needs so as to take part; told with consent, shown to the named officer alone."""

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


#: One of these per organisation and edition.
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
    """How exactly the time is known; of things long past often only the month or the year is."""

    HOUR = "hour", "co do godziny"
    DAY = "day", "co do dnia"
    MONTH = "month", "co do miesiąca"
    YEAR = "year", "co do roku"


class Repeat(TextChoices):
    """How often an event comes back."""

    WEEKLY = "weekly", "co tydzień"
    FORTNIGHTLY = "fortnightly", "co dwa tygodnie"
    MONTHLY = "monthly", "co miesiąc, w ten sam dzień tygodnia"


#: Of these at least the day is known, so they stand in calendars.
IN_CALENDARS = (Precision.HOUR, Precision.DAY)
