"""Listy z plikiem kalendarza: the file arrives complete, as an attachment, by every transport."""

from datetime import UTC, datetime, timedelta
from email import message_from_bytes

import icalendar
import pytest
from django.utils import timezone

from core import ics, mail
from core.mail import mime
from core.mail.models import Letter
from core.retention import purging
from core.tests.calendars import read_with_icaljs
from core.tests.letters.kinds import reader, test_kinds, write  # noqa: F401 - a fixture among them
from core.tests.letters.server import MailServer

pytestmark = pytest.mark.django_db
ENTRY = ics.Entry(
    uid="wydarzenie-7@ngo.example.org",
    sequence=2,
    starts_at=datetime(2026, 5, 4, 15, tzinfo=UTC),
    ends_at=datetime(2026, 5, 4, 17, tzinfo=UTC),
    updated_at=datetime(2026, 4, 1, tzinfo=UTC),
    summary="Żółte szkolenie",
    description="Zażółć gęślą jaźń. " * 30 + "\n.kropka",
)
FILE = ics.calendar([ics.component(ENTRY)], name="Wydarzenie", method="PUBLISH")


def share_with_file(**asked):
    slots = ["title", "name", "unsubscribe_url"]
    return mail.share(key="test.mailing:7", template="test/mailing", slots=slots, calendar=FILE, **asked)


def file_in(message):
    """The content of the one attached file; checks its headers."""
    assert message.get_content_type() == "multipart/mixed"
    words, attached = message.get_payload()
    assert [part.get_content_type() for part in words.get_payload()] == ["text/plain", "text/html"]
    assert attached.get_content_disposition() == "attachment"
    assert attached.get_filename() == "wydarzenie.ics"
    assert attached.get_content_type() == "text/calendar"
    assert attached.get_param("method") == "PUBLISH"
    assert attached.get_content_charset() == "utf-8"
    return attached.get_payload(decode=True)


def test_letter_has_the_complete_file(delivered):
    write(calendar=FILE)

    [letter] = delivered()

    found = file_in(message_from_bytes(letter.message().as_bytes()))
    assert found == FILE
    assert icalendar.Calendar.from_ical(found).events[0]["SUMMARY"] == "Żółte szkolenie"
    assert read_with_icaljs(found)[0]["sequence"] == 2


def test_mailing_stores_the_file_once(delivered):
    mail.enqueue_many(share_with_file(), [reader(1), reader(2)])

    mail.enqueue_alike(share_with_file(), [reader(3)], kind="test.mailing")

    assert [file_in(letter.message()) for letter in delivered()] == [FILE] * 3
    assert set(Letter.objects.values_list("calendar", flat=True)) == {""}


def test_mail_server_gets_the_same_file(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 20
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    write(calendar=FILE.decode())
    mail.enqueue_many(share_with_file(), [reader(1), reader(2)])

    with MailServer() as server:
        settings.EMAIL_PORT = server.port
        mail.deliver()

    assert [file_in(letter.message) for letter in server.letters] == [FILE] * 3
    assert max(len(line) for letter in server.letters for line in letter.content.splitlines()) <= 78


def test_letter_without_a_file_has_no_mixed_part(monkeypatch):
    monkeypatch.setattr("secrets.token_hex", lambda size=12: "f" * 2 * size)
    plain = mime.Form("a", "<p>a</p>")

    assert plain.content_type == f'multipart/alternative; boundary="=_{"f" * 24}"'
    assert plain.body({}) == (
        b"--=_ffffffffffffffffffffffff\r\nContent-Type: text/plain; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\na\r\n"
        b"--=_ffffffffffffffffffffffff\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>a</p>\r\n"
        b"--=_ffffffffffffffffffffffff--\r\n"
    )


def test_file_without_a_method_has_no_method_parameter():
    letter = write(calendar=ics.calendar([], name="Puste"))
    form = mime.form_of(letter)

    _, attached = message_from_bytes(mime.message(letter, form).replace(b"\r\n..", b"\r\n.")).get_payload()

    assert attached.get_param("method") is None


def test_file_of_a_confidential_letter_is_deleted_with_its_text():
    letter = write(calendar=FILE, is_confidential=True)
    sent = {"status": "sent", "sent_at": timezone.now() - timedelta(days=2)}
    Letter.objects.filter(pk=letter.pk).update(**sent, text="", html="", substitutions={})

    purging.purge()

    assert Letter.objects.get().calendar == ""


def test_office_sees_the_file(office):
    letter = write(calendar=FILE)
    page = office.get(f"/admin/core/letter/{letter.pk}/change/").content.decode()

    assert "Załącznik: wydarzenie.ics" in page
    assert "UID:wydarzenie-7@ngo.example.org" in page


def test_file_of_a_confidential_letter_is_hidden_from_the_office(office):
    letter = write(calendar=FILE, is_confidential=True)

    assert "wydarzenie.ics" not in office.get(f"/admin/core/letter/{letter.pk}/change/").content.decode()
