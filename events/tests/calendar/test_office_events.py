"""The event form in the back office: what it saves and what it refuses."""

from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from core.models import AuditEvent
from core.tests.pages import read
from events.calendar.actions import events
from events.choices import Status
from events.models import Event, Material, QuestionAnswer
from events.registration.actions import attendance
from events.tests.factories import EventFactory, QuestionFactory, RegistrationFactory, VenueFactory, in_days
from events.tests.office_form import post, said, stored_dates, stored_questions, typed
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


def date(days=10, hours=2, **more):
    start = in_days(days)
    return {"starts_at": typed(start), "ends_at": typed(start + timedelta(hours=hours)), **more}


def document(content=b"%PDF-1.7\n%%EOF", name="materialy.pdf"):
    return SimpleUploadedFile(name, content)


def test_invalid_slug_is_refused_in_plain_words(office):
    response = post(office, title="Jak pisać", slug="jak pisać", dates=[date(10)])

    assert "Adres to litery bez polskich znaków, cyfry i łączniki" in response.content.decode()


def test_new_event_is_a_draft_with_its_dates_and_questions(office):
    question = {"label": "Jaki temat?", "kind": "text", "order": 0}

    response = post(office, title="Jak pisać", dates=[date(10), date(17)], questions=[question], has_sign_up="on")

    event = Event.objects.get()
    assert response.url == reverse("admin:events_event_change", args=[event.pk])
    assert (event.title, event.slug, event.status) == ("Jak pisać", "jak-pisac", Status.DRAFT)
    assert event.dates.count() == 2
    assert event.starts_at == in_days(10)
    assert [one.label for one in event.questions.all()] == ["Jaki temat?"]
    assert AuditEvent.objects.filter(action="events.create").count() == 1


def test_end_before_start_is_reported_at_the_end_field(office):
    response = post(office, dates=[date(10, hours=-1)])

    [form] = response.context["inline_admin_formsets"][0].formset.forms
    assert form.errors == {"ends_at": ["Koniec musi być po początku."]}
    assert not Event.objects.exists()


def test_past_date_needs_confirmation(office):
    response = post(office, dates=[date(-10)])
    assert "już minął" in said(response)
    assert not Event.objects.exists()

    post(office, dates=[date(-10)], is_past_meant="on")
    assert Event.objects.get().is_over


def test_stored_date_may_stay_in_the_past(office):
    event = EventFactory(starts_at=in_days(-10))

    post(office, event, title="Nowy tytuł")

    event.refresh_from_db()
    assert event.title == "Nowy tytuł"


def test_change_is_saved_and_logged(office):
    event = EventFactory(with_sign_up=True)
    opened, closing = in_days(1), in_days(5)

    post(
        office, event, has_sign_up="on", capacity=30, sign_up_opens_at=typed(opened), sign_up_closes_at=typed(closing)
    )

    event.refresh_from_db()
    assert (event.capacity, event.sign_up_opens_at, event.sign_up_closes_at) == (30, opened, closing)
    assert "capacity" in AuditEvent.objects.get(action="events.update").details["fields"]


def test_unchanged_form_writes_nothing(office):
    event = EventFactory(lead="", retention_months=24, clause="Zgoda.")

    post(office, event, asks_organization="on", asks_needs="on", has_feedback="on")

    assert not AuditEvent.objects.filter(action="events.update").exists()


def test_action_error_appears_at_its_field_and_input_is_kept(office):
    event = EventFactory(with_sign_up=True)

    response = post(office, event, title="Inny", has_sign_up="on", sign_up_closes_at=typed(in_days(11)))

    form = response.context["adminform"].form
    assert "najpóźniej" in form.errors["sign_up_closes_at"][0]
    assert form["title"].value() == "Inny"
    event.refresh_from_db()
    assert event.title != "Inny"


def test_last_date_of_a_public_event_cannot_be_removed(office):
    event = EventFactory()
    [row] = stored_dates(event)

    response = post(office, event, dates=[row | {"DELETE": "on"}])

    assert "co najmniej jeden termin" in said(response)
    assert event.dates.count() == 1


def test_date_with_attendance_cannot_be_removed(office, dorota):
    event = EventFactory(with_sign_up=True, spans=[(in_days(3), in_days(3, 19)), (in_days(9), in_days(9, 19))])
    first, second = stored_dates(event)
    attendance.mark_present(registration=RegistrationFactory(event=event), date=event.dates.first(), by=dorota)

    response = post(office, event, dates=[first | {"DELETE": "on"}, second], has_sign_up="on")

    assert "obecność" in said(response)
    assert event.dates.count() == 2


