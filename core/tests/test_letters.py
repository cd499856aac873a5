"""Listy: the same key is sent once, and a rolled back letter is never sent."""

import pytest
from django.db import transaction

from core import mail
from core.errors import DomainError
from core.mail.models import Letter
from core.tests.letters.kinds import reader, share, test_kinds, write  # noqa: F401 - a fixture among them

pytestmark = pytest.mark.django_db


def states():
    return sorted(Letter.objects.values_list("to", "status"))


def test_letter_has_text_and_html_parts(delivered):
    write(to="fundacja@example.org")

    [letter] = delivered()

    assert letter.to == ["fundacja@example.org"]
    assert letter.subject == "Wpis jest w bazie"
    assert letter.body.startswith("Dzień dobry,\n\nWpis Fundacja A jest już w bazie.")
    [(html, kind)] = letter.alternatives
    assert kind == "text/html"
    assert "Wpis Fundacja A jest już w bazie." in html
    assert states() == [("fundacja@example.org", "sent")]


def test_same_key_twice_is_one_letter(delivered):
    first, second = write(name="pierwszy"), write(name="drugi")

    [letter] = delivered()

    assert first == second
    assert "pierwszy" in letter.body


def test_delivering_twice_sends_once(delivered):
    write()

    delivered()

    assert len(delivered()) == 1


def test_rolled_back_letter_is_never_sent(delivered):
    write(1, "stays@example.org")
    with transaction.atomic():
        write(2, "gone@example.org")
        transaction.set_rollback(True)

    assert [letter.to for letter in delivered()] == [["stays@example.org"]]


def test_broken_broker_neither_fails_the_page_nor_loses_the_letter(
    delivered, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    def broken(**options):
        raise ConnectionError

    monkeypatch.setattr("core.mail.tasks.deliver.apply_async", broken)

    with django_capture_on_commit_callbacks(execute=True):
        write()

    assert len(delivered()) == 1
    assert "beat will ask again" in caplog.text


def test_transaction_with_many_letters_wakes_the_worker_once(monkeypatch, django_capture_on_commit_callbacks):
    wakeups = []
    monkeypatch.setattr("core.mail.tasks.deliver.apply_async", lambda **options: wakeups.append(options))

    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            write(len(wakeups) * 10 + 1)
            write(len(wakeups) * 10 + 2)

    assert len(wakeups) == 2


def test_letter_text_cannot_inject_headers(delivered):
    write(subject_word="Temat\r\nBcc: spy@example.org\r\n\r\n", name="A\r\nBcc: spy@example.org")

    [letter] = delivered()

    assert letter.recipients() == ["reader@example.org"]
    assert letter.message()["Bcc"] is None
    assert letter.subject == "Temat"


@pytest.mark.parametrize(
    "address",
    ["", "nie adres", "a@b.pl\r\nBcc: spy@example.org", "A <a@b.pl>", '"a>b"@example.org', "x" * 250 + "@example.org"],
)
def test_bad_address_marks_the_letter_failed(delivered, address):
    letter = write(to=address)

    assert delivered() == []
    letter.refresh_from_db()
    assert (letter.status, letter.reason) == ("failed", "bad_address")
    assert "\n" not in letter.to


def test_bad_reply_to_is_refused_politely():
    with pytest.raises(DomainError, match="Adres do odpowiedzi"):
        write(reply_to="x@example.org\nBcc: spy@example.org")


def test_reply_to_defaults_to_the_office(delivered, settings):
    settings.OFFICE_EMAIL = "biuro@example.org"
    write(1)
    write(2, reply_to="pytajaca@example.org")

    assert [letter.reply_to for letter in delivered()] == [["biuro@example.org"], ["pytajaca@example.org"]]


def test_only_automatic_letters_have_the_auto_submitted_header(delivered):
    write(1)
    write(2, is_automatic=False)

    automatic, personal = (letter.message() for letter in delivered())

    assert automatic["Auto-Submitted"] == "auto-generated"
    assert personal["Auto-Submitted"] is None


@pytest.mark.parametrize("key", ["test.plain", "test.plain:", ":7", "test.plain:ala@example.org"])
def test_key_is_a_kind_and_a_number_without_an_address(key):
    with pytest.raises(ValueError, match="key"):
        mail.enqueue(key=key, to="a@example.org", template="test/plain")


def test_letter_of_an_unknown_kind_is_not_enqueued():
    with pytest.raises(LookupError, match=r"test\.unknown"):
        mail.enqueue(key="test.unknown:1", to="a@example.org", template="test/plain")


def test_unbuildable_letter_does_not_block_the_others(delivered):
    broken = write(1, "first@example.org")
    Letter.objects.filter(pk=broken.pk).update(reply_to="x\nBcc: spy@example.org")
    write(2, "second@example.org")

    assert [letter.to for letter in delivered()] == [["second@example.org"]]
    broken.refresh_from_db()
    assert (broken.status, broken.reason) == ("failed", "unbuildable")


def test_mailing_body_is_stored_once_and_filled_for_each_reader(delivered):
    new = mail.enqueue_many(share(), [reader(1, name="Anna <b>"), reader(2, title=" w grudniu")])

    first, second = delivered()

    assert new == 2
    assert first.subject == "Co słychać"
    assert second.subject == "Co słychać w grudniu"
    assert "Dzień dobry Anna <b>," in first.body
    assert "Dzień dobry Anna &lt;b&gt;," in first.alternatives[0][0]
    assert 'href="https://x.example/wypisz/2/"' in second.alternatives[0][0]
    assert second.extra_headers["List-Unsubscribe"] == "<https://x.example/wypisz/2/>"
    assert second.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "\ue000" not in first.message().as_string()


def test_interrupted_mailing_resumes(delivered):
    mail.enqueue_many(share(), [reader(1), reader(2)])

    new = mail.enqueue_many(share(), [reader(1), reader(2), reader(3)])

    assert new == 1
    assert [letter.to for letter in delivered()] == [[f"reader-{number}@example.org"] for number in (1, 2, 3)]


def test_reader_without_a_value_for_every_slot_raises():
    with pytest.raises(ValueError, match="name"):
        mail.enqueue_many(share(), [mail.Reader(1, "a@example.org", {"unsubscribe_url": "x", "title": ""})])


def test_letter_to_one_person_is_sent_before_a_mailing(delivered):
    mail.enqueue_many(share(), [reader(1), reader(2)])
    write(to="signing-in@example.org")

    assert delivered()[0].to == ["signing-in@example.org"]


def test_suppressed_address_gets_no_mail_however_it_is_spelled(delivered):
    mail.suppress("Gone@Example.org", "office")
    write(1, "gone@example.org")
    write(2, "here@example.org")
    mail.enqueue_many(share(), [reader(1, to="GONE@example.org")])

    assert [letter.to for letter in delivered()] == [["here@example.org"]]
    assert states() == [
        ("GONE@example.org", "suppressed"),
        ("gone@example.org", "suppressed"),
        ("here@example.org", "sent"),
    ]


def test_unsuppressed_address_gets_mail_again(delivered):
    mail.suppress("back@example.org", "office")

    assert mail.allow("BACK@example.org")

    write(to="back@example.org")
    assert len(delivered()) == 1


def test_message_id_is_the_same_in_every_attempt(delivered):
    letter = write()
    delivered()
    Letter.objects.update(status="queued", sent_at=None)

    first, second = (message.message()["Message-ID"] for message in delivered())

    assert first == second == f"<{letter.token}@example.org>"
