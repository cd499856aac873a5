"""The demo data: real organisations through the office's own import, and examples that show every feature."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from core import search
from news.tests import checker
from organizations.choices import Status
from organizations.models import AccessRequest, ContactMessage, ImportBatch, Organization, Proposal
from portal.demo import calendar, calendar_examples, loading, people

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings):
    settings.DEBUG = True
    call_command("demo", verbosity=0)


@pytest.mark.usefixtures("demo")
def test_the_real_organisations_come_through_the_import():
    batch = ImportBatch.objects.get()

    assert batch.status == ImportBatch.Status.APPLIED
    assert Organization.objects.filter(status=Status.PUBLISHED).count() == 72 + len(loading.EXAMPLES)


@pytest.mark.usefixtures("demo")
def test_a_list_of_years_ago_is_no_status_of_today():
    current = Organization.objects.public_benefit().values_list("name", flat=True)

    assert Organization.objects.filter(public_benefit_as_of=loading.HISTORICAL_LIST).count() == 15
    assert all(name.startswith("Przykładow") for name in current)


@pytest.mark.usefixtures("demo")
def test_the_food_bank_is_found_without_polish_letters():
    found = [hit.title for group in search.search("bankow zywnosci").groups for hit in group.hits]

    assert any("Bank Żywności" in title for title in found)


@pytest.mark.usefixtures("demo")
def test_something_of_each_kind_waits_for_the_office():
    assert Organization.objects.get(status=Status.SUBMITTED).name == people.SUBMITTED_NAME
    assert Organization.objects.published().stale().count() == 1
    assert [kind.objects.count() for kind in (Proposal, AccessRequest, ContactMessage)] == [1, 1, 1]


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(("who", "where", "email", "password"), loading.SIGN_INS)
def test_everybody_of_the_demo_can_sign_in(who, where, email, password):
    browser = Client()
    browser.post("/konto/logowanie/", {"login": email, "password": password})

    assert browser.get(where).status_code == 200


@pytest.mark.usefixtures("demo")
def test_the_person_of_the_demo_keeps_the_entry_of_an_example():
    browser = Client()
    browser.force_login(get_user_model().objects.get(email=loading.PERSON_EMAIL))

    assert "Przykładowa Fundacja Ogród Leszczynowy" in browser.get("/konto/").content.decode()


@pytest.mark.usefixtures("demo")
def test_it_is_never_loaded_over_data():
    with pytest.raises(CommandError, match="not empty"):
        call_command("demo", verbosity=0)


def test_without_debug_nothing_is_loaded():
    with pytest.raises(CommandError, match="DEBUG"):
        call_command("demo", verbosity=0)

    assert not Organization.objects.exists()


@pytest.mark.parametrize("day", [date(2026, 11, 27), date(2026, 12, 20), date(2027, 1, 15), date(2027, 4, 20)])
def test_nobody_meets_on_a_day_off_or_twice_on_one_day(day):
    with time_machine.travel(datetime(day.year, day.month, day.day, 12, tzinfo=UTC), tick=False):
        for example in [*calendar_examples.EVENTS, calendar_examples.HELD]:
            days = [timezone.localdate(first) for first, *_ in calendar.dates_of(example)]

            assert not any(calendar.is_day_off(one) for one in days)
            assert len(set(days)) == len(example["when"])
            assert all((one > day) == (week >= 0) for one, (week, _) in zip(days, example["when"], strict=True))


def test_what_is_moved_gets_another_day_even_when_its_own_was_put_off():
    with time_machine.travel(datetime(2026, 11, 27, 12, tzinfo=UTC), tick=False):
        [(former, *_)] = calendar.dates_of({"when": [(4, calendar_examples.THU)], "hours": ("17:00", "18:00")})
        example = {"when": [], "hours": ("17:00", "18:00")}
        [(moved, *_)] = calendar.dates_of(example, [(5, calendar_examples.THU)], but=[former.date()])

    assert (former.date(), moved.date()) == (date(2027, 1, 7), date(2027, 1, 14))


@pytest.mark.usefixtures("demo")
def test_the_declaration_stands_and_says_that_its_phone_is_an_example(client):
    page = client.get("/deklaracja-dostepnosci/").content.decode()

    assert checker.faults(page) == []
    assert "dane przykładowe: numer telefonu wpisze biuro" in page
