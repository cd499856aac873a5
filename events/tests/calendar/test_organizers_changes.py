"""Wydarzenia organizacji: its editors edit, cancel, move and copy their events."""

import pytest

from core.mail.models import Letter
from core.tests.conflicts import compared
from core.tests.files import picture
from core.tests.pages import read
from events.calendar.actions import events
from events.models import Event
from events.tests.factories import in_days
from events.tests.organizers import a_day, address, dates, own, problems, typed, write
from organizations.tests.manage import said

pytestmark = pytest.mark.django_db


def test_form_shows_stored_values(editor, entry):
    event = own(entry, status="draft", published_at=None, body="<p>Akapit</p>")

    page = read(editor.get(address("manage_edit", entry, event.pk)))

    assert page.one("#id_title")["value"] == event.title
    assert page.one("#id_body").text == "Akapit"
    assert (page.one("#id_termin-0-day")["value"], page.one("#id_termin-0-starts")["value"]) == (a_day(), "17:00")


def test_submitted_event_can_be_edited(editor, entry):
    event = own(entry, status="submitted", published_at=None)

    answer = write(editor, entry, event, title="Poprawiony", **dates({}, initial=1))

    event.refresh_from_db()
    assert (event.status, event.title) == ("submitted", "Poprawiony")
    assert said(editor, answer) == "Zmiany są zapisane."


def test_returned_event_is_edited_and_submitted_again_with_one_button(editor, entry):
    event = own(entry, status="needs_changes", published_at=None)

    write(editor, entry, event, submit="tak", **dates({}, initial=1))

    event.refresh_from_db()
    assert (event.status, event.status_reason) == ("submitted", "")


def test_change_of_a_published_event_appears_at_once_and_enters_the_office_queue(editor, entry):
    event = own(entry)

    answer = write(editor, entry, event, title="Nowy tytuł", **dates({}, initial=1))

    event.refresh_from_db()
    assert (event.title, event.status, event.is_changed_by_organization) == ("Nowy tytuł", "published", True)
    assert said(editor, answer) == "Zmiany są zapisane i od razu widoczne w kalendarzu."


def test_new_picture_alone_is_a_change(editor, entry):
    event = own(entry, status="draft", published_at=None)
    write(editor, entry, event, picture_upload=picture(), picture_alt="Las", **dates({}, initial=1))
    event.refresh_from_db()
    before = event.version

    write(editor, entry, event, picture_alt="Park", **dates({}, initial=1))

    event.refresh_from_db()
    assert (event.picture.alt, event.version > before) == ("Park", True)


def asked(response):
    """Form data of the conflict page as a browser sends it, without any choice."""
    html = read(response)
    fields = [field["value"] for field in html.select("[name=conflict_about]")]
    return {"seen_at": html.one("[name=seen_at]")["value"], "conflict_about": fields}


def test_concurrent_save_is_not_overwritten(editor, entry):
    event = own(entry)
    event_page = editor.get(address("manage_edit", entry, event.pk)).context["form"].event
    Event.objects.filter(pk=event.pk).update(updated_at=in_days(1), lead="Koleżanki.")

    data = {"seen_at": event_page["seen_at"].value()} | typed(**dates({}, initial=1), title="Moje")
    first = editor.post(address("manage_edit", entry, event.pk), data)
    event.refresh_from_db()
    after_first = event.title
    again = data | asked(first)
    second = editor.post(address("manage_edit", entry, event.pk), again)

    event.refresh_from_db()
    assert "Ktoś zapisał tu zmiany w czasie, gdy ten formularz był otwarty" in problems(first)[0]
    assert compared(read(first))["Tytuł"] == ["Moje", after_first]
    assert "Przy każdym polu z porównania wybierz" in problems(second)[0]
    assert event.title == after_first

    choices = {f"keep_{name}": "saved" for name in again["conflict_about"]} | {"keep_title": "mine"}
    editor.post(address("manage_edit", entry, event.pk), again | choices)

    event.refresh_from_db()
    assert (event.title, event.lead) == ("Moje", "Koleżanki.")


def test_dates_changed_by_the_office_are_compared(editor, entry, dorota):
    event = own(entry)
    page = editor.get(address("manage_edit", entry, event.pk)).context["form"].event
    data = {"seen_at": page["seen_at"].value()} | typed(**dates({}, initial=1))
    events.update(event=event, dates=[(in_days(30), in_days(30, 20), "Nowa data")], by=dorota)

    first = editor.post(address("manage_edit", entry, event.pk), data)
    assert "Nowa data" in compared(read(first))["Terminy"][1]
    choices = {f"keep_{name}": "saved" for name in asked(first)["conflict_about"]}
    answer = editor.post(address("manage_edit", entry, event.pk), data | asked(first) | choices)

    assert answer.status_code == 302
    assert Event.objects.get().dates.get().note == "Nowa data"


