"""Kinds of letters that only tests use, with their templates."""

import pytest
from django.test import override_settings

from core import mail
from core.mail import catalog

PLAIN = """{{ subject_word|default:"Wpis jest w bazie" }}
Dzień dobry,

Wpis {{ name }} jest już w bazie.

Zobacz wpis:
{{ site_url }}/organizacje/fundacja-a/

- pierwsza rzecz
- druga rzecz
"""
MAILING = """Co słychać{{ slots.title }}
Dzień dobry {{ slots.name }},

.kropka na początku linii i żółw.

Wypisz się:
{{ slots.unsubscribe_url }}
"""
OWN = """{% extends "letters/base.html" %}
{% block content %}<p class="note">{{ name }}</p>{% endblock %}"""
TEMPLATES = {
    "test/plain.txt": PLAIN,
    "test/mailing.txt": MAILING,
    "test/own.txt": "Własny wygląd\nTekst.\n",
    "test/own.html": OWN,
}


def write(number=1, to="reader@example.org", template="test/plain", **context):
    return mail.enqueue(key=f"test.plain:{number}", to=to, template=template, **{"name": "Fundacja A"} | context)


def share(number=7):
    slots = ["title", "name", "unsubscribe_url"]
    return mail.share(key=f"test.mailing:{number}", template="test/mailing", slots=slots)


def reader(number, to=None, **words):
    words = {"title": "", "name": f"Osoba {number}", "unsubscribe_url": f"https://x.example/wypisz/{number}/"} | words
    return mail.Reader(number, to or f"reader-{number}@example.org", words)


def templates(settings) -> list[dict]:
    """The portal's template settings, with the test templates first."""
    [engine] = settings.TEMPLATES
    loaders = [
        ("django.template.loaders.locmem.Loader", TEMPLATES),
        "django.template.loaders.filesystem.Loader",
        "django.template.loaders.app_directories.Loader",
    ]
    return [engine | {"APP_DIRS": False, "OPTIONS": engine["OPTIONS"] | {"loaders": loaders}}]


@pytest.fixture(autouse=True)
def test_kinds(settings, monkeypatch):
    """Allow letters of the kinds test.plain and test.mailing."""
    known = catalog._all()
    mine = {name: catalog.Kind(name, f"Testowy {name}", write) for name in ("test.plain", "test.mailing")}
    monkeypatch.setattr(catalog, "_kinds", known | mine)
    with override_settings(TEMPLATES=templates(settings)):
        yield
