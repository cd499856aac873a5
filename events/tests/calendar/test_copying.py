"""Kopia: the next edition of an event keeps its texts and settings; dates and people are not copied."""

import pytest

from core.errors import Refused
from core.files import images
from core.mail.models import Letter
from core.tests.files import picture
from events.calendar.actions import copying, states
from events.models import Event
from events.tests.factories import EventFactory, QuestionFactory, RegistrationFactory, SeriesFactory
from organizations.tests.factories import OrganizationFactory, ThemeFactory

pytestmark = pytest.mark.django_db


def test_copy_keeps_texts_themes_place_settings_and_questions(dorota):
    theme = ThemeFactory()
    event = EventFactory(
        with_sign_up=True, capacity=7, themes=[theme], body="<p>Opis</p>", trainers="Trenerka", price="10 zł"
    )
    QuestionFactory(event=event, label="Jaka dieta?", is_required=True)
    QuestionFactory(event=event, label="Zdjęte?", removed_at=event.starts_at)

    copied = copying.copy(event=event, by=dorota)

    kept = ("title", "kind", "lead", "body", "trainers", "price", "venue", "has_sign_up", "capacity")
    assert {name: getattr(copied, name) for name in kept} == {name: getattr(event, name) for name in kept}
    assert list(copied.themes.all()) == [theme]
    assert list(copied.questions.values_list("label", "is_required")) == [("Jaka dieta?", True)]


def test_copy_is_a_separate_draft_without_dates_and_people(dorota):
    event = EventFactory(with_sign_up=True, source_url="https://example.org/")
    RegistrationFactory(event=event)

    copied = Event.objects.get(pk=copying.copy(event=event, by=dorota).pk)

    assert (copied.status, copied.former, copied.slug) == ("draft", event, f"{event.slug}-2")
    assert (copied.starts_at, copied.sign_up_closes_at, copied.source_url) == (None, None, "")
    assert not copied.dates.exists()
    assert not copied.registrations.exists()
    assert not Letter.objects.exists()


def test_copy_has_its_own_files(dorota):
    event = EventFactory(picture=images.store(picture(), alt="Leszczyny", is_decorative=False))

    copied = copying.copy(event=event, by=dorota)
    images.remove(event.picture)

    copied.refresh_from_db()
    assert copied.picture.alt == "Leszczyny"
    assert copied.picture.large.size > 0


def test_organisation_copies_under_its_own_name(dorota):
    entry = OrganizationFactory()
    event = EventFactory(organizer_text="Dom Kultury", series=SeriesFactory())

    copied = copying.copy(event=event, by=dorota, organization=entry)

    assert (copied.organizer, copied.organizer_text, copied.series) == (entry, "", None)


def test_copied_draft_with_sign_up_needs_dates_before_publishing(dorota):
    copied = copying.copy(event=EventFactory(with_sign_up=True), by=dorota)

    with pytest.raises(Refused, match="co najmniej jeden termin"):
        states.publish(event=copied, by=dorota)
