"""Wydarzenia organizacji: its people write an event, send it to the office, keep it in order."""

import pytest
from django.conf import settings
from django.urls import reverse

from core.mail.models import Letter
from core.tests.files import picture
from events.models import Event
from events.tests.factories import EventFactory, VenueFactory, in_days
from events.tests.organizers import a_day, address, dates, questions, typed
from organizations.tests.factories import OrganizationFactory
from organizations.tests.manage import join, said
from organizations.tests.pages import read

pytestmark = pytest.mark.django_db
LIST = 9


@pytest.fixture
def entry(alice):
    entry = OrganizationFactory(name="Fundacja A")
    join(entry, alice)
    return entry


@pytest.fixture
def editor(client, alice):
    client.force_login(alice)
    return client


def write(client, entry, event=None, **data):
    place = address("manage_edit", entry, event.pk) if event else address("manage_new", entry)
    stamp = {"seen_at": event.updated_at.isoformat()} if event else {}
    return client.post(place, stamp | typed(**data))


def problems(response):
    return [line.text for line in read(response).select(".error-summary li")]


def own(entry, **values):
    event = EventFactory(organizer=entry, **values)
    event.refresh_from_db()
    return event


# --- a new one ---


def test_a_draft_is_saved_and_nobody_else_sees_it(editor, entry):
    answer = write(editor, entry, save="tak")

    event = Event.objects.get()
    assert (event.status, event.organizer, event.title) == ("draft", entry, "Spacer po leszczynach")
    assert [f"{event.starts_at:%Y-%m-%d}"] == [a_day()]
    assert said(editor, answer) == "Szkic jest zapisany."
    assert not Event.objects.public().exists()
    assert not Letter.objects.exists()


def test_a_draft_may_lack_dates_and_place(editor, entry):
    write(editor, entry, save="tak", room="", **dates({"day": "", "starts": "", "ends": ""}))

    assert Event.objects.get().starts_at is None


def test_what_is_sent_waits_for_the_office_which_gets_a_letter(editor, entry, alice):
    write(editor, entry, submit="tak")

    event = Event.objects.get()
    assert (event.status, event.submitted_by) == ("submitted", alice)
    letter = Letter.objects.get(kind="events.event_submitted")
    assert letter.subject == "Wydarzenie do decyzji: Spacer po leszczynach"
    assert reverse("admin:events_event_submission", args=[event.pk]) in letter.text


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        (dates({"day": "", "starts": "", "ends": ""}), "Termin 1, Dzień: Podaj co najmniej jeden termin."),
        ({"room": ""}, "Miejsce: Wybierz miejsce, wpisz własne albo podaj adres spotkania w internecie."),
    ],
)
def test_what_is_sent_needs_a_date_and_a_place_and_nothing_typed_is_lost(editor, entry, missing, sentence):
    answer = write(editor, entry, submit="tak", **missing)

    assert sentence in problems(answer)
    assert read(answer).one("#id_title")["value"] == "Spacer po leszczynach"
    assert not Event.objects.exists()


def test_everything_that_is_missing_is_told_at_once(editor, entry):
    answer = write(editor, entry, submit="tak", room="", **dates({"day": "", "starts": "", "ends": ""}))

    assert [line.partition(":")[0] for line in problems(answer)] == ["Miejsce", "Termin 1, Dzień"]


def test_numbers_of_places_begin_at_one(editor, entry):
    answer = write(editor, entry, save="tak", has_sign_up="on", capacity="0", per_organization="0")

    wish = "Wpisz liczbę większą od zera albo zostaw to pole puste."
    assert problems(answer) == [f"Liczba miejsc: {wish}", f"Najwięcej osób z jednej organizacji: {wish}"]


def test_several_dates_one_with_an_end_on_another_day(editor, entry):
    write(editor, entry, save="tak", **dates({}, {"day": a_day(12), "starts": "20:00", "ends": "06:00",
          "last_day": a_day(13), "note": "noc"}))  # fmt: skip

    told = [(one.starts_at, one.ends_at, one.note) for one in Event.objects.get().dates.all()]
    assert told == [(in_days(10), in_days(10, 19), ""), (in_days(12, 20), in_days(13, 6), "noc")]


def test_one_more_row_is_given_without_judging_the_form(editor, entry):
    answer = write(editor, entry, add_date="tak", title="", **dates({"starts": "17:00", "day": ""}))

    page = read(answer)
    assert page.one("#id_termin-1-day")
    assert page.one("#id_termin-0-starts")["value"] == "17:00"
    assert page.select(".error-summary") == []
    assert not Event.objects.exists()


def test_a_row_of_questions_is_given_too(editor, entry):
    page = read(write(editor, entry, add_question="tak"))

    assert page.one("#id_pytanie-0-label")
    assert page.select(".error-summary") == []


