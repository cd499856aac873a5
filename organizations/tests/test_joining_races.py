"""Two hands on one joining at once: one entry, one request, and nothing typed is lost."""

import threading
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from organizations.joining import access_requests, actions, steps
from organizations.models import AccessRequest, Joining, Membership, Organization
from organizations.tests.factories import OrganizationFactory
from organizations.tests.joining import EMAIL, answers, kinds

on_postgres = [
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def a_whole_joining(email=EMAIL, **changes):
    typed = {str(number): answers(number) for number in (1, 2, 3, 4)}
    typed["1"] |= {"person_email": email}
    typed["2"] |= changes
    return Joining.objects.create(
        email=email,
        person="Koordynatorka",
        answers=typed | {"seen": [1, 2, 3, 4]},
        step=4,
        email_confirmed_at=timezone.now(),
    )


def at_once(work, arguments):
    """Run ``work`` for each argument in a thread of its own; what each came to."""
    results, barrier = [], threading.Barrier(len(arguments))

    def run(argument):
        barrier.wait()
        try:
            work(argument)
            results.append("done")
        except Exception as error:  # noqa: BLE001 - told by its name
            results.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[argument]) for argument in arguments]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return sorted(results)


class TestOnPostgres:
    pytestmark = on_postgres

    def test_of_six_who_send_the_same_joining_one_makes_the_entry(self):
        joining = a_whole_joining()

        results = at_once(lambda _: actions.hand_over(joining=joining), range(6))

        assert results == ["AlreadySent"] * 5 + ["done"]
        assert (Organization.objects.count(), Membership.objects.count()) == (1, 1)
        assert kinds() == ["joining_received", "joining_waits"]

    def test_two_joinings_with_one_number_make_one_entry(self):
        first, second = a_whole_joining(), a_whole_joining("druga@example.org")

        results = at_once(lambda joining: actions.hand_over(joining=joining), [first, second])

        assert Organization.objects.count() == 1
        assert results[1] == "done"
        assert results[0] in ("EntryRefused", "Unfinished")
        assert sorted(Joining.objects.values_list("status", flat=True)) == ["done", "open"]

    def test_two_tabs_lose_nothing_of_each_other(self):
        joining = a_whole_joining()

        at_once(
            lambda number: actions.save_step(
                joining=joining, number=number, answers=answers(number) | {"mark": number}, is_right=True
            ),
            [2, 3, 4],
        )

        kept = Joining.objects.get().answers
        assert [kept[str(number)]["mark"] for number in (2, 3, 4)] == [2, 3, 4]

    def test_of_four_who_ask_from_one_address_one_request_stands(self):
        entry = OrganizationFactory()

        at_once(lambda _: access_requests.ask(organization=entry, name="Osoba", email=EMAIL, message="Ja."), range(4))

        assert AccessRequest.objects.count() == 1


@pytest.mark.django_db
def test_a_joining_sent_twice_in_a_row_is_refused_the_second_time():
    joining = a_whole_joining()
    actions.hand_over(joining=joining)

    with pytest.raises(actions.AlreadySent, match="już dotarło"):
        actions.hand_over(joining=joining)


@pytest.mark.django_db
def test_one_that_arrives_while_it_is_looked_through_makes_no_second_entry(monkeypatch):
    joining, look_through = a_whole_joining(), steps.whole

    def meanwhile(stored):
        Joining.objects.update(status=Joining.Status.DONE)
        return look_through(stored)

    monkeypatch.setattr("organizations.joining.actions.steps.whole", meanwhile)
    with pytest.raises(actions.AlreadySent):
        actions.hand_over(joining=joining)

    assert not Organization.objects.exists()


@pytest.mark.django_db
def test_two_requests_of_one_address_at_once_are_one(monkeypatch):
    entry = OrganizationFactory()

    def taken(**values):
        raise IntegrityError("unique")

    monkeypatch.setattr(AccessRequest.objects, "create", taken)
    with pytest.raises(access_requests.AlreadyAsked, match="już czeka"):
        access_requests.ask(organization=entry, name="Osoba", email=EMAIL, message="Ja.")


@pytest.mark.django_db
def test_a_member_with_a_proved_address_hears_that_the_entry_is_theirs(alice):
    entry = OrganizationFactory()
    Membership.objects.create(organization=entry, user=alice, role="editor")

    with pytest.raises(access_requests.AlreadyKeeps, match="pod Twoją opieką"):
        access_requests.ask(organization=entry, name="A", email=alice.email, message="Ja.", is_proved=True)


@pytest.mark.django_db
def test_what_the_office_has_is_not_changed_any_more():
    joining = a_whole_joining()
    actions.hand_over(joining=joining)

    with pytest.raises(actions.AlreadySent):
        actions.save_step(joining=joining, number=2, answers=answers(2), is_right=True)


@pytest.mark.django_db
def test_a_refused_entry_leaves_the_joining_as_it_was(monkeypatch):
    joining = a_whole_joining()

    def broken(**values):
        raise IntegrityError("unique")

    monkeypatch.setattr("organizations.joining.actions.create", broken)
    with pytest.raises(IntegrityError):
        actions.hand_over(joining=joining)

    assert Joining.objects.get().status == "open"
    assert kinds() == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"status": "lost"}, "status_known"),
        ({"step": 7}, "step_known"),
        ({"status": "done", "email_confirmed_at": None}, "done_is_confirmed"),
    ],
)
def test_the_database_refuses_a_joining_that_cannot_be(values, name):
    joining = a_whole_joining()

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Joining.objects.filter(pk=joining.pk).update(**values)


@pytest.mark.django_db
def test_the_day_of_the_register_is_a_day_of_the_entry():
    joining = a_whole_joining()
    joining.answers["krs"] = {"krs": "0000123457", "asked_on": "2026-01-02", "taken": ["is_public_benefit"]}
    joining.save()

    actions.hand_over(joining=joining)

    assert Organization.objects.get().public_benefit_as_of == date(2026, 1, 2)
