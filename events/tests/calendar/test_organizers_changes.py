"""Wydarzenia organizacji: its people mend, call off, move and copy what they wrote."""

import pytest

from core.mail.models import Letter
from core.tests.files import picture
from events.models import Event
from events.tests.factories import in_days
from events.tests.organizers import a_day, address, dates, own, problems, typed, write
from organizations.tests.manage import said
from organizations.tests.pages import read

pytestmark = pytest.mark.django_db


def test_the_form_shows_what_is_stored(editor, entry):
    event = own(entry, status="draft", published_at=None, body="<p>Akapit</p>")

    page = read(editor.get(address("manage_edit", entry, event.pk)))

    assert page.one("#id_title")["value"] == event.title
    assert page.one("#id_body").text == "Akapit"
    assert (page.one("#id_termin-0-day")["value"], page.one("#id_termin-0-starts")["value"]) == (a_day(), "17:00")


def test_a_sent_event_can_still_be_mended(editor, entry):
    event = own(entry, status="submitted", published_at=None)

    answer = write(editor, entry, event, title="Poprawiony", **dates({}, initial=1))

    event.refresh_from_db()
    assert (event.status, event.title) == ("submitted", "Poprawiony")
    assert said(editor, answer) == "Zmiany są zapisane."


def test_what_the_office_sent_back_is_mended_and_sent_again_in_one_press(editor, entry):
    event = own(entry, status="needs_changes", published_at=None)

    write(editor, entry, event, submit="tak", **dates({}, initial=1))

    event.refresh_from_db()
    assert (event.status, event.status_reason) == ("submitted", "")


def test_a_change_of_a_published_event_is_seen_at_once_and_shown_to_the_office(editor, entry):
    event = own(entry)

    answer = write(editor, entry, event, title="Nowy tytuł", **dates({}, initial=1))

    event.refresh_from_db()
    assert (event.title, event.status, event.is_changed_by_organizer) == ("Nowy tytuł", "published", True)
    assert said(editor, answer) == "Zmiany są zapisane i od razu widoczne w kalendarzu."


def test_another_picture_alone_is_a_change(editor, entry):
    event = own(entry, status="draft", published_at=None)
    write(editor, entry, event, picture_upload=picture(), picture_alt="Las", **dates({}, initial=1))
    event.refresh_from_db()
    before = event.version

    write(editor, entry, event, picture_alt="Park", **dates({}, initial=1))

    event.refresh_from_db()
    assert (event.picture.alt, event.version > before) == ("Park", True)


def test_what_a_colleague_saved_meanwhile_is_not_overwritten(editor, entry):
    event = own(entry)
    event_page = editor.get(address("manage_edit", entry, event.pk)).context["whole"].event
    Event.objects.filter(pk=event.pk).update(updated_at=in_days(1), lead="Koleżanki.")

    data = {"seen_at": event_page["seen_at"].value()} | typed(**dates({}, initial=1), title="Moje")
    first = editor.post(address("manage_edit", entry, event.pk), data)
    event.refresh_from_db()
    after_first = event.title
    data["seen_at"] = read(first).one("[name=seen_at]")["value"]
    editor.post(address("manage_edit", entry, event.pk), data)

    event.refresh_from_db()
    assert "Ktoś zapisał to wydarzenie w czasie, gdy było tu otwarte" in problems(first)[0]
    assert (after_first == "Moje", event.title) == (False, "Moje")


def test_a_text_of_a_shape_that_cannot_be_typed_stays_until_changed(editor, entry):
    rich = "<ul><li>raz<ul><li>w środku</li></ul></li></ul>"
    event = own(entry, status="draft", published_at=None, body=rich)
    page = editor.get(address("manage_edit", entry, event.pk))

    write(editor, entry, event, body=page.context["whole"].event["body"].value(), **dates({}, initial=1))

    event.refresh_from_db()
    assert "Układu tych tekstów nie pokażemy tu w całości: Opis." in read(page).text
    assert event.body == rich


