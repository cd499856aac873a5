"""Two office workers edit one event: dates and questions are compared too, and a new picture is not overwritten."""

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from core.tests.conflicts import compared
from core.tests.files import picture
from core.tests.pages import read
from events.calendar.actions import events
from events.models import Event
from events.tests.factories import EventFactory, QuestionFactory, in_days
from events.tests.office_form import post, stored_dates, stored_questions

pytestmark = pytest.mark.django_db


def seen(response) -> dict:
    """Form data of the conflict page as a browser sends it, without any choice."""
    html = read(response)
    asked = [field["value"] for field in html.select("[name=conflict_about]")]
    return {"seen_at": html.one("#id_seen_at")["value"], "conflict_about": asked}


def chosen(response, which: str) -> dict:
    again = seen(response)
    return again | {f"keep_{name}": which for name in again["conflict_about"]}


@pytest.fixture
def moved(dorota):
    """An event as opened by one worker, and its form, before another worker changes its dates and questions."""
    event = EventFactory(spans=[(in_days(3), in_days(3, 19))])
    QuestionFactory(event=event, label="Temat?")
    opened = Event.objects.get()
    form = {"dates": stored_dates(event), "questions": stored_questions(event)}
    question = {"label": "Pytanie kogoś?", "kind": "text", "options": "", "help_text": "", "is_required": False}
    events.update(event=event, dates=[(in_days(8), in_days(8, 19), "")], questions=[question], by=dorota)
    return opened, form


def test_concurrent_dates_and_questions_are_shown_beside_own_ones(office, moved):
    opened, form = moved

    rows = compared(read(post(office, opened, **form)))

    told = [date_format(timezone.localtime(in_days(days)), "j.m.Y, H.i") for days in (3, 8)]
    assert [one in row for one, row in zip(told, rows["Terminy"], strict=True)] == [True, True]
    assert [
        "Temat?" in rows["Własne pytania przy zapisie"][0],
        "Pytanie kogoś?" in rows["Własne pytania przy zapisie"][1],
    ]
    assert Event.objects.get().questions.filter(removed_at=None).get().label == "Pytanie kogoś?"


def test_nothing_is_saved_until_each_set_has_a_choice(office, moved):
    opened, form = moved
    again = form | seen(post(office, opened, **form))

    response = post(office, opened, **again, keep_dates="saved")

    assert "Przy każdym polu z porównania wybierz" in response.content.decode()
    assert Event.objects.get().starts_at == in_days(8)


def test_saved_rows_are_kept_when_chosen(office, moved):
    opened, form = moved
    again = form | chosen(post(office, opened, **form), "saved")

    response = post(office, opened, **again)

    assert response.status_code == 302
    event = Event.objects.get()
    assert event.starts_at == in_days(8)
    assert event.questions.filter(removed_at=None).get().label == "Pytanie kogoś?"


def test_picture_description_is_not_overwritten(office, dorota):
    event = EventFactory(spans=[(in_days(3), in_days(3, 19))])
    post(office, event, picture_upload=picture(), picture_alt="Las")
    opened = Event.objects.get()
    post(office, opened, picture_alt="Las o świcie")

    response = post(office, opened, picture_alt="Las")

    assert compared(read(response))["Opis obrazu"] == ["Las", "Las o świcie"]
    assert Event.objects.get().picture.alt == "Las o świcie"


def test_file_chosen_before_the_conflict_is_requested_again(office, dorota):
    event = EventFactory(title="Dawny", spans=[(in_days(3), in_days(3, 19))])
    opened = Event.objects.get()
    events.update(event=event, values={"title": "Zmieniony"}, by=dorota)
    mine = {"title": "Zmieniony", "picture_alt": "Las"}

    first = post(office, opened, **mine, picture_upload=picture())
    assert compared(read(first))["Plik z obrazem"][1] == "(puste)"
    again = mine | chosen(first, "mine")
    without = post(office, opened, **again)
    assert "Wybierz plik jeszcze raz" in without.content.decode()
    post(office, opened, **again, picture_upload=picture())

    assert Event.objects.get().picture.alt == "Las"
