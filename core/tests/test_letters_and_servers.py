"""Listy i serwery poczty: no answer of a mail server loses a letter or makes the portal send one twice."""

import socket
from datetime import timedelta
from email.header import decode_header, make_header

import pytest
from django.utils import timezone

from core import mail
from core.mail.models import Letter
from core.tests.letters.kinds import reader, share, test_kinds, write  # noqa: F401 - a fixture among them
from core.tests.letters.server import DROP, MailServer

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[True, False], ids=["pipelining", "step by step"])
def server(request, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 20
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    with MailServer(is_pipelining=request.param) as server:
        settings.EMAIL_PORT = server.port
        yield server


def arrived(server) -> list[str]:
    return [letter.to for letter in server.letters]


def state(to="reader@example.org") -> tuple[str, str, str]:
    return Letter.objects.values_list("status", "reason", "answer").get(to=to)


def let_time_pass(**span):
    Letter.objects.update(next_attempt_at=timezone.now() - timedelta(**span))


def test_smtp_and_backend_transports_send_the_same_letter(server, settings, mailoutbox):
    mail.enqueue_many(share(), [reader(1, name="Łukasz <b>ż</b> = 100%", title=" – żółw")])
    write(to="reader-1@example.org", name="Fundacja „Ogród”")

    mail.deliver()
    Letter.objects.update(status="queued", sent_at=None)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.deliver()

    for quick, slow in zip(server.letters, mailoutbox, strict=True):
        quick, slow = quick.message, slow.message()
        assert seen(quick) == seen(slow)


def seen(message):
    """What a reader gets: every header except the date and the MIME ones, and both parts decoded."""
    unlike = {"date", "content-type", "content-transfer-encoding", "mime-version"}
    headers = {name.lower(): str(make_header(decode_header(value))) for name, value in message.items()}
    parts = [
        (part.get_content_type(), part.get_payload(decode=True).decode().replace("\r\n", "\n").rstrip("\n"))
        for part in message.walk()
        if not part.is_multipart()
    ]
    return {name: value for name, value in headers.items() if name not in unlike}, parts


def test_letters_are_sent_over_one_connection(server):
    mail.enqueue_many(share(), [reader(number) for number in range(5)])

    assert mail.deliver() == 5

    assert len(arrived(server)) == 5
    assert server.connections == 1


def test_lines_stay_short_and_a_leading_dot_is_escaped(server):
    mail.enqueue_many(share(), [reader(1, name="." + "długie imię " * 40)])

    mail.deliver()

    [letter] = server.letters
    assert max(map(len, letter.content.split(b"\r\n"))) <= 78
    assert b"\r\n.kropka" in letter.content


def test_return_path_identifies_the_letter(server, settings):
    settings.BOUNCE_ADDRESS = "zwroty@example.org"
    letter = write()

    mail.deliver()

    assert server.letters[0].sender == f"zwroty+{letter.token}@example.org"


def test_polish_domain_is_sent_in_ascii(server):
    write(to="biuro@żółw.example")

    mail.deliver()

    assert arrived(server) == ["biuro@xn--w-uga1v8h.example"]


def test_unknown_address_is_suppressed(server):
    server.tell("rcpt", "nobody@example.org", "550 5.1.1 <nobody@example.org> unknown")
    write(1, "nobody@example.org")
    write(2, "here@example.org")

    mail.deliver()

    assert arrived(server) == ["here@example.org"]
    assert state("nobody@example.org") == ("failed", "no_such_address", "550 5.1.1")
    assert mail.is_suppressed("nobody@example.org")


@pytest.mark.parametrize("answer", ["550 no such user", "551 not local", "553 bad name"])
def test_old_servers_without_enhanced_codes_are_understood(server, answer):
    server.tell("rcpt", "reader@example.org", answer)
    write()

    mail.deliver()

    assert mail.is_suppressed("reader@example.org")


@pytest.mark.parametrize(
    ("stage", "answer"),
    [
        ("rcpt", "550 5.7.1 your network is on a blocklist"),
        ("rcpt", "552 5.2.2 mailbox full"),
        ("data", "554 5.7.0 policy"),
        ("body", "554 5.6.0 we do not like the words"),
    ],
)
def test_refusal_not_about_the_address_does_not_suppress_it(server, stage, answer):
    server.tell(stage, "reader@example.org", answer)
    write()
    write(2, "here@example.org")

    mail.deliver()

    assert state() == ("failed", "refused", answer[:9])
    assert not mail.is_suppressed("reader@example.org")
    assert arrived(server) == ["here@example.org"]


def test_server_that_asks_for_data_without_recipients_gets_none(server):
    server.asks_for_data_anyway = True
    server.tell("rcpt", "nobody@example.org", "550 5.1.1 unknown")
    write(1, "nobody@example.org")
    write(2, "here@example.org")

    mail.deliver()

    assert arrived(server) == ["here@example.org"]
    assert state("nobody@example.org")[:2] == ("failed", "no_such_address")


@pytest.mark.parametrize("stage", ["rcpt", "data", "body"])
def test_temporary_refusal_is_retried_later(server, stage):
    server.tell(stage, "reader@example.org", "451 4.7.1 greylisted", "451 4.7.1 greylisted")
    write(1)
    write(2, "here@example.org")

    for _ in range(3):
        mail.deliver()
        let_time_pass(seconds=1)

    assert sorted(arrived(server)) == ["here@example.org", "reader@example.org"]
    assert state() == ("sent", "", "451 4.7.1")


def test_delays_grow_and_retries_end_after_three_days(server):
    server.tell("rcpt", "reader@example.org", "451 4.7.1 not now")
    letter = write()
    delays = []
    for _ in range(9):
        mail.deliver()
        letter.refresh_from_db()
        delays.append(round((letter.next_attempt_at - timezone.now()).total_seconds() / 60))
        let_time_pass(seconds=1)

    assert delays == [1, 2, 4, 8, 16, 32, 60, 60, 60]

    Letter.objects.update(queued_at=timezone.now() - timedelta(days=3, minutes=1))
    mail.deliver()
    assert state() == ("failed", "gave_up", "451 4.7.1")


def test_unreachable_server_only_delays_letters(server, settings):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = nobody.getsockname()[1]
        write()
        mail.deliver()
    assert state() == ("queued", "unreachable", "")

    settings.EMAIL_PORT = server.port
    let_time_pass(seconds=1)
    mail.deliver()

    assert arrived(server) == ["reader@example.org"]


def test_delayed_letters_are_sent_once_the_server_answers_again(server, settings):
    write(1)
    Letter.objects.update(reason="unreachable", next_attempt_at=timezone.now() + timedelta(hours=1))
    write(2, "new@example.org")

    mail.deliver()
    mail.deliver()

    assert arrived(server) == ["new@example.org", "reader@example.org"]


@pytest.mark.parametrize("answer", ["451 4.3.2 too busy", "530 5.7.0 sign in first"])
def test_server_that_refuses_the_sender_gets_no_further_letters_now(server, answer):
    server.tell("mail", "portal@example.org", answer, answer)
    mail.enqueue_many(share(), [reader(1), reader(2)])

    mail.deliver()

    assert arrived(server) == []
    assert set(Letter.objects.values_list("status", "attempts")) == {("queued", 1)}
    assert server.connections == 1


@pytest.mark.parametrize("stage", ["mail", "rcpt", "data"])
def test_connection_lost_before_the_letter_retries_it(server, stage):
    address = "portal@example.org" if stage == "mail" else "reader@example.org"
    server.tell(stage, address, DROP, "")
    write()

    mail.deliver()
    assert state() == ("queued", "unreachable", "")
    let_time_pass(seconds=1)
    mail.deliver()

    assert arrived(server) == ["reader@example.org"]


def test_connection_lost_after_the_letter_leaves_it_undecided(server):
    server.tell("body", "reader@example.org", DROP)
    write(1)
    write(2, "next@example.org")

    mail.deliver()
    let_time_pass(days=1)
    mail.deliver()

    assert arrived(server) == ["reader@example.org", "next@example.org"]
    assert state() == ("undecided", "interrupted", "")


def test_server_with_a_limit_per_connection_is_reconnected(server):
    server.letters_per_connection = 2
    mail.enqueue_many(share(), [reader(number) for number in range(5)])

    mail.deliver()

    assert len(arrived(server)) == 5
    assert server.connections == 3


def test_letter_claimed_by_another_worker_is_not_sent(server, monkeypatch):
    letter = write()

    def build(transport, letter):
        Letter.objects.update(claimed_by="another")
        return real_build(transport, letter)

    real_build = mail.smtp.SmtpTransport.build
    monkeypatch.setattr(mail.smtp.SmtpTransport, "build", build)
    mail.deliver()

    letter.refresh_from_db()
    assert (arrived(server), letter.status, letter.claimed_by) == ([], "claimed", "another")
