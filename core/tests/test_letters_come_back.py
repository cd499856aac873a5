"""Zwroty: a bounced letter counts as not sent, and its address is suppressed."""

import io
import mailbox
from email import message_from_string
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from core import mail
from core.mail import bounces
from core.mail.models import Letter
from core.tests.letters.kinds import test_kinds, write  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
REPORT = """\
From: MAILER-DAEMON@mx.example.org
To: {to}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain

I'm sorry to have to inform you.

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; {address}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 unknown user

--B--
"""


@pytest.fixture(autouse=True)
def return_path(settings):
    settings.BOUNCE_ADDRESS = "zwroty@example.org"


@pytest.fixture
def sent(delivered):
    letter = write(to="reader@example.org")
    delivered()
    return letter


def report(letter, action="failed", status="5.1.1", address="reader@example.org", to=None) -> str:
    to = to or f"zwroty+{letter.token.upper()}@example.org"
    return REPORT.format(to=to, action=action, status=status, address=address)


def state(letter):
    letter.refresh_from_db()
    return letter.status, letter.reason


def test_bounce_marks_the_letter_failed_and_suppresses_the_address(sent):
    assert bounces.note(message_from_string(report(sent))) == sent

    assert state(sent) == ("failed", "bounced")
    assert mail.is_suppressed("reader@example.org")


def test_delay_report_changes_nothing(sent):
    delayed = report(sent, action="delayed", status="4.2.2")

    assert bounces.note(message_from_string(delayed)) is None

    assert state(sent) == ("sent", "")
    assert not mail.is_suppressed("reader@example.org")


def test_forged_report_suppresses_nothing(sent):
    forged = report(sent, to="zwroty+000000000000000000000000@example.org", address="victim@example.org")

    assert bounces.note(message_from_string(forged)) is None

    assert state(sent) == ("sent", "")
    assert not mail.is_suppressed("victim@example.org")


def test_address_is_taken_from_the_letter_and_not_from_the_report(sent):
    bounces.note(message_from_string(report(sent, address="victim@example.org")))

    assert mail.is_suppressed("reader@example.org")
    assert not mail.is_suppressed("victim@example.org")


def test_holiday_reply_is_no_report(sent):
    reply = f"From: reader@example.org\nTo: zwroty+{sent.token}@example.org\nSubject: Urlop\n\nWracam w maju.\n"

    assert bounces.note(message_from_string(reply)) is None
    assert state(sent) == ("sent", "")


def test_unparsable_mail_is_no_report(sent):
    odd = f"To: zwroty+{sent.token}@example.org\nSubject: Kto to?\n\nNie wiem.\n"

    assert bounces.note(message_from_string(odd)) is None
    assert state(sent) == ("sent", "")


def test_recipient_may_be_passed_by_the_mail_server(sent):
    told = report(sent, to="undisclosed-recipients:;")

    assert bounces.note(message_from_string(told), recipient=f"zwroty+{sent.token}@example.org") == sent


def test_reports_are_ignored_without_a_bounce_address(sent, settings):
    settings.BOUNCE_ADDRESS = ""

    assert bounces.note(message_from_string(report(sent))) is None


def test_command_reads_one_report_from_a_pipe(sent, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(report(sent).encode())))

    call_command("read_bounces")

    assert state(sent) == ("failed", "bounced")
    assert sent.key in capsys.readouterr().out


def test_command_empties_a_maildir_except_for_unknown_mail(sent, tmp_path, capsys):
    box = mailbox.Maildir(tmp_path / "zwroty")
    box.add(report(sent).encode())
    box.add(b"Subject: Kto to?\n\nNie wiem.\n")

    for _ in range(2):
        call_command("read_bounces", maildir=tmp_path / "zwroty")

    assert capsys.readouterr().out.splitlines() == [
        "1 of 2 reports told of a letter that came back for good.",
        "0 of 0 reports told of a letter that came back for good.",
    ]
    assert [message["Subject"] for message in box] == ["Kto to?"]
    assert Letter.objects.get().status == "failed"