def test_a_row_can_be_taken_away(editor, entry):
    write(editor, entry, save="tak", **dates({}, {"day": "", "starts": "", "DELETE": "on"}))

    assert Event.objects.get().dates.count() == 1


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"ends": "16:00"}, "Termin 1, Do godziny: Koniec musi być po początku."),
        ({"day": "2020-01-07"}, "Termin 1, Dzień: Ten termin już minął. Podaj termin w przyszłości."),
        ({"day": ""}, "Termin 1, Dzień: Podaj dzień."),
        ({"starts": ""}, "Termin 1, Od godziny: Podaj, o której się zaczyna."),
        ({"ends": ""}, "Termin 1, Do godziny: Podaj, o której się kończy."),
        ({"day": "jutro"}, "Termin 1, Dzień: Wpisz dzień, na przykład 3.03.2026."),
        ({"day": "2027-03-28", "starts": "02:30", "ends": "05:00"},
         "Termin 1, Od godziny: Tej godziny nie ma: 28 marca zegary przechodzą z 2.00 na 3.00. Podaj inną."),
        ({"day": "2027-10-30", "last_day": "2027-10-31", "starts": "22:00", "ends": "02:30"},
         "Termin 1, Do godziny: Ta godzina jest 31 października dwa razy: "
         "zegary wracają z 3.00 na 2.00. Podaj inną."),
    ],
)  # fmt: skip
def test_a_date_that_cannot_be_is_told_beside_its_field(editor, entry, row, sentence):
    answer = write(editor, entry, save="tak", **dates(row))

    assert problems(answer) == [sentence]


def test_the_same_date_twice_is_told(editor, entry):
    assert problems(write(editor, entry, save="tak", **dates({}, {}))) == [
        "Termin 2, Dzień: Ten termin jest już wpisany wyżej."
    ]


def test_hours_stay_the_same_on_both_sides_of_a_change_of_clocks(editor, entry):
    write(editor, entry, save="tak", **dates({"day": "2027-03-27"}, {"day": "2027-03-28"}))

    assert [f"{one.starts_at:%d.%m %H:%M %Z}" for one in Event.objects.get().dates.all()] == [
        "27.03 16:00 UTC", "28.03 15:00 UTC",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"title": ""}, "Tytuł: Wpisz tytuł."),
        ({"has_sign_up": "on", "sign_up_closes_at": "2099-01-01T10:00"},
         "Zapisy do: Zapisy muszą się skończyć najpóźniej, gdy wydarzenie się zaczyna."),
        ({"sign_up_closes_at": "2027-03-28T02:30"},
         "Zapisy do: Tej godziny nie ma: 28 marca zegary przechodzą z 2.00 na 3.00. Podaj inną."),
        ({"sign_up_closes_at": "kiedyś"}, "Zapisy do: Wpisz dzień i godzinę, na przykład 3.03.2026, 17.00."),
        ({"sign_up_closes_at": "2027-13-28T02:30"}, "Zapisy do: Wpisz dzień i godzinę, na przykład 3.03.2026, 17.00."),
        (questions({"label": ""}, initial=0) | {"pytanie-0-is_required": "on"},
         "Pytanie 1, Pytanie: Wpisz pytanie albo usuń ten wiersz."),
        (questions({"kind": "choice"}), "Pytanie 1, Odpowiedzi do wyboru: Wpisz odpowiedzi do wyboru, "
         "każdą w osobnym wierszu."),
    ],
)  # fmt: skip
def test_what_is_wrong_stands_beside_its_field(editor, entry, values, sentence):
    assert problems(write(editor, entry, save="tak", **values)) == [sentence]


def test_everything_else_is_kept_as_typed(editor, entry):
    venue = VenueFactory()
    VenueFactory(name="Nieoferowane", is_offered=False)

    write(
        editor, entry, save="tak", venue=venue.pk, body="Pierwszy akapit.\n\n- punkt", programme="10.00 start",
        audience="members", price="10 zł", has_sign_up="on", capacity="12", per_organization="2", asks_phone="on",
        **questions({"is_required": "on"}, {"label": "Dzień?", "kind": "choices", "options": "wtorek\nśroda"}),
    )  # fmt: skip

    event = Event.objects.get()
    assert (event.venue, event.audience, event.members_of, event.price) == (venue, "members", entry, "10 zł")
    assert event.body == "<p>Pierwszy akapit.</p><ul><li>punkt</li></ul>"
    assert (event.capacity, event.per_organization, event.asks_phone, event.asks_needs) == (12, 2, True, False)
    assert list(event.questions.values_list("label", "kind", "is_required")) == [
        ("Jaka dieta?", "text", True), ("Dzień?", "choices", False),
    ]  # fmt: skip
    assert "Nieoferowane" not in read(editor.get(address("manage_new", entry))).one("#id_venue").text