@pytest.mark.parametrize("status", ["cancelled", "rejected"])
def test_what_is_called_off_or_rejected_cannot_be_changed(editor, entry, status):
    event = own(entry, status=status)

    answer = editor.get(address("manage_edit", entry, event.pk))

    assert "nie można zmieniać" in said(editor, answer)


def test_a_draft_is_sent_by_a_button(editor, entry):
    event = own(entry, status="draft", published_at=None)

    answer = editor.post(address("manage_submit", entry, event.pk))

    assert said(editor, answer) == "Wydarzenie jest w biurze. Odpowiedź przyjdzie e-mailem."
    again = editor.post(address("manage_submit", entry, event.pk))
    assert "już w stanie „zgłoszone”" in said(editor, again)
    assert Letter.objects.filter(kind="events.event_submitted").count() == 1


def test_one_press_deletes_nothing(editor, entry):
    draft, public = own(entry, status="draft", published_at=None), own(entry)

    page = read(editor.get(address("manage_event", entry, draft.pk)))
    published = read(editor.get(address("manage_event", entry, public.pk)))

    asked, place = page.one("details.manage-delete"), address("manage_delete", entry, draft.pk)
    assert asked.one("summary").text == "Usuń szkic"
    assert asked.select("form") == page.select(f"form[action={place}]") == [asked.one("form")]
    assert "open" not in asked
    assert published.select("details.manage-delete") == []


def test_a_draft_is_deleted_and_nothing_else_is(editor, entry):
    draft, public = own(entry, status="draft", published_at=None), own(entry)

    editor.post(address("manage_delete", entry, draft.pk))
    answer = editor.post(address("manage_delete", entry, public.pk))

    assert "można odwołać" in said(editor, answer)
    assert list(Event.objects.all()) == [public]


def test_an_event_is_called_off_with_a_reason(editor, entry):
    event = own(entry)

    wrong = editor.post(address("manage_cancel", entry, event.pk), {"reason": " "})
    editor.post(address("manage_cancel", entry, event.pk), {"reason": "Zamknięty park."})
    again = editor.post(address("manage_cancel", entry, event.pk), {"reason": "Jeszcze raz."})

    event.refresh_from_db()
    assert problems(wrong) == ["Powód: Napisz powód – przeczytają go osoby zapisane."]
    assert (event.status, event.status_reason, event.is_changed_by_organizer) == ("cancelled", "Zamknięty park.", True)
    assert "już w stanie „odwołane”" in problems(again)[0]


def test_an_event_is_moved_with_a_reason(editor, entry):
    event = own(entry)
    place = address("manage_move", entry, event.pk)

    wrong = editor.post(place, dates({}, initial=1) | {"reason": "Remont."})
    editor.post(place, dates({"day": a_day(20)}, initial=1) | {"reason": "Remont."})

    event.refresh_from_db()
    assert problems(wrong) == ["To są te same terminy co dotąd. Podaj nowe."]
    assert "plik z obrazem" not in read(wrong).one(".error-summary").text
    assert (event.status, event.starts_at, event.status_reason) == ("moved", in_days(20), "Remont.")


def test_moving_gives_one_more_row_too(editor, entry):
    event = own(entry)

    answer = editor.post(address("manage_move", entry, event.pk), dates({}, initial=1) | {"add_date": "tak"})

    assert read(answer).one("#id_termin-1-day")
    assert problems(answer) == []


def test_a_copy_opens_in_the_form_with_the_hours_of_the_former_edition(editor, entry):
    event = own(entry)

    answer = editor.post(address("manage_copy", entry, event.pk))

    copied = Event.objects.exclude(pk=event.pk).get()
    assert answer["Location"] == address("manage_edit", entry, copied.pk)
    page = read(editor.get(answer["Location"]))
    assert "value" not in page.one("#id_termin-0-day")
    assert page.one("#id_termin-0-starts")["value"] == "17:00"


def test_a_copy_may_be_saved_before_its_day_is_known(editor, entry):
    copied = own(entry, status="draft", published_at=None, starts_at=None, ends_at=None, former=own(entry))

    write(editor, entry, copied, save="tak", **dates({"day": ""}, initial=1))

    copied.refresh_from_db()
    assert copied.starts_at is None