def test_adding_a_row_during_a_conflict_overwrites_nothing(editor, entry, dorota):
    event = own(entry)
    page = editor.get(address("manage_edit", entry, event.pk)).context["form"].event
    data = {"seen_at": page["seen_at"].value()} | typed(**dates({}, initial=1), title="Moje")
    events.update(event=event, values={"lead": "Biura."}, by=dorota)
    where = address("manage_edit", entry, event.pk)
    first = editor.post(where, data)

    longer = read(editor.post(where, data | asked(first) | {"add_question": "tak"}))
    editor.post(where, data | {"seen_at": longer.one("[name=seen_at]").attrs.get("value", "")})

    assert Event.objects.get().lead == "Biura."


def test_rich_text_that_the_form_cannot_show_is_kept_until_changed(editor, entry):
    rich = "<ul><li>raz<ul><li>w środku</li></ul></li></ul>"
    event = own(entry, status="draft", published_at=None, body=rich)
    page = editor.get(address("manage_edit", entry, event.pk))

    write(editor, entry, event, body=page.context["form"].event["body"].value(), **dates({}, initial=1))

    event.refresh_from_db()
    assert "Układu tych tekstów nie pokażemy tu w całości: Opis." in read(page).text
    assert event.body == rich


@pytest.mark.parametrize("status", ["cancelled", "rejected"])
def test_cancelled_or_rejected_event_cannot_be_changed(editor, entry, status):
    event = own(entry, status=status)

    answer = editor.get(address("manage_edit", entry, event.pk))

    assert "nie można zmieniać" in said(editor, answer)


def test_draft_is_submitted_with_a_button(editor, entry):
    event = own(entry, status="draft", published_at=None)

    answer = editor.post(address("manage_submit", entry, event.pk))

    assert said(editor, answer) == "Wydarzenie jest w biurze. Odpowiedź przyjdzie e-mailem."
    again = editor.post(address("manage_submit", entry, event.pk))
    assert "już w stanie „zgłoszone”" in said(editor, again)
    assert Letter.objects.filter(kind="events.event_submitted").count() == 1


def test_deleting_needs_confirmation(editor, entry):
    draft, public = own(entry, status="draft", published_at=None), own(entry)

    page = read(editor.get(address("manage_event", entry, draft.pk)))
    published = read(editor.get(address("manage_event", entry, public.pk)))

    asked, place = page.one("details.manage-delete"), address("manage_delete", entry, draft.pk)
    assert asked.one("summary").text == "Usuń szkic"
    assert asked.select("form") == page.select(f"form[action={place}]") == [asked.one("form")]
    assert "open" not in asked
    assert published.select("details.manage-delete") == []


def test_only_drafts_can_be_deleted(editor, entry):
    draft, public = own(entry, status="draft", published_at=None), own(entry)

    editor.post(address("manage_delete", entry, draft.pk))
    answer = editor.post(address("manage_delete", entry, public.pk))

    assert "można odwołać" in said(editor, answer)
    assert list(Event.objects.all()) == [public]


def test_event_is_cancelled_with_a_reason(editor, entry):
    event = own(entry)

    wrong = editor.post(address("manage_cancel", entry, event.pk), {"reason": " "})
    editor.post(address("manage_cancel", entry, event.pk), {"reason": "Zamknięty park."})
    again = editor.post(address("manage_cancel", entry, event.pk), {"reason": "Jeszcze raz."})

    event.refresh_from_db()
    assert problems(wrong) == ["Powód: Napisz powód – przeczytają go osoby zapisane."]
    assert (event.status, event.status_reason, event.is_changed_by_organization) == (
        "cancelled",
        "Zamknięty park.",
        True,
    )
    assert "już w stanie „odwołane”" in problems(again)[0]


def test_event_is_moved_with_a_reason(editor, entry):
    event = own(entry)
    place = address("manage_move", entry, event.pk)

    wrong = editor.post(place, dates({}, initial=1) | {"reason": "Remont."})
    editor.post(place, dates({"day": a_day(20)}, initial=1) | {"reason": "Remont."})

    event.refresh_from_db()
    assert problems(wrong) == ["To są te same terminy co dotąd. Podaj nowe."]
    assert "plik z obrazem" not in read(wrong).one(".error-summary").text
    assert (event.status, event.starts_at, event.status_reason) == ("moved", in_days(20), "Remont.")


def test_move_form_can_add_a_row(editor, entry):
    event = own(entry)

    answer = editor.post(address("manage_move", entry, event.pk), dates({}, initial=1) | {"add_date": "tak"})

    assert read(answer).one("#id_termin-1-day")
    assert problems(answer) == []


def test_copy_opens_in_the_form_with_the_hours_of_the_original(editor, entry):
    event = own(entry)

    answer = editor.post(address("manage_copy", entry, event.pk))

    copied = Event.objects.exclude(pk=event.pk).get()
    assert answer["Location"] == address("manage_edit", entry, copied.pk)
    page = read(editor.get(answer["Location"]))
    assert "value" not in page.one("#id_termin-0-day")
    assert page.one("#id_termin-0-starts")["value"] == "17:00"


def test_copy_can_be_saved_without_a_date(editor, entry):
    copied = own(entry, status="draft", published_at=None, starts_at=None, ends_at=None, former=own(entry))

    write(editor, entry, copied, save="tak", **dates({"day": ""}, initial=1))

    copied.refresh_from_db()
    assert copied.starts_at is None
