"""Messages and office steps as the tests make them, through the public actions and pages."""

from dataclasses import fields

from django.urls import reverse

from contact import actions
from contact.models import Entry, Thread, Topic
from core.mail.models import Letter
from core.tests.traps import as_a_person

WORDS = "Dzień dobry,\nczy będą jeszcze małe granty?"
PAGE = "admin:contact_thread_change"


def topic(slug="dotacje"):
    return Topic.objects.get(slug=slug)


def message(**changes):
    """A thread as the form creates it."""
    facts = {"topic": topic(), "name": "Skarbniczka", "email": "skarbniczka@example.org", "text": WORDS} | changes
    return actions.send_message(sender=_taken(actions.Sender, facts), **facts)


def barrier(**changes):
    facts = {
        "page": "/wydarzenia/",
        "text": "Nie widzę przycisku.",
        "is_demand": False,
        "contact_way": "none",
    } | changes
    sender, obstacle = _taken(actions.Sender, facts), _taken(actions.Obstacle, facts)
    return actions.report_barrier(sender=sender, obstacle=obstacle, **facts)


def _taken(kind, facts):
    """An instance of this dataclass from those facts that it has; the others stay."""
    return kind(**{field.name: facts.pop(field.name) for field in fields(kind) if field.name in facts})


def demand(**fields):
    facts = {"is_demand": True, "name": "Mieszkaniec", "email": "mieszkaniec@example.org", "contact_way": "mail"}
    return barrier(**(facts | fields))


def typed_message(**data):
    facts = {"topic": topic().pk, "name": "Skarbniczka", "email": "skarbniczka@example.org", "text": WORDS}
    return as_a_person(**(facts | data))


def typed_barrier(**data):
    facts = {
        "page": "/wydarzenia/", "text": "Nie widzę przycisku.", "wish": "report", "contact_way": "none",
        "name": "", "email": "", "phone": "", "postal_address": "", "other_form": "",
    }  # fmt: skip
    return as_a_person(**(facts | data))


def write(client, **data):
    return client.post(reverse("contact:write"), typed_message(**data))


def report(client, **data):
    return client.post(reverse("contact:barrier"), typed_barrier(**data))


def act(browser, thread, step, *, version=None, **data):
    """Submit one step on the thread's page in the office."""
    seen = Thread.objects.get(pk=thread.pk).version if version is None else version
    sent = {f"{step}-{name}": value for name, value in data.items()} | {f"{step}-seen_version": seen, "do": step}
    return browser.post(reverse(PAGE, args=[thread.pk]), sent)


def answer(browser, thread, text="Tak, będą.", *, version=None, channel="portal", is_last="on"):
    last = {"is_last": is_last} if is_last else {}
    return act(browser, thread, "answer", version=version, text=text, channel=channel, **last)


def fresh(thread):
    return Thread.objects.get(pk=thread.pk)


def said(thread):
    """Voices and texts of the thread, in order."""
    return [(one.voice, one.text) for one in Entry.objects.filter(thread=thread).order_by("pk")]


def letters(kind):
    return list(Letter.objects.filter(kind=f"contact.{kind}").order_by("pk"))
