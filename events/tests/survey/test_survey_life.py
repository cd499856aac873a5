"""Ankieta potrzeb w ciągu roku: prepared from the former one, opened with letters, reminders, closed."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from core import audit, mail
from core.errors import WrongState
from core.mail import catalog
from core.mail.models import Letter
from core.retention import purging
from core.tests.pages import read
from events.models import Survey, SurveyOption
from events.survey import recipients
from events.survey.actions import life
from events.survey.actions.life import close_survey, prepare_survey
from events.survey.actions.life import open_survey as begin
from events.survey.tasks import sweep
from events.tests.factories import SurveyFactory
from events.tests.surveys import ngo, open_survey, wish
from organizations.models import Membership
from organizations.tests.factories import OrganizationFactory
from organizations.tests.manage import join

pytestmark = pytest.mark.django_db
WARSAW = ZoneInfo("Europe/Warsaw")
OPENED = datetime(2026, 10, 1, 9, 0, tzinfo=WARSAW)
CLOSES = datetime(2026, 10, 31, 23, 59, tzinfo=WARSAW)
#: Fourteen and three days before the end, at nine local time; the clocks go back in between.
FIRST = datetime(2026, 10, 17, 9, 0, tzinfo=WARSAW)
SECOND = datetime(2026, 10, 28, 9, 0, tzinfo=WARSAW)


@pytest.fixture
def clock():
    with time_machine.travel(OPENED, tick=False) as travelling:
        yield travelling


@pytest.fixture
def running(clock, dorota):
    """A survey opened on its first day in October, with letters to two organisations."""
    ngo("Fundacja Ogród", email="ogrod@example.org")
    ngo("Fundacja Las", email="las@example.org")
    survey = open_survey(year=2027, status="draft", asked=None, opens_at=OPENED, closes_at=CLOSES)
    begin(survey=survey, by=dorota)
    life.ask_the_rest()
    return Survey.objects.get(pk=survey.pk)


def written(kind="survey_opened"):
    return sorted(Letter.objects.filter(kind=f"events.{kind}").values_list("to", flat=True))


def reminded():
    life.remind_in_time()
    return written("survey_reminded")


def test_each_published_organisation_with_an_email_gets_one_letter(running):
    assert written() == ["las@example.org", "ogrod@example.org"]
    assert running.asked == 2

    life.ask(survey=running)
    life.ask_the_rest()

    assert len(written()) == 2


def test_owner_email_comes_first_and_hidden_or_unreachable_organisations_are_skipped(clock, alice):
    join(ngo("Fundacja A", email="publiczny@example.org"), alice, "owner")
    ngo("Bez adresu", email="")
    ngo("Ukryta", status="suspended")

    life.ask(survey=open_survey())

    assert written() == [alice.email]


def test_letter_has_the_organisation_link_and_the_end_date(running, client):
    text = mail.outbox.words_for(Letter.objects.get(to="las@example.org"))[0]

    assert "w imieniu organizacji „Fundacja Las”" in text
    assert "do 31 października 2026, do godziny 23.59" in text
    html = read(client.get(re.search(r"https?://[^/]+(/ankieta-potrzeb/\S+)", text)[1]))
    assert html.one(".lead").text == "Odpowiada: Fundacja Las"


def test_interrupted_sending_continues_without_duplicates(clock, monkeypatch):
    for number in range(3):
        ngo(f"Fundacja {number}", email=f"{number}@example.org")
    survey, real = open_survey(asked=None), mail.enqueue_many
    monkeypatch.setattr(life, "AT_ONCE", 1)

    def dies_at_the_second(body, readers):
        if readers[0].to == "1@example.org":
            raise RuntimeError("killed")
        return real(body, readers)

    with monkeypatch.context() as patch:
        patch.setattr(mail, "enqueue_many", dies_at_the_second)
        with pytest.raises(RuntimeError):
            life.ask(survey=survey)
    survey.refresh_from_db()
    assert (written(), survey.asked) == (["0@example.org"], None)

    assert life.ask_the_rest() == 2
    survey.refresh_from_db()
    assert (written(), survey.asked) == ([f"{number}@example.org" for number in range(3)], 3)


def test_each_reminder_goes_once_to_organisations_without_an_answer(running, clock):
    clock.move_to(FIRST - timedelta(minutes=1))
    assert reminded() == []
    wish(running, running_organization("Fundacja Las"), "Statut")

    clock.move_to(FIRST)
    assert reminded() == reminded() == ["ogrod@example.org"]
    assert audit.events_of(running).filter(action="events.remind_survey").count() == 1
    clock.move_to(SECOND - timedelta(minutes=1))
    assert reminded() == ["ogrod@example.org"]
    clock.move_to(SECOND)
    assert reminded() == reminded() == ["ogrod@example.org"] * 2


def running_organization(name):
    return recipients.reachable().get(name=name)


def test_late_reminder_is_dropped(running, clock):
    clock.move_to(FIRST + recipients.LATE)

    assert reminded() == []


def test_recently_invited_organisation_is_not_reminded(running, clock):
    Survey.objects.update(closes_at=OPENED + timedelta(days=16))

    clock.move_to(OPENED + timedelta(days=2))

    assert reminded() == []


def test_reminders_wait_for_all_invitations_and_stop_at_the_end(running, clock, dorota):
    clock.move_to(FIRST)
    Survey.objects.update(asked=None)
    assert reminded() == []

    Survey.objects.update(asked=2)
    close_survey(survey=running, by=dorota)
    assert reminded() == []


def test_office_reminds_once_a_day_and_the_sweep_adds_no_reminder_that_day(running, clock, dorota):
    clock.move_to(FIRST - timedelta(hours=1))

    assert life.remind(survey=running, by=dorota) == 2
    running.refresh_from_db()
    with pytest.raises(WrongState, match="Dzisiaj przypomnienie już wyszło"):
        life.remind(survey=running, by=dorota)
    clock.move_to(FIRST)
    assert reminded() == ["las@example.org", "ogrod@example.org"]

    with pytest.raises(WrongState, match="gdy ankieta trwa"):
        life.remind(survey=SurveyFactory(status="draft"), by=dorota)


def test_reminder_without_recipients_is_refused_and_not_recorded(running, clock, dorota):
    for organization in recipients.reachable():
        wish(running, organization, "Statut")

    with pytest.raises(WrongState, match="Nie ma komu przypominać"):
        life.remind(survey=running, by=dorota)

    assert Survey.objects.get(pk=running.pk).reminded_at is None


def test_only_one_of_two_concurrent_reminders_is_recorded(running, clock, dorota):
    clock.move_to(FIRST)
    stale = Survey.objects.get(pk=running.pk)

    life.remind(survey=running, by=dorota)
    life.remind(survey=stale, by=dorota)

    assert len(written("survey_reminded")) == 2
    assert audit.events_of(running).filter(action="events.remind_survey").count() == 1


def test_sweep_closes_an_ended_survey(running, clock):
    assert life.close_ended_surveys() == 0

    clock.move_to(CLOSES)

    assert [life.close_ended_surveys() for _ in range(2)] == [1, 0]
    running.refresh_from_db()
    assert (running.status, running.closes_at) == ("closed", CLOSES)


def test_survey_closed_meanwhile_is_not_counted(running, clock, monkeypatch, dorota):
    clock.move_to(CLOSES)
    real = life.close_survey

    def somebody_was_faster(*, survey):
        real(survey=survey)
        return real(survey=survey)

    monkeypatch.setattr(life, "close_survey", somebody_was_faster)

    assert life.close_ended_surveys() == 0


def test_survey_closed_by_hand_ends_now_and_can_be_reopened_with_a_later_end(running, clock, dorota):
    clock.shift(timedelta(days=2))
    closed = close_survey(survey=running, by=dorota)
    assert closed.closes_at == OPENED + timedelta(days=2)
    with pytest.raises(WrongState, match="nie trwa"):
        close_survey(survey=running, by=dorota)
    with pytest.raises(WrongState, match="późniejszy koniec"):
        begin(survey=running, by=dorota)

    Survey.objects.update(closes_at=CLOSES)
    again = begin(survey=running, by=dorota)
    life.ask_the_rest()

    assert again.is_open
    assert len(written()) == 2


def test_survey_is_opened_once_and_only_with_trainings(running, dorota):
    with pytest.raises(WrongState, match="już trwa"):
        begin(survey=running, by=dorota)
    with pytest.raises(WrongState, match="żadnych szkoleń"):
        begin(survey=SurveyFactory(status="draft"), by=dorota)


def test_survey_opened_early_begins_now(clock, dorota):
    later = open_survey(status="draft", opens_at=OPENED + timedelta(days=2), closes_at=CLOSES)

    assert begin(survey=later, by=dorota).opens_at == OPENED


def test_next_survey_starts_with_the_trainings_of_the_former_one(running, dorota):
    made = prepare_survey(year=2028, former=running, by=dorota)
    again = prepare_survey(year=2028, former=running, by=dorota)

    assert made == again
    assert (made.status, made.title) == ("draft", "Jakich szkoleń potrzebujecie w 2028 roku?")
    assert made.opens_at == datetime(2027, 10, 1, 9, tzinfo=WARSAW)
    copied = SurveyOption.objects.filter(area__survey=made).values_list("area__name", "title", "order")
    assert list(copied) == list(
        SurveyOption.objects.filter(area__survey=running).values_list("area__name", "title", "order")
    )
    assert prepare_survey(year=2029, by=dorota).areas.count() == 0


@pytest.mark.parametrize("kind", ["survey_opened", "survey_reminded", "survey_answered", "survey_training_opens"])
def test_each_letter_has_a_preview(office, kind):
    letter = catalog.show(f"events.{kind}")

    assert "ankie" in mail.outbox.words_for(letter)[0]
    assert office.get(f"/admin/core/letter/rodzaje/events.{kind}/").status_code == 200
    assert not Letter.objects.exists()


def test_page_shows_the_title_and_the_deadline(client, running, clock):
    clock.move_to(CLOSES - timedelta(days=3))

    html = read(client.get("/ankieta-potrzeb/", follow=True))

    assert html.one("h1").text == running.title
    assert html.one(".survey-when").text == ("Ankieta trwa do 31 października 2026, do godziny 23.59. Zostały 3 dni.")
    assert html.one("main a.btn-leaf")["href"] == "/konto/logowanie/?next=/ankieta-potrzeb/2027/"
    clock.move_to(CLOSES)
    life.close_ended_surveys()
    assert "zakończyła się 31 października" in read(client.get("/ankieta-potrzeb/2027/")).one(".survey-when").text


def test_editor_of_several_organisations_chooses_one(client, running, alice):
    first, second = ngo("Fundacja A"), ngo("Fundacja B")
    for organization in (first, second, ngo("Fundacja Ukryta", status="suspended")):
        join(organization, alice)
    wish(running, first, "Statut")
    client.force_login(alice)

    html = read(client.get("/ankieta-potrzeb/2027/"))

    rows = [(row.one(".survey-name").text, row.one("a").text) for row in html.select(".survey-mine li")]
    assert rows == [("Fundacja A", "Zmień odpowiedź: Fundacja A"), ("Fundacja B", "Odpowiedz: Fundacja B")]
    assert html.select(".survey-mine a")[1]["href"] == reverse("events:survey_answer", args=[2027, second.slug])


def test_person_without_an_organisation_sees_what_to_do(client, running, alice):
    client.force_login(alice)

    html = read(client.get("/ankieta-potrzeb/2027/"))

    assert html.select(".survey-mine") == []
    assert "nie jest jeszcze połączone" in html.one("main").text


def test_draft_is_not_public(client):
    SurveyFactory(year=2027, status="draft")

    assert client.get("/ankieta-potrzeb/2027/").status_code == 404
    html = read(client.get("/ankieta-potrzeb/"), status=404)
    assert "dopiero w przygotowaniu" in html.one("main").text


def test_last_survey_is_reachable_after_its_end(client):
    SurveyFactory(year=2026, status="closed")
    SurveyFactory(year=2028, status="draft")

    assert client.get("/ankieta-potrzeb/")["Location"] == "/ankieta-potrzeb/2026/"


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_does_not_grow_with_organisations(client, alice, django_assert_num_queries, count):
    open_survey(year=2027)
    for number in range(count):
        join(ngo(f"Fundacja {number}"), alice)
    client.force_login(alice)
    client.get("/ankieta-potrzeb/2027/")

    with django_assert_num_queries(5):
        client.get("/ankieta-potrzeb/2027/")


def test_sweep_invites_reminds_and_closes(clock, dorota):
    ngo("Fundacja Ogród")
    survey = open_survey(year=2027, status="draft", asked=None, opens_at=OPENED, closes_at=CLOSES)
    begin(survey=survey, by=dorota)

    for moment in (OPENED, FIRST, SECOND, CLOSES):
        clock.move_to(moment)
        sweep()
        sweep()

    assert (written(), written("survey_reminded")) == (["ogrod@example.org"], ["ogrod@example.org"] * 2)
    assert Survey.objects.get().status == "closed"


def test_author_of_an_answer_is_deleted_after_two_years_and_the_answer_kept(running, clock, alice):
    kept = wish(running, running_organization("Fundacja Las"), "Statut", by=alice)

    clock.move_to(CLOSES + timedelta(days=729))
    purging.purge()
    kept.refresh_from_db()
    assert kept.answered_by == alice
    clock.move_to(CLOSES + timedelta(days=731))
    purging.purge()

    kept.refresh_from_db()
    assert kept.answered_by is None
    assert kept.choices.count() == 1


@pytest.mark.parametrize(
    ("status", "opens", "closes"),
    [("open", -1, 1), ("open", 1, 2), ("open", -2, -1), ("draft", -1, 1), ("closed", -1, 1)],
)
def test_query_for_the_open_survey_agrees_with_is_open(alice, status, opens, closes):
    Membership.objects.create(organization=OrganizationFactory(), user=alice, role="editor")
    now = timezone.now()
    survey = SurveyFactory(status=status, opens_at=now + timedelta(days=opens), closes_at=now + timedelta(days=closes))

    assert (recipients.open_to(alice) == survey) is survey.is_open
