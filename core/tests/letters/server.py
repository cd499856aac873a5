"""A real mail server (aiosmtpd) that stores what it receives and fails on request.

In a test: ``with MailServer() as server: server.tell("rcpt", "a@example.org", "550 5.1.1 Unknown")``.
As a separate process: ``python -m core.tests.letters.server FILE`` prints its port. It adds a line to FILE for each
letter before it accepts the letter, then pauses, so that a killed worker can leave a letter in between.
"""

# ruff: noqa: N802 - aiosmtpd names its hooks after the commands
import asyncio
import logging
import sys
import threading
from collections import defaultdict
from dataclasses import dataclass, field
from email import message_from_bytes
from pathlib import Path

from aiosmtpd.smtp import SMTP, syntax

logging.getLogger("mail.log").setLevel(logging.ERROR)
#: Drop the connection instead of answering.
DROP = "drop"
THINKS_SECONDS = 0.008


@dataclass
class Received:
    to: str
    sender: str
    content: bytes

    @property
    def message(self):
        return message_from_bytes(self.content)


@dataclass
class Script:
    """Answers by stage ("mail", "rcpt", "data", "body") and address; after the last one the server accepts."""

    is_pipelining: bool = True
    asks_for_data_anyway: bool = False
    letters_per_connection: int = 10_000
    answers: dict = field(default_factory=lambda: defaultdict(dict))
    letters: list = field(default_factory=list)
    connections: int = 0

    def answer(self, stage: str, address: str) -> str | None:
        planned = self.answers[stage].get(address)
        if isinstance(planned, list):
            return planned.pop(0) if planned else None
        return planned

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        self.connections += 1
        session.accepted = 0
        return [*responses[:-1], *(["250-PIPELINING"] if self.is_pipelining else []), responses[-1]]

    async def handle_MAIL(self, server, session, envelope, address, options):
        if session.accepted >= self.letters_per_connection:
            server.transport.write(b"421 4.7.0 Enough letters on this connection\r\n")
            return await hang_up(server)
        envelope.mail_from = address
        return await said(server, self.answer("mail", address), "250 OK")

    async def handle_RCPT(self, server, session, envelope, address, options):
        answer = await said(server, self.answer("rcpt", address), "250 OK")
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):
        [to] = envelope.rcpt_tos
        answer = self.answer("body", to)
        if answer in (None, DROP):  # a server that drops the connection may have kept the letter
            self.letters.append(Received(to, envelope.mail_from, envelope.content))
            session.accepted += 1
        return await said(server, answer, "250 OK")


class Speaker(SMTP):
    """aiosmtpd that can also refuse DATA, or accept DATA for a letter without recipients."""

    @syntax("DATA")
    async def smtp_DATA(self, arg):
        script = self.event_handler
        if self.envelope.rcpt_tos:
            if answer := script.answer("data", self.envelope.rcpt_tos[0]):
                return await self.push(await said(self, answer, ""))
        elif script.asks_for_data_anyway:
            await self.push("354 Go ahead")
            while await self._reader.readline() not in (b".\r\n", b""):
                pass
            return await self.push("554 5.5.1 No valid recipients")
        return await super().smtp_DATA(arg)


async def said(server, answer: str | None, otherwise: str) -> str:
    return await hang_up(server) if answer == DROP else answer or otherwise


async def hang_up(server) -> str:
    server.transport.close()
    await asyncio.sleep(3600)  # aiosmtpd ends this task with the connection
    return ""


class MailServer(Script):
    """The scripted server in a thread of the test process."""

    def __enter__(self):
        ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, args=[ready])
        self._thread.start()
        assert ready.wait(10)
        return self

    def __exit__(self, *error):
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def tell(self, stage: str, address: str, *answers: str):
        self.answers[stage][address] = answers[0] if len(answers) == 1 else list(answers)

    def _serve(self, ready):
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(listen(self._loop, self))
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        self._loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0.01))
        self._loop.close()


def listen(loop, script: Script):
    return loop.create_server(lambda: Speaker(script, loop=loop), "127.0.0.1", 0)


class Recorder(Script):
    """Records each letter before it answers, then pauses."""

    file: Path

    async def handle_DATA(self, server, session, envelope):
        [to] = envelope.rcpt_tos
        with self.file.open("a") as file:
            file.write(f"{to}\n")
        await asyncio.sleep(THINKS_SECONDS)
        return "250 OK"


async def main() -> None:
    recorder = Recorder()
    recorder.file = Path(sys.argv[1])
    server = await listen(asyncio.get_running_loop(), recorder)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
