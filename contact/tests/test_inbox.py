"""Skrzynka biura: open threads, their order, assignment, and closing without an answer."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import roles
from contact import actions
from contact.actions.moving import EMPTIED
from contact.actions.states import NOT_ENDED, NOT_WAITING
from contact.models import Rules, Thread, Topic
from contact.tests.threads import PAGE, act, answer, barrier, demand, fresh, message, said, topic
from core import audit
from core.tests.pages import read

pytestmark = pytest.mark.django_db
LIST = "/admin/contact/thread/"


def worker(django_user_model, role, number=1):
    user = django_user_model.objects.create_user(f"jan{number}@example.org", "haslo-jana-12", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


def listed(browser, query=""):
    """Numbers of the threads, in the order shown."""
    rows = read(browser.get(f"{LIST}?{query}")).select("#result_list th.field-what a")
    return [row.text.split(" · ")[0] for row in rows]


def numbers(*threads):
    return [thread.number for thread in threads]


def days_ago(thread, days):
    came = timezone.now() - timedelta(days=days)
    due_on = thread.due_on and thread.due_on - timedelta(days=days)
    Thread.objects.filter(pk=thread.pk).update(created_at=came, status_changed_at=came, due_on=due_on)
    return fresh(thread)


def test_barriers_are_first_and_then_the_oldest_threads(office):
    new, old = message(), days_ago(message(text="Dawno"), 3)
    late, later = days_ago(demand(), 9), barrier()
    answer(office, message(text="Już z odpowiedzią"))

    assert listed(office) == numbers(late, later, old, new)


def test_days_left_and_overdue_are_shown(office):
    days_ago(demand(), 9)
    days_ago(barrier(), 4)
    days_ago(message(), 2)

    page = read(office.get(LIST))

    assert [cell.text for cell in page.select("td.field-waits")] == ["2 dni po terminie", "zostały 3 dni", "2 dni"]
    assert page.one(".is-late").text == "2 dni po terminie"


def test_filters_select_closed_spam_and_kinds(office):
    open_one, ended, spam, report = message(), message(text="b"), message(text="c"), barrier()
    answer(office, ended)
    act(office, spam, "close", is_spam="on")

    assert listed(office, "stan=zakonczone") == numbers(ended)
    assert listed(office, "stan=spam") == numbers(spam)
    assert set(listed(office, "stan=wszystkie")) == set(numbers(open_one, ended, spam, report))
    assert listed(office, "rodzaj=bariery") == numbers(report)
    assert listed(office, "rodzaj=wiadomosci") == numbers(open_one)
    assert listed(office, "temat=dotacje") == numbers(open_one)
    assert listed(office, "prowadzi=nikt") == numbers(report, open_one)


def test_my_threads_are_filtered(office, dorota):
    mine, _other = message(), message(text="b")
    act(office, mine, "assign", to=dorota.pk)

    assert listed(office, "prowadzi=ja") == numbers(mine)


@pytest.mark.parametrize("typed", ["{pk}", "NGO-{pk}", "[NGO-{pk}]", "ngo {pk}", "OP.524.7.2026", "Skarbniczka"])
def test_thread_is_found_by_number_mark_or_person_in_every_state(office, typed):
    wanted, _other = message(), message(name="Ktoś", email="inny@example.org")
    act(office, wanted, "mark", typed="OP.524.7.2026")
    answer(office, wanted)

    assert listed(office, f"q={typed.format(pk=wanted.pk)}") == numbers(wanted)


def test_thread_is_found_once_by_a_word_of_the_conversation(office):
    wanted = message(text="Szukamy gżegżółki")
    act(office, wanted, "note", text="gżegżółki nie mamy")

    assert listed(office, "q=gżegżółki") == numbers(wanted)


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_one_thread_and_for_many(office, dorota, django_assert_num_queries, count):
    for number in range(count):
        thread = message(text=f"Pytanie {number}")
        act(office, thread, "assign", to=dorota.pk)
    office.get(LIST)

    with django_assert_num_queries(5):
        office.get(LIST)


@pytest.mark.parametrize("count", [1, 3])
def test_conversation_costs_the_same_for_every_length(office, django_assert_num_queries, count):
    thread = message()
    for number in range(count):
        answer(office, thread, text=f"Odpowiedź {number}")
    office.get(reverse(PAGE, args=[thread.pk]))

    with django_assert_num_queries(11):
        office.get(reverse(PAGE, args=[thread.pk]))


# --- assignment ---


def test_assigned_new_thread_is_in_progress(office, dorota):
    thread = message()

    act(office, thread, "assign", to=dorota.pk)
    assert (fresh(thread).status, fresh(thread).assigned_to) == ("in_progress", dorota)

    act(office, thread, "assign", to="")
    assert (fresh(thread).status, fresh(thread).assigned_to) == ("in_progress", None)


def test_only_users_who_may_answer_are_assignable(office, dorota, alice, django_user_model):
    moderator = worker(django_user_model, roles.MODERATOR)
    librarian = worker(django_user_model, roles.LIBRARIAN, 2)
    thread = message()

    offered = read(office.get(reverse(PAGE, args=[thread.pk]))).one("#id_assign-to").text

    assert str(moderator) in offered
    assert str(dorota) in offered
    assert str(librarian) not in offered
    assert str(alice) not in offered
    assert act(office, thread, "assign", to=librarian.pk).status_code == 200
    assert fresh(thread).assigned_to is None


def test_second_concurrent_assignment_is_a_conflict(office, dorota, django_user_model):
    thread, moderator = message(), worker(django_user_model, roles.MODERATOR)
    act(office, thread, "assign", to=dorota.pk)

    page = read(act(office, thread, "assign", to=moderator.pk, version=1))

    assert "coś się zmieniło" in page.one(".errornote").text
    assert fresh(thread).assigned_to == dorota


# --- closing without an answer, reopening ---


def test_thread_is_closed_without_an_answer_and_with_a_reason(office):
    thread = message()

    page = read(act(office, thread, "close", reason=""))
    assert "dlaczego zamykamy bez odpowiedzi" in page.one("#step-close").text
    act(office, thread, "close", reason="Ta osoba zadzwoniła, wszystko wie.")

    assert (fresh(thread).status, fresh(thread).status_reason) == ("closed", "Ta osoba zadzwoniła, wszystko wie.")
    assert "Powód: Ta osoba zadzwoniła" in office.get(reverse(PAGE, args=[thread.pk])).content.decode()


def test_answered_thread_is_not_closed_again(office):
    thread = message()
    answer(office, thread)

    page = read(act(office, thread, "close", reason="Bo tak."))

    assert NOT_WAITING in page.one(".errornote").text
    assert page.one("#id_close-reason")["value"] == "Bo tak."


def test_closed_thread_is_reopened(office):
    thread = message()
    act(office, thread, "close", is_spam="on")

    act(office, thread, "reopen")

    assert (fresh(thread).status, fresh(thread).status_reason) == ("in_progress", "")
    assert NOT_ENDED in read(act(office, thread, "reopen")).one(".errornote").text


def test_office_start_page_shows_open_threads(office):
    days_ago(demand(), 9)
    days_ago(barrier(), 4)
    days_ago(message(), 2)
    message(text="b")

    lines = {line.what: (line.count, line.oldest) for line in office.get("/admin/").context["waiting"]}

    assert lines["wiadomości czekają na odpowiedź"] == (2, "2 dni")
    assert lines["zgłoszenie bariery po terminie"] == (1, "9 dni")
    assert lines["zgłoszenie bariery, zostały 3 dni"] == (1, "")


# --- permissions ---

ADDRESSES = [LIST, "/admin/contact/topic/", "/admin/core/caseclass/", "/admin/core/casemark/"]


@pytest.mark.parametrize(
    ("role", "opens"),
    [
        (roles.MODERATOR, True),
        (roles.ADMINISTRATOR, True),
        (roles.EDITOR, False),
        (roles.LIBRARIAN, False),
        (roles.ADVISER, False),
    ],
)
def test_answering_and_publishing_are_separate_rights(client, django_user_model, role, opens):
    thread = message()
    client.force_login(worker(django_user_model, role))

    answers = [client.get(path).status_code for path in [*ADDRESSES, reverse(PAGE, args=[thread.pk])]]

    assert answers == [200 if opens else 403] * 5
    assert answer(client, thread).status_code == (302 if opens else 403)


@pytest.mark.parametrize("role", [roles.MODERATOR, roles.EDITOR])
def test_start_page_shows_messages_only_to_users_who_may_answer(client, django_user_model, role):
    message()
    client.force_login(worker(django_user_model, role))

    told = [line.what for line in client.get("/admin/").context["waiting"]]

    assert ("wiadomość czeka na odpowiedź" in told) is (role == roles.MODERATOR)


def test_viewer_sees_no_buttons_and_changes_nothing(client, django_user_model):
    user = django_user_model.objects.create_user("jan@example.org", "haslo-jana-12", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_thread"))
    client.force_login(user)
    thread = message()

    page = read(client.get(reverse(PAGE, args=[thread.pk])))

    assert page.select("form button[type=submit]") == page.select("header form button[type=submit]")
    assert answer(client, thread).status_code == 403
    assert len(said(thread)) == 1


def test_anonymous_user_is_sent_to_sign_in(client):
    assert client.get(reverse(PAGE, args=[message().pk])).status_code == 302


@pytest.mark.parametrize("pk", ["999", "x", "1.5"])
def test_unknown_thread_is_not_found(office, pk):
    assert office.get(f"{LIST}{pk}/change/").status_code == 404


def test_unknown_step_is_not_found(office):
    assert act(office, message(), "fly").status_code == 404


def test_threads_are_not_added_or_deleted_by_hand(office):
    assert office.get(f"{LIST}add/").status_code == 403
    assert office.get(f"{LIST}{message().pk}/delete/").status_code == 403


def test_emptied_thread_is_read_only(office):
    thread = message()
    actions.empty(Thread.objects.all())

    page = read(office.get(reverse(PAGE, args=[thread.pk])))

    assert page.select(".step form") == []
    assert "Treść i dane osoby usunięto" in page.one("#content-main").text
    assert "dane usunięte" in office.get(f"{LIST}?stan=wszystkie").content.decode()
    for step, typed in (("note", {"text": "a"}), ("answer", {"text": "a", "channel": "phone"})):
        assert EMPTIED in read(act(office, thread, step, **typed)).one(".errornote").text


# --- settings ---


def test_staff_manage_topics(office):
    made = {"name": "Wolontariat", "slug": "wolontariat", "order": "5", "is_offered": "on"}

    assert office.post("/admin/contact/topic/add/", made).status_code == 302

    assert "Wolontariat" in office.get("/kontakt/").content.decode()
    assert audit.events_of(Topic.objects.get(slug="wolontariat")).get().action == "contact.change_topic"


def test_topic_with_messages_is_not_deleted(office):
    message()

    assert office.get(f"/admin/contact/topic/{topic().pk}/delete/").status_code == 403
    assert office.get(f"/admin/contact/topic/{topic('doradztwo').pk}/delete/").status_code == 200


def test_staff_change_the_one_row_of_rules(office):
    page = office.get("/admin/contact/rules/", follow=True).content.decode()
    typed = {"barrier_days": "5", "extension_months": "1", "law_as_of": "01.11.2026", "office_hours": "8–15"}
    office.post(f"/admin/contact/rules/{Rules.objects.get().pk}/change/", typed)

    rules = Rules.objects.get()
    assert "stan prawny na dzień" in page.lower()
    assert (rules.barrier_days, rules.extension_months, rules.tells_office) == (5, 1, False)
    assert office.get("/admin/contact/rules/add/").status_code == 403
    assert audit.events_of(rules).get().action == "contact.change_rules"


def test_invalid_rules_are_refused(office):
    typed = {"barrier_days": "0", "extension_months": "40"}

    assert office.post(f"/admin/contact/rules/{Rules.objects.get().pk}/change/", typed).status_code == 200
    assert Rules.objects.get().barrier_days == 7


def test_each_form_of_the_page_has_its_token(dorota):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(dorota)
    thread = message()

    page = read(browser.get(reverse(PAGE, args=[thread.pk])))

    forms = page.select(".step form")
    assert len(forms) == 6
    [token, *_] = [form.one("[name=csrfmiddlewaretoken]")["value"] for form in forms]
    typed = {"do": "note", "note-text": "Notatka.", "note-seen_version": 1, "csrfmiddlewaretoken": token}
    assert browser.post(reverse(PAGE, args=[thread.pk]), typed).status_code == 302
