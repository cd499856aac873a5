"""Letters of a thread: received, a new message, an answer, an extended deadline. Replies go to the office."""

import re
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from contact import selectors
from contact.choices import Kind, Status, Voice
from contact.models import Entry, Thread, Topic
from core import mail
from core.mail.models import Letter

#: The typed address may be a stranger's: the letter quotes only this many characters of the message,
#: and nothing that a mail program would turn into a link.
EXCERPT = 160
_LINK_LIKE = re.compile(r"\S*(?:://|@|[\w-]\.\w)\S*")


def received(thread: Thread, entry: Entry) -> Letter:
    """To the sender: a receipt with the number. No name, few of the words, no links."""
    return _letter("contact.received", thread, entry, to=thread.email, is_automatic=True, excerpt=excerpt(entry.text))


def arrived(thread: Thread, entry: Entry) -> Letter | None:
    """To the office, if staff wish so: a new message. Its text is only in the panel."""
    if not selectors.rules().tells_office:
        return None
    address = settings.SITE_URL + reverse("admin:contact_thread_change", args=[thread.pk])
    return _letter(
        "contact.arrived", thread, entry, to=settings.OFFICE_EMAIL, is_automatic=True, panel_url=address,
        is_further=thread.created_at < entry.written_at - timedelta(seconds=30),
    )  # fmt: skip


def answered(thread: Thread, entry: Entry) -> Letter:
    """The answer of the office, with the person's last message quoted below."""
    return _letter(
        "contact.answered", thread, entry, to=thread.email, is_automatic=False,
        mark=selectors.mark_of(thread), said=quoted(selectors.last_words_of(thread)),
    )  # fmt: skip


def extended(thread: Thread, entry: Entry) -> Letter:
    """Why the answer takes longer, and the new deadline."""
    return _letter(
        "contact.extended", thread, entry, to=thread.email, is_automatic=False,
        until=thread.due_on, reason=thread.extension_reason,
    )  # fmt: skip


def excerpt(text: str) -> str:
    words = _LINK_LIKE.sub("[…]", " ".join(text.split()))
    return words if len(words) <= EXCERPT else words[:EXCERPT].rsplit(" ", 1)[0] + "…"


def quoted(said: Entry | None) -> str:
    """As mail programs quote: "> " before each line."""
    return "\n".join(f"> {line}".rstrip() for line in said.text.splitlines()) if said else ""


def _letter(kind: str, thread: Thread, entry: Entry, *, to: str, is_automatic: bool, **words: object) -> Letter:
    return mail.enqueue(
        key=f"{kind}:{entry.pk}",
        to=to,
        template=f"contact/email/{kind.partition('.')[2]}",
        is_automatic=is_automatic,
        thread=thread,
        entry=entry,
        **words,
    )


def _example(**fields: object) -> tuple[Thread, Entry]:
    topic = Topic(pk=1, name="Dotacje i konkursy", slug="dotacje")
    facts = {"pk": 123, "topic": topic, "email": "skarbniczka@example.org", "name": "Skarbniczka stowarzyszenia"}
    thread = Thread(**(facts | fields))
    words = "Dzień dobry,\nczy w tym roku będą jeszcze małe granty? Chcemy zrobić warsztaty dla seniorów."
    return thread, Entry(pk=0, thread=thread, voice=Voice.PERSON, text=words)


@mail.kind("contact.received", "Potwierdzenie, że wiadomość dotarła do biura")
def demo_received() -> Letter:
    return received(*_example())


@mail.kind("contact.arrived", "Do biura: nowa wiadomość albo zgłoszenie bariery")
def demo_arrived() -> Letter:
    thread, entry = _example()
    address = settings.SITE_URL + "/admin/"
    return _letter(
        "contact.arrived", thread, entry, to=settings.OFFICE_EMAIL, is_automatic=True, panel_url=address,
        is_further=False,
    )  # fmt: skip


@mail.kind("contact.answered", "Odpowiedź biura na wiadomość")
def demo_answered() -> Letter:
    thread, said = _example(status=Status.ANSWERED)
    text = "Dzień dobry,\n\ntak, można jeszcze składać oferty. Zapraszamy na rozmowę we wtorek o 12.00."
    entry = Entry(pk=0, thread=thread, voice=Voice.ANSWER, text=text)
    return _letter(
        "contact.answered", thread, entry, to=thread.email, is_automatic=False, mark="OP.524.12.2026",
        said=quoted(said),
    )  # fmt: skip


@mail.kind("contact.extended", "Nowy termin odpowiedzi o dostępności")
def demo_extended() -> Letter:
    until = timezone.localdate() + timedelta(days=30)
    reason = "Napisy do filmu zamawiamy u wykonawcy, który potrzebuje na nie trzech tygodni."
    thread, entry = _example(kind=Kind.DEMAND, topic=None, due_on=until, extension_reason=reason)
    return extended(thread, entry)
