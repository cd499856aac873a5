"""The office answers: by a letter with the thread's number, once, and nothing that was typed is lost."""

import pytest

from contact import actions
from contact.actions.answering import NOTHING_SAID
from contact.actions.states import NO_REASON
from contact.models import Entry, Thread
from contact.tests.threads import WORDS, act, answer, barrier, demand, fresh, letters, message, said
from core import audit
from core.errors import DomainError
from core.mail import catalog
from core.tests.pages import read

pytestmark = pytest.mark.django_db
NO_ADDRESS = str(actions.NoAddress())


def test_an_answer_leaves_as_a_letter_that_keeps_the_thread(office, delivered, settings):
    thread = message()
    letters("received")

    assert answer(office, thread).status_code == 302

    letter = delivered()[-1]
    assert letter.to == ["skarbniczka@example.org"]
    assert letter.subject == f"[{thread.number}] Dotacje i konkursy – odpowiedź biura"
    assert letter.reply_to == [settings.OFFICE_EMAIL]
    assert letter.body.startswith("Tak, będą.\n\nBiuro Pełnomocnika")
    assert "> czy będą jeszcze małe granty?" in letter.body
    assert "Auto-Submitted" not in letter.extra_headers


def test_an_answered_thread_is_led_by_whoever_answered(office, dorota):
    thread = message()

    answer(office, thread)

    assert (fresh(thread).status, fresh(thread).assigned_to) == ("answered", dorota)
    assert said(thread) == [("person", WORDS), ("answer", "Tak, będą.")]


def test_who_leads_already_goes_on_leading(office, bob):
    thread = message()
    Thread.objects.update(assigned_to=bob)

    answer(office, thread)

    assert fresh(thread).assigned_to == bob


def test_a_question_back_does_not_end_it(office):
    thread = message()

    answer(office, thread, text="O jaką kwotę chodzi?", is_last="")

    assert fresh(thread).status == "in_progress"
    assert len(letters("answered")) == 1


def test_the_answer_tells_the_case_mark(office):
    thread = message()
    act(office, thread, "mark", typed="OP.524.12.2026")

    answer(office, thread)

    assert "Znak sprawy: OP.524.12.2026" in letters("answered")[0].text


def test_an_empty_answer_sends_nothing(office):
    thread = message()

    page = read(answer(office, thread, text="  "))

    assert "To pole jest wymagane" in page.one("#step-answer").text
    assert letters("answered") == []
    assert fresh(thread).status == "new"


def test_of_two_who_answer_the_second_reads_the_first_and_keeps_the_words(office):
    thread = message()
    answer(office, thread, version=1)

    page = read(answer(office, thread, text="Nie, już nie będą.", version=1))

    assert "coś się zmieniło, gdy strona była otwarta" in page.one(".errornote").text
    assert "Tak, będą." in page.one(".talk").text
    assert page.one("#id_answer-text").raw.strip() == "Nie, już nie będą."
    assert len(letters("answered")) == 1
    assert page.one("#id_answer-seen_version")["value"] == str(fresh(thread).version)


def test_pressed_again_after_reading_it_leaves(office):
    thread = message()
    answer(office, thread, version=1)
    answer(office, thread, text="Dodam jeszcze.", version=1)

    assert answer(office, thread, text="Dodam jeszcze.", version=2).status_code == 302
    assert [text for _, text in said(thread)] == [WORDS, "Tak, będą.", "Dodam jeszcze."]


def test_what_the_person_added_meanwhile_is_read_before_answering(office, alice, client):
    thread = message(user=alice, email=alice.email)
    act(office, thread, "reply", text="Jednak nie trzeba.", channel="mail")

    page = read(answer(office, thread, version=1))

    assert "Jednak nie trzeba." in page.one(".talk").text
    assert page.one("#id_answer-text").raw.strip() == "Tak, będą."
    assert letters("answered") == []


def test_a_colleagues_note_is_read_before_answering(office):
    thread = message()
    act(office, thread, "note", text="Dzwoniłam, sprawa załatwiona.")

    page = read(answer(office, thread, version=1))

    assert "Dzwoniłam, sprawa załatwiona." in page.one(".talk").text
    assert letters("answered") == []


