"""Letters about stands: to the organisation's contact, and to the office when it has to act."""

from django.conf import settings
from django.utils import timezone

from core import mail
from core.mail.models import Letter
from events.models import Series, Stand, Zone
from organizations.models import Organization


def stand_received(stand: Stand) -> Letter:
    return _to_contact("stand_received", stand, key=f"events.stand_received:{stand.pk}")


def stand_accepted(stand: Stand) -> Letter:
    return _to_contact("stand_accepted", stand, key=f"events.stand_accepted:{stand.pk}")


def stand_placed(stand: Stand) -> Letter:
    """A stand may move more than once, and each move gets a letter."""
    return _to_contact("stand_placed", stand, key=f"events.stand_placed:{stand.pk}:{stand.version}")


def stand_rejected(stand: Stand) -> Letter:
    return _to_contact("stand_rejected", stand, key=f"events.stand_rejected:{stand.pk}")


def stand_waits(stand: Stand) -> Letter:
    return _to_office("stand_waits", stand, key=f"events.stand_waits:{stand.pk}")


def stand_withdrawn(stand: Stand) -> Letter:
    return _to_office("stand_withdrawn", stand, key=f"events.stand_withdrawn:{stand.pk}")


def _to_contact(name: str, stand: Stand, *, key: str) -> Letter:
    return mail.enqueue(key=key, to=stand.contact_email, template=f"events/email/{name}", stand=stand)


def _to_office(name: str, stand: Stand, *, key: str) -> Letter:
    return mail.enqueue(key=key, to=settings.OFFICE_EMAIL, template=f"events/email/{name}", stand=stand)


def _example(**facts) -> Stand:
    day = timezone.localdate()
    series = Series(
        pk=1, title="Aktywne Obywatelskie Leszno", slug="aktywne-obywatelskie-leszno", starts_on=day, ends_on=day
    )
    organization = Organization(pk=1, name="Przykładowa Fundacja Ogród Leszczynowy", slug="przykladowa-fundacja")
    zone = Zone(pk=1, series=series, name="Strefa zdrowia")
    return Stand(
        pk=1,
        series=series,
        organization=organization,
        zone=zone,
        offer="Pokażemy, jak sadzić leszczynę.",
        equipment="Stół i prąd.",
        contact_name="Koordynatorka fundacji",
        contact_email="koordynatorka@example.org",
        **facts,
    )


@mail.kind("events.stand_received", "Stoisko: zgłoszenie przyjęte")
def demo_stand_received() -> Letter:
    return stand_received(_example())


@mail.kind("events.stand_accepted", "Stoisko: zgoda")
def demo_stand_accepted() -> Letter:
    return stand_accepted(_example())


@mail.kind("events.stand_placed", "Stoisko: inna strefa")
def demo_stand_placed() -> Letter:
    return stand_placed(_example())


@mail.kind("events.stand_rejected", "Stoisko: odmowa")
def demo_stand_rejected() -> Letter:
    return stand_rejected(_example(status_reason="Zabrakło miejsca na placu. Zapraszamy za rok."))


@mail.kind("events.stand_waits", "Do biura: stoisko do decyzji")
def demo_stand_waits() -> Letter:
    return stand_waits(_example())


@mail.kind("events.stand_withdrawn", "Do biura: stoisko wycofane")
def demo_stand_withdrawn() -> Letter:
    return stand_withdrawn(_example())