def test_answered_question_is_retired_and_kept(office):
    event = EventFactory(with_sign_up=True)
    question = QuestionFactory(event=event)
    QuestionAnswer.objects.create(registration=RegistrationFactory(event=event), question=question, text="Tak")
    [row] = stored_questions(event)

    response = post(office, event, questions=[row | {"DELETE": "on"}])

    assert response.status_code == 302
    question.refresh_from_db()
    assert question.removed_at is not None
    assert QuestionAnswer.objects.count() == 1
    page = office.get(reverse("admin:events_event_change", args=[event.pk]))
    assert question.label not in page.text


def test_concurrent_save_is_not_overwritten(office, dorota):
    event = EventFactory(title="Dawny", lead="Dawny wstęp.")
    events.update(event=Event.objects.get(), values={"title": "Zmieniony przez kogoś"}, by=dorota)

    response = post(office, event, title="Mój tytuł", lead="Dawny wstęp.")

    [row] = [row for row in response.context["adminform"].form.conflict if row.name == "title"]
    assert (row.mine, row.saved) == ("Mój tytuł", "Zmieniony przez kogoś")
    assert Event.objects.get().title == "Zmieniony przez kogoś"


def test_conflict_shows_every_kind_of_field_in_words(office, dorota):
    event, place = EventFactory(kind="training", has_feedback=False), VenueFactory(name="Dom leszczynowy")
    moment = in_days(2).replace(hour=9, minute=5)
    changed = {"kind": "meeting", "has_feedback": True, "venue": place, "sign_up_opens_at": moment}
    events.update(event=Event.objects.get(), values=changed, by=dorota)

    rows = {row.name: row for row in post(office, event).context["adminform"].form.conflict}

    assert (rows["kind"].mine, rows["kind"].saved) == ("szkolenie", "spotkanie")
    assert (rows["has_feedback"].mine, rows["has_feedback"].saved) == ("nie", "tak")
    assert rows["venue"].saved == "Dom leszczynowy"
    assert rows["sign_up_opens_at"].saved == date_format(timezone.localtime(moment), "j.m.Y, H.i")


@pytest.mark.parametrize(("choice", "title"), [("mine", "Mój tytuł"), ("saved", "Zmieniony przez kogoś")])
def test_value_chosen_in_the_conflict_is_saved(office, dorota, choice, title):
    event = EventFactory(title="Dawny")
    events.update(event=Event.objects.get(), values={"title": "Zmieniony przez kogoś"}, by=dorota)
    page = post(office, event, title="Mój tytuł")
    seen_at = page.context["adminform"].form["seen_at"].value()

    response = post(office, event, title="Mój tytuł", seen_at=seen_at, keep_title=choice)

    assert response.status_code == 302
    assert Event.objects.get().title == title


def test_saved_value_can_be_chosen_for_every_kind_of_field(office, dorota):
    event = EventFactory(has_feedback=True, lead="A")
    changed = {"has_feedback": False, "lead": "B", "kind": "meeting", "organizer": OrganizationFactory()}
    events.update(event=event, values=changed, by=dorota)
    names = ("has_feedback", "lead", "kind", "organizer", "themes", "sign_up_closes_at")
    choices = {f"keep_{name}": "saved" for name in names}
    seen_at = Event.objects.get().updated_at.isoformat()

    post(office, Event.objects.get(), seen_at=seen_at, has_feedback="on", lead="C", **choices)

    saved = Event.objects.get()
    assert {name: getattr(saved, name) for name in changed} == changed


def test_form_of_a_deleted_event_redirects_to_the_index(office):
    event = EventFactory(status=Status.DRAFT, published_at=None)
    Event.objects.all().delete()

    assert post(office, event).url == reverse("admin:index")


def test_material_is_a_file_or_a_link_and_is_logged(office):
    event = EventFactory()

    post(office, event, materials=[{"title": "Prezentacja", "file": document(), "order": 0}])
    event.refresh_from_db()
    post(office, event, materials=[
        {"id": Material.objects.get().pk, "event": event.pk, "title": "Prezentacja", "order": 0},
        {"title": "Nagranie", "url": "https://film.example.org/1", "order": 1},
    ])  # fmt: skip

    assert [(one.title, bool(one.file), one.url) for one in event.materials.all()] == [
        ("Prezentacja", True, ""),
        ("Nagranie", False, "https://film.example.org/1"),
    ]
    assert AuditEvent.objects.filter(action="events.change_materials").count() == 2


def test_file_that_is_not_a_document_is_refused(office):
    event = EventFactory()

    response = post(office, event, materials=[{"title": "X", "file": document(b"MZ", "wirus.pdf"), "order": 0}])

    assert "nie jest dokumentem" in said(response)
    assert not Material.objects.exists()