def test_whoever_gave_no_address_is_answered_otherwise_and_it_is_noted(office):
    thread = barrier(contact_way="phone", phone="+48 65 529 81 23")
    offered = read(office.get(f"/admin/contact/thread/{thread.pk}/change/")).one("#id_answer-channel").text

    answer(office, thread, channel="phone")

    assert "e-mailem na" not in offered
    assert Entry.objects.filter(thread=thread, voice="answer").get().channel == "phone"
    assert fresh(thread).status == "answered"
    assert letters("answered") == []


def test_a_letter_to_nobody_is_refused(office):
    thread = barrier()

    page = read(answer(office, thread, channel="portal"))

    assert page.one("#id_answer-text").raw.strip() == "Tak, będą."
    assert fresh(thread).status == "new"


def test_a_note_is_never_seen_by_the_person(office, client, alice):
    thread = message(user=alice, email=alice.email)
    act(office, thread, "note", text="Uwaga, sprawa delikatna.")
    answer(office, thread)
    client.force_login(alice)

    page = client.get(f"/konto/wiadomosci/{thread.pk}/").content.decode()

    assert "Tak, będą." in page
    assert "delikatna" not in page
    assert "delikatna" not in letters("answered")[0].text


def test_an_empty_note_is_refused(office):
    thread = message()

    assert act(office, thread, "note", text=" ").status_code == 200
    assert len(said(thread)) == 1


def test_a_reply_that_came_by_mail_brings_the_thread_back(office):
    thread = message()
    answer(office, thread)

    act(office, thread, "reply", text="Dziękuję, a do kiedy?", channel="mail")

    assert fresh(thread).status == "reopened"
    assert said(thread)[-1] == ("person", "Dziękuję, a do kiedy?")
    page = read(office.get(f"/admin/contact/thread/{thread.pk}/change/"))
    assert "e-mailem" in page.select(".talk-line")[-1].text


def test_the_page_says_whether_the_letter_has_left(office, delivered):
    thread = message()
    answer(office, thread)
    before = read(office.get(f"/admin/contact/thread/{thread.pk}/change/")).select(".talk-line")[-1].text

    delivered()

    after = read(office.get(f"/admin/contact/thread/{thread.pk}/change/")).select(".talk-line")[-1].text
    assert "list: czeka" in before
    assert "list: wysłany" in after


def test_nobody_answers_spam(office):
    thread = message()
    act(office, thread, "close", is_spam="on")

    page = read(answer(office, thread))

    assert "oznaczony jako spam" in page.one(".errornote").text
    assert page.one("#id_answer-text").raw.strip() == "Tak, będą."
    assert letters("answered") == []


def test_the_log_tells_who_answered_and_not_what(office, dorota):
    thread = demand()

    answer(office, thread)

    [event] = audit.events_of(thread).filter(action="contact.answer")
    assert event.actor_id == dorota.pk
    assert "Tak" not in str(event.details)
    assert "odpowiedź biura" in office.get(f"/admin/contact/thread/{thread.pk}/change/").content.decode()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (lambda thread, by: actions.answer(thread=thread, text=" ", by=by, seen_version=1), NOTHING_SAID),
        (lambda thread, by: actions.add_note(thread=thread, text=" ", by=by), NOTHING_SAID),
        (lambda thread, by: actions.close(thread=thread, reason=" ", by=by, seen_version=1), NO_REASON),
        (
            lambda thread, by: actions.answer(thread=thread, text="Tak.", by=by, seen_version=1),
            str(actions.NoAddress()),
        ),
    ],
)
def test_what_no_form_would_send_is_refused_all_the_same(dorota, wrong, sentence):
    thread = barrier()

    with pytest.raises(DomainError) as refused:
        wrong(thread, dorota)

    assert str(refused.value) == sentence
    assert len(said(thread)) == 1


@pytest.mark.parametrize("kind", ["received", "arrived", "answered", "extended"])
def test_the_preview_of_a_letter_shows_an_example_and_nobodys_real_one(kind):
    message(text="Prawdziwe słowa.")

    letter = catalog.show(f"contact.{kind}")

    assert letter.subject.startswith("[NGO-123] ")
    assert "Prawdziwe słowa." not in letter.text
