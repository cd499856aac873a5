"""Wydarzenia organizacji: its editors write an event and submit it to the office."""

import pytest
from django.urls import reverse

from core.mail.models import Letter
from core.tests.files import picture
from core.tests.pages import read
from events.models import Event
from events.tests.factories import VenueFactory, in_days
from events.tests.organizers import a_day, address, dates, problems, questions, write
from organizations.tests.manage import said

pytestmark = pytest.mark.django_db


def test_draft_is_saved_and_hidden_from_others(editor, entry):
    answer = write(editor, entry, save="tak")

    event = Event.objects.get()
    assert (event.status, event.organizer, event.title) == ("draft", entry, "Spacer po leszczynach")
    assert [f"{event.starts_at:%Y-%m-%d}"] == [a_day()]
    assert said(editor, answer) == "Szkic jest zapisany."
    assert not Event.objects.public().exists()
    assert not Letter.objects.exists()


@pytest.mark.parametrize("button", ["save", "submit"])
def test_form_sent_twice_creates_one_event(editor, entry, button):
    answers = [write(editor, entry, **{button: "tak"}) for _ in range(2)]

    event = Event.objects.get()
    assert {answer.url for answer in answers} == {address("manage_event", entry, event.pk)}
    assert Letter.objects.count() == (1 if button == "submit" else 0)


def test_draft_may_lack_dates_and_place(editor, entry):
    write(editor, entry, save="tak", room="", **dates({"day": "", "starts": "", "ends": ""}))

    event = Event.objects.get()
    page = editor.get(address("manage_event", entry, event.pk)).content.decode()
    assert event.starts_at is None
    assert "Termin trzeba jeszcze podać." in page
    assert "Miejsce trzeba jeszcze podać." in page


def test_submitted_event_waits_for_the_office_which_gets_a_letter(editor, entry, alice):
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
def test_submission_needs_a_date_and_a_place_and_keeps_input(editor, entry, missing, sentence):
    answer = write(editor, entry, submit="tak", **missing)

    assert sentence in problems(answer)
    assert read(answer).one("#id_title")["value"] == "Spacer po leszczynach"
    assert not Event.objects.exists()


def test_all_missing_fields_are_reported_together(editor, entry):
    answer = write(editor, entry, submit="tak", room="", **dates({"day": "", "starts": "", "ends": ""}))

    assert [line.partition(":")[0] for line in problems(answer)] == ["Miejsce", "Termin 1, Dzień"]


def test_capacity_is_at_least_one(editor, entry):
    answer = write(editor, entry, save="tak", has_sign_up="on", capacity="0", per_organization="0")

    wish = "Wpisz liczbę większą od zera albo zostaw to pole puste."
    assert problems(answer) == [f"Liczba miejsc: {wish}", f"Najwięcej osób z jednej organizacji: {wish}"]


def test_event_may_have_several_dates_and_one_may_end_on_another_day(editor, entry):
    write(editor, entry, save="tak", **dates({}, {"day": a_day(12), "starts": "20:00", "ends": "06:00",
          "last_day": a_day(13), "note": "noc"}))  # fmt: skip

    told = [(one.starts_at, one.ends_at, one.note) for one in Event.objects.get().dates.all()]
    assert told == [(in_days(10), in_days(10, 19), ""), (in_days(12, 20), in_days(13, 6), "noc")]


def test_date_row_is_added_without_validating_the_form(editor, entry):
    answer = write(editor, entry, add_date="tak", title="", **dates({"starts": "17:00", "day": ""}))

    page = read(answer)
    assert page.one("#id_termin-1-day")
    assert page.one("#id_termin-0-starts")["value"] == "17:00"
    assert page.select(".error-summary") == []
    assert not Event.objects.exists()


def test_question_row_can_be_added(editor, entry):
    page = read(write(editor, entry, add_question="tak"))

    assert page.one("#id_pytanie-0-label")
    assert page.select(".error-summary") == []


def test_row_can_be_removed(editor, entry):
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
def test_invalid_date_is_reported_at_its_field(editor, entry, row, sentence):
    answer = write(editor, entry, save="tak", **dates(row))

    assert problems(answer) == [sentence]


def test_duplicate_date_is_reported(editor, entry):
    assert problems(write(editor, entry, save="tak", **dates({}, {}))) == [
        "Termin 2, Dzień: Ten termin jest już wpisany wyżej."
    ]


def test_local_hours_stay_the_same_across_a_clock_change(editor, entry):
    write(editor, entry, save="tak", **dates({"day": "2027-03-27"}, {"day": "2027-03-28"}))

    assert [f"{one.starts_at:%d.%m %H:%M %Z}" for one in Event.objects.get().dates.all()] == [
        "27.03 16:00 UTC",
        "28.03 15:00 UTC",
    ]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"title": ""}, "Tytuł: Wpisz tytuł."),
        ({"has_sign_up": "on", "sign_up_closes_at": "2099-01-01T10:00"},
         "Zapisy do: Zapisy muszą się skończyć najpóźniej, gdy wydarzenie się zaczyna."),
        ({"sign_up_opens_at": "2027-01-02T10:00", "sign_up_closes_at": "2027-01-01T10:00"},
         "Zapisy do: Koniec zapisów musi być po ich początku."),
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
def test_error_appears_at_its_field(editor, entry, values, sentence):
    assert problems(write(editor, entry, save="tak", **values)) == [sentence]


def test_event_is_saved_as_typed(editor, entry):
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
        ("Jaka dieta?", "text", True),
        ("Dzień?", "choices", False),
    ]
    assert "Nieoferowane" not in read(editor.get(address("manage_new", entry))).one("#id_venue").text


def test_picture_is_saved_with_its_description(editor, entry):
    wrong = write(editor, entry, save="tak", picture_upload=picture())
    write(editor, entry, save="tak", picture_upload=picture(), picture_alt="Leszczyny w parku")

    assert problems(wrong) == ["Opis obrazu: Opisz obraz jednym zdaniem albo zaznacz, że jest tylko ozdobny."]
    assert Event.objects.get().picture.alt == "Leszczyny w parku"