def test_only_a_draft_that_was_never_public_is_deleted(office):
    draft, public = EventFactory(status=Status.DRAFT, published_at=None), EventFactory()

    for event in (draft, public):
        office.post(reverse("admin:events_event_delete", args=[event.pk]), {"post": "yes"})

    assert list(Event.objects.all()) == [public]
    assert AuditEvent.objects.filter(action="events.delete").count() == 1


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"kiedy": "beda"}, ["coming"]), ({"kiedy": "byly"}, ["past"]), ({"kiedy": "bez"}, ["draft"]),
        ({"zapisy": "sa"}, ["coming"]), ({"zapisy": "nie"}, ["draft", "past"]),
        ({"organizator": "organizacja"}, ["past"]), ({"organizator": "inny"}, ["coming"]),
        ({"organizator": "biuro"}, ["draft"]), ({"q": "Fundacja Wrzos"}, ["past"]), ({"q": "coming"}, ["coming"]),
    ],
)  # fmt: skip
def test_list_can_be_filtered_and_searched(office, asked, found):
    EventFactory(title="coming", with_sign_up=True, organizer_text="Dom kultury")
    EventFactory(title="past", starts_at=in_days(-9), organizer=OrganizationFactory(name="Fundacja Wrzos"))
    EventFactory(title="draft", status=Status.DRAFT, starts_at=None, ends_at=None)

    page = office.get(reverse("admin:events_event_changelist"), asked)

    assert sorted(event.title for event in page.context["cl"].result_list) == found


def test_list_begins_with_drafts_and_upcoming_events(office):
    for title, days in (("dawno", -30), ("za miesiąc", 30), ("wczoraj", -1), ("jutro", 1)):
        EventFactory(title=title, starts_at=in_days(days))
    EventFactory(title="bez terminu", starts_at=None, ends_at=None, status=Status.DRAFT)

    listed = office.get(reverse("admin:events_event_changelist")).context["cl"].result_list

    assert [event.title for event in listed] == ["bez terminu", "jutro", "za miesiąc", "wczoraj", "dawno"]


def test_list_shows_how_full_an_event_is(office):
    event = EventFactory(with_sign_up=True, capacity=2)
    RegistrationFactory.create_batch(2, event=event)
    RegistrationFactory(event=event, place="waiting")

    assert "2 z 2, czeka 1" in office.get(reverse("admin:events_event_changelist")).text


@pytest.mark.parametrize(
    ("precision", "shown"),
    [("hour", "01.06.2020, 00:00"), ("day", "01.06.2020"), ("month", "06.2020"), ("year", "2020")],
)
def test_list_shows_a_time_with_its_known_precision(office, precision, shown):
    midnight = timezone.make_aware(datetime(2020, 6, 1))  # noqa: DTZ001 - made aware here
    EventFactory(starts_at=midnight, precision=precision)

    page = read(office.get(reverse("admin:events_event_changelist")))

    assert page.one("td.field-when").text == shown


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_of_list_does_not_grow_with_events(office, django_assert_num_queries, count):
    for event in EventFactory.create_batch(count, with_sign_up=True):
        RegistrationFactory(event=event)
    address = reverse("admin:events_event_changelist")
    office.get(address)

    with django_assert_num_queries(4):
        office.get(address)


def test_venue_is_added_changed_and_deleted_with_a_log_entry(office):
    data = {"name": "Dom Leszczyny", "city": "Leszno", "is_offered": "on"}
    office.post(reverse("admin:events_venue_add"), data)
    venue = VenueFactory._meta.model.objects.get()
    EventFactory(venue=None)

    office.post(reverse("admin:events_venue_change", args=[venue.pk]), data | {"access_notes": "Winda."})
    office.post(reverse("admin:events_venue_delete", args=[venue.pk]), {"post": "yes"})

    logged = AuditEvent.objects.filter(object_kind="events.venue").order_by("pk").values_list("action", flat=True)
    assert list(logged) == ["events.add_venue", "events.change_venue", "events.delete_venue"]


def test_changed_venue_is_found_by_its_new_name(office, client):
    event = EventFactory()
    data = {"name": "Willa Kasztanowa", "city": "Leszno", "is_offered": "on"}

    office.post(reverse("admin:events_venue_change", args=[event.venue_id]), data)

    page = office.get(reverse("admin:events_event_changelist"), {"q": "kasztanowej"})
    assert list(page.context["cl"].result_list) == [event]


def test_registration_in_the_list_links_to_its_event(office):
    registration = RegistrationFactory(email="ktos@example.org")

    response = office.get(reverse("admin:events_registration_change", args=[registration.pk]))

    assert response.url.startswith(reverse("admin:events_event_people", args=[registration.event_id]))
    assert office.get(response.url).context["page"].object_list[0] == registration
    assert office.get(reverse("admin:events_registration_changelist"), {"q": "ktos"}).context["cl"].result_count == 1
    assert office.get("/admin/events/registration/x/change/").status_code == 404


def test_form_opens_for_every_status(office):
    for status in Status:
        event = EventFactory(status=status, starts_at=timezone.now() + timedelta(days=3))

        page = office.get(reverse("admin:events_event_change", args=[event.pk]))

        assert page.status_code == 200
        assert page.context["steps"]
