"""Concurrent requests for one submission: one entry, one access request, no lost answers."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.tests.at_once import at_once, on_postgres, refusals
from organizations.models import AccessRequest, Joining, Membership, Organization
from organizations.submission import actions as actions
from organizations.submission import actions as submission_actions
from organizations.submission import steps
from organizations.tests.factories import OrganizationFactory
from organizations.tests.joining import EMAIL, answers, kinds


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


class TestOnPostgres:
    pytestmark = on_postgres

    def test_only_one_of_six_concurrent_sends_creates_the_entry(self):
        joining = a_whole_joining()

        told = at_once(*[lambda: actions.hand_over(joining=joining)] * 6)

        assert [type(one) for one in refusals(told)] == [actions.AlreadySent] * 5
        assert (Organization.objects.count(), Membership.objects.count()) == (1, 1)
        assert kinds() == ["joining_received", "joining_waits"]

    def test_two_submissions_with_one_number_create_one_entry(self):
        first, second = a_whole_joining(), a_whole_joining("druga@example.org")

        told = at_once(
            lambda: actions.hand_over(joining=first), lambda: actions.hand_over(joining=second)
        )  # fmt: skip

        assert Organization.objects.count() == 1
        assert len(refusals(told)) == 1
        assert sorted(Joining.objects.values_list("status", flat=True)) == ["done", "open"]

    def test_two_tabs_keep_the_answers_of_both(self):
        joining = a_whole_joining()

        def save(number):
            typed = answers(number) | {"mark": number}
            return actions.save_step(joining=joining, number=number, answers=typed, is_right=True)

        at_once(*[lambda number=number: save(number) for number in (2, 3, 4)])

        kept = Joining.objects.get().answers
        assert [kept[str(number)]["mark"] for number in (2, 3, 4)] == [2, 3, 4]

    def test_four_concurrent_requests_from_one_address_create_one(self):
        entry = OrganizationFactory()

        asked = {"organization": entry, "name": "Osoba", "email": EMAIL, "message": "Ja."}

        at_once(*[lambda: submission_actions.ask(**asked)] * 4)

        assert AccessRequest.objects.count() == 1


@pytest.mark.django_db
def test_second_send_of_a_submission_is_refused():
    joining = a_whole_joining()
    actions.hand_over(joining=joining)

    with pytest.raises(actions.AlreadySent, match="już dotarło"):
        actions.hand_over(joining=joining)


@pytest.mark.django_db
def test_submission_sent_during_validation_creates_no_second_entry(monkeypatch):
    joining, look_through = a_whole_joining(), steps.whole

    def meanwhile(stored):
        Joining.objects.update(status=Joining.Status.DONE)
        return look_through(stored)

    monkeypatch.setattr("organizations.submission.actions.steps.whole", meanwhile)
    with pytest.raises(actions.AlreadySent):
        actions.hand_over(joining=joining)

    assert not Organization.objects.exists()


@pytest.mark.django_db
def test_two_concurrent_requests_from_one_address_become_one(monkeypatch):
    entry = OrganizationFactory()

    def taken(**values):
        raise IntegrityError("unique")

    monkeypatch.setattr(AccessRequest.objects, "create", taken)
    with pytest.raises(submission_actions.AlreadyAsked, match="już czeka"):
        submission_actions.ask(organization=entry, name="Osoba", email=EMAIL, message="Ja.")


@pytest.mark.django_db
def test_member_with_a_verified_address_is_refused_as_a_member(alice):
    entry = OrganizationFactory()
    Membership.objects.create(organization=entry, user=alice, role="editor")

    with pytest.raises(submission_actions.AlreadyKeeps, match="pod Twoją opieką"):
        submission_actions.ask(organization=entry, name="A", email=alice.email, message="Ja.", is_proved=True)


@pytest.mark.django_db
def test_sent_submission_cannot_be_changed():
    joining = a_whole_joining()
    actions.hand_over(joining=joining)

    with pytest.raises(actions.AlreadySent):
        actions.save_step(joining=joining, number=2, answers=answers(2), is_right=True)


@pytest.mark.django_db
def test_failed_creation_leaves_the_submission_unchanged(monkeypatch):
    joining = a_whole_joining()

    def broken(**values):
        raise IntegrityError("unique")

    monkeypatch.setattr("organizations.submission.actions.create", broken)
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
def test_database_refuses_an_invalid_submission(values, name):
    joining = a_whole_joining()

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Joining.objects.filter(pk=joining.pk).update(**values)


@pytest.mark.django_db
def test_date_of_the_register_is_stored_in_the_entry():
    joining = a_whole_joining()
    joining.answers["krs"] = {"krs": "0000123457", "asked_on": "2026-01-02", "taken": ["is_public_benefit"]}
    joining.save()

    actions.hand_over(joining=joining)

    assert Organization.objects.get().public_benefit_as_of == date(2026, 1, 2)
