"""The office's answers: sent once as a letter of the thread, and typed text is never lost."""

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


def test_answer_is_a_letter_of_the_thread(office, delivered, settings):
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


def test_answering_assigns_the_thread(office, dorota):
    thread = message()

    answer(office, thread)

    assert (fresh(thread).status, fresh(thread).assigned_to) == ("answered", dorota)
    assert said(thread) == [("person", WORDS), ("answer", "Tak, będą.")]


def test_assigned_worker_stays_assigned(office, bob):
    thread = message()
    Thread.objects.update(assigned_to=bob)

    answer(office, thread)

    assert fresh(thread).assigned_to == bob


def test_question_back_leaves_the_thread_open(office):
    thread = message()

    answer(office, thread, text="O jaką kwotę chodzi?", is_last="")

    assert fresh(thread).status == "in_progress"
    assert len(letters("answered")) == 1


def test_answer_has_the_case_mark(office):
    thread = message()
    act(office, thread, "mark", typed="OP.524.12.2026")

    answer(office, thread)

    assert "Znak sprawy: OP.524.12.2026" in letters("answered")[0].text


def test_empty_answer_sends_nothing(office):
    thread = message()

    page = read(answer(office, thread, text="  "))

    assert "To pole jest wymagane" in page.one("#step-answer").text
    assert letters("answered") == []
    assert fresh(thread).status == "new"


def test_second_answer_shows_the_first_and_keeps_the_typed_text(office):
    thread = message()
    answer(office, thread, version=1)

    page = read(answer(office, thread, text="Nie, już nie będą.", version=1))

    assert "coś się zmieniło, gdy strona była otwarta" in page.one(".errornote").text
    assert "Tak, będą." in page.one(".talk").text
    assert page.one("#id_answer-text").raw.strip() == "Nie, już nie będą."
    assert len(letters("answered")) == 1
    assert page.one("#id_answer-seen_version")["value"] == str(fresh(thread).version)


def test_answer_is_sent_after_the_conflict_was_shown(office):
    thread = message()
    answer(office, thread, version=1)
    answer(office, thread, text="Dodam jeszcze.", version=1)

    assert answer(office, thread, text="Dodam jeszcze.", version=2).status_code == 302
    assert [text for _, text in said(thread)] == [WORDS, "Tak, będą.", "Dodam jeszcze."]


def test_message_added_meanwhile_is_shown_before_answering(office, alice, client):
    thread = message(user=alice, email=alice.email)
    act(office, thread, "reply", text="Jednak nie trzeba.", channel="mail")

    page = read(answer(office, thread, version=1))

    assert "Jednak nie trzeba." in page.one(".talk").text
    assert page.one("#id_answer-text").raw.strip() == "Tak, będą."
    assert letters("answered") == []


def test_note_added_meanwhile_is_shown_before_answering(office):
    thread = message()
    act(office, thread, "note", text="Dzwoniłam, sprawa załatwiona.")

    page = read(answer(office, thread, version=1))

    assert "Dzwoniłam, sprawa załatwiona." in page.one(".talk").text
    assert letters("answered") == []


def test_answer_without_an_email_address_is_recorded(office):
    thread = barrier(contact_way="phone", phone="+48 65 529 81 23")
    offered = read(office.get(f"/admin/contact/thread/{thread.pk}/change/")).one("#id_answer-channel").text

    answer(office, thread, channel="phone")

    assert "e-mailem na" not in offered
    assert Entry.objects.filter(thread=thread, voice="answer").get().channel == "phone"
    assert fresh(thread).status == "answered"
    assert letters("answered") == []


def test_letter_without_an_address_is_refused(office):
    thread = barrier()

    page = read(answer(office, thread, channel="portal"))

    assert page.one("#id_answer-text").raw.strip() == "Tak, będą."
    assert fresh(thread).status == "new"


def test_person_never_sees_a_note(office, client, alice):
    thread = message(user=alice, email=alice.email)
    act(office, thread, "note", text="Uwaga, sprawa delikatna.")
    answer(office, thread)
    client.force_login(alice)

    page = client.get(f"/konto/wiadomosci/{thread.pk}/").content.decode()

    assert "Tak, będą." in page
    assert "delikatna" not in page
    assert "delikatna" not in letters("answered")[0].text


def test_empty_note_is_refused(office):
    thread = message()

    assert act(office, thread, "note", text=" ").status_code == 200
    assert len(said(thread)) == 1


def test_reply_by_mail_reopens_the_thread(office):
    thread = message()
    answer(office, thread)

    act(office, thread, "reply", text="Dziękuję, a do kiedy?", channel="mail")

    assert fresh(thread).status == "reopened"
    assert said(thread)[-1] == ("person", "Dziękuję, a do kiedy?")
    page = read(office.get(f"/admin/contact/thread/{thread.pk}/change/"))
    assert "e-mailem" in page.select(".talk-line")[-1].text


def test_page_shows_whether_the_letter_was_sent(office, delivered):
    thread = message()
    answer(office, thread)
    before = read(office.get(f"/admin/contact/thread/{thread.pk}/change/")).select(".talk-line")[-1].text

    delivered()

    after = read(office.get(f"/admin/contact/thread/{thread.pk}/change/")).select(".talk-line")[-1].text
    assert "list: czeka" in before
    assert "list: wysłany" in after


def test_spam_cannot_be_answered(office):
    thread = message()
    act(office, thread, "close", is_spam="on")

    page = read(answer(office, thread))

    assert "oznaczony jako spam" in page.one(".errornote").text
    assert page.one("#id_answer-text").raw.strip() == "Tak, będą."
    assert letters("answered") == []


def test_log_records_the_author_and_not_the_text(office, dorota):
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
def test_actions_refuse_invalid_input_without_a_form(dorota, wrong, sentence):
    thread = barrier()

    with pytest.raises(DomainError) as refused:
        wrong(thread, dorota)

    assert str(refused.value) == sentence
    assert len(said(thread)) == 1


@pytest.mark.parametrize("kind", ["received", "arrived", "answered", "extended"])
def test_letter_preview_shows_an_example_and_no_real_message(kind):
    message(text="Prawdziwe słowa.")

    letter = catalog.show(f"contact.{kind}")

    assert letter.subject.startswith("[NGO-123] ")
    assert "Prawdziwe słowa." not in letter.text