def test_a_picture_comes_with_its_words(editor, entry):
    wrong = write(editor, entry, save="tak", picture_upload=picture())
    write(editor, entry, save="tak", picture_upload=picture(), picture_alt="Leszczyny w parku")

    assert problems(wrong) == ["Opis obrazu: Opisz obraz jednym zdaniem albo zaznacz, że jest tylko ozdobny."]
    assert Event.objects.get().picture.alt == "Leszczyny w parku"


# --- changing it ---


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


# --- buttons ---


def test_a_draft_is_sent_by_a_button(editor, entry):
    event = own(entry, status="draft", published_at=None)

    answer = editor.post(address("manage_submit", entry, event.pk))

    assert said(editor, answer) == "Wydarzenie jest w biurze. Odpowiedź przyjdzie e-mailem."
    again = editor.post(address("manage_submit", entry, event.pk))
    assert "już w stanie „zgłoszone”" in said(editor, again)
    assert Letter.objects.filter(kind="events.event_submitted").count() == 1


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


# --- all of them ---


def test_the_list_tells_what_waits_for_whom(editor, entry):
    own(entry, title="Szkic", status="draft", published_at=None, starts_at=None, ends_at=None)
    own(entry, title="W biurze", status="submitted")
    own(entry, title="Będzie")
    own(entry, title="Było", starts_at=in_days(-5))
    own(entry, title="Odwołane", status="cancelled")
    EventFactory(title="Cudze")

    page = read(editor.get(address("manage", entry)))

    told = {
        part.one("h2").text: [row.text for row in part.select("h3")] for part in page.select("section.manage-part")
    }
    assert told == {
        "Szkice i do poprawy": ["Szkic"],
        "Czekają na biuro": ["W biurze"],
        "Nadchodzące": ["Będzie"],
        "Minione i odwołane": ["Odwołane", "Było"],
    }


def test_an_empty_list_says_what_to_do(editor, entry):
    assert "Dodaj pierwsze." in read(editor.get(address("manage", entry))).text


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_many(editor, entry, django_assert_num_queries, count):
    for _ in range(count):
        own(entry, with_sign_up=True)
        own(entry, status="draft", published_at=None)
        own(entry, starts_at=in_days(-5))

    with django_assert_num_queries(LIST):
        editor.get(address("manage", entry))


@pytest.mark.parametrize(
    "status", ["draft", "submitted", "needs_changes", "rejected", "cancelled", "moved", "published"]
)
def test_the_page_of_an_event_says_how_it_stands(editor, entry, status):
    event = own(entry, status=status)

    page = read(editor.get(address("manage_event", entry, event.pk)))

    assert page.one(".notice-title").text
    assert [link["href"] for link in page.select(".notice a")] == (
        [f"mailto:{settings.OFFICE_EMAIL}"] if status == "rejected" else []
    )


# --- who may ---

PAGES = ["manage_event", "manage_edit", "manage_cancel", "manage_move", "manage_people"]
BUTTONS = ["manage_copy", "manage_submit", "manage_delete"]


@pytest.mark.parametrize("name", [*PAGES, *BUTTONS])
def test_an_event_is_kept_by_its_own_people_alone(client, entry, celina, name):
    place = address(name, entry, own(entry).pk)
    ask = client.post if name in BUTTONS else client.get

    stranger = ask(place)
    client.force_login(celina)
    outsider = ask(place)

    assert (stranger.status_code, stranger["Location"].startswith("/konto/logowanie/")) == (302, True)
    assert outsider.status_code == 404


@pytest.mark.parametrize("name", [*PAGES, *BUTTONS])
def test_an_event_of_another_organisation_does_not_exist_here(editor, entry, name):
    place = address(name, entry, EventFactory(organizer=OrganizationFactory()).pk)

    assert (editor.post if name in BUTTONS else editor.get)(place).status_code == 404


@pytest.mark.parametrize("name", BUTTONS)
def test_opening_a_button_does_nothing(editor, entry, name):
    assert editor.get(address(name, entry, own(entry).pk)).status_code == 405


@pytest.mark.parametrize("name", ["manage", "manage_new"])
def test_events_of_an_entry_that_has_ended_are_not_kept_any_more(client, alice, name):
    entry = OrganizationFactory(status="dissolved")
    join(entry, alice)
    client.force_login(alice)

    assert client.get(address(name, entry)).status_code == 403


def test_every_button_carries_its_own_proof_against_forgery(editor, entry):
    draft, back = own(entry, status="draft", published_at=None), own(entry, status="needs_changes")
    pages = [address("manage", entry), address("manage_new", entry)]
    pages += [address("manage_event", entry, event.pk) for event in (draft, back)]

    bare = [
        (page, form.attrs.get("action"))
        for page in pages
        for form in read(editor.get(page)).select("main form[method=post]")
        if not form.select("[name=csrfmiddlewaretoken]")
    ]

    assert bare == []
