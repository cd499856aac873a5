"""Demo pages of the office, old addresses that lead to them, and documents.

Created by the portal's own actions and its own import.
"""

import csv
import io
from datetime import date, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from core.files import documents as checks
from pages.demo.document_examples import DOCUMENTS, TOPICS
from pages.demo.page_texts import GATHERED, OLD_ADDRESSES, PAGES
from pages.documents import actions
from pages.models import Document, DocumentTopic, Page
from pages.redirects import importing
from pages.written import actions as pages


def add(*, office: Any) -> None:
    for facts in PAGES:
        _page(facts, office)
    _old_addresses(office)
    for order, name in enumerate(TOPICS):
        actions.save_topic(topic=DocumentTopic(name=name, order=order), by=office)
    for example in DOCUMENTS:
        _document(example, office)


def _page(facts: dict[str, Any], office: Any) -> Page:
    names = ("path", "title", "lead", "body", "menu_place", "order")
    values = {name: facts[name] for name in names} | {
        "parent": Page.objects.get(path=facts["under"]) if "under" in facts else None,
        "law_as_of": GATHERED if facts.get("is_law") else None,
        "review_on": _day(facts["review_in"]),
        "status": "published",
    }
    return pages.create_page(values=values, by=office)


def _old_addresses(office: Any) -> None:
    table = io.StringIO()
    csv.writer(table, delimiter=";").writerows([("dawny adres", "nowy adres"), *OLD_ADDRESSES])
    upload = ContentFile(table.getvalue().encode(), name="dawne-adresy.csv")
    importing.apply(batch=importing.bring(upload=upload, by=office), by=office)


def _document(example: dict[str, Any], office: Any) -> None:
    """A document with the next versions of the example."""
    topic = DocumentTopic.objects.get(name=example["topic"])
    shared = {"title": example["title"], "summary": example["summary"], "topic": topic, "kind": example["kind"]}
    document: Document | None = None
    for version in example["versions"]:
        values = shared | {
            "file": _file(example, version["label"]),
            "version_label": version["label"],
            "valid_from": _day(version.get("from_in")),
            "valid_to": _day(version.get("to_in")),
        }
        if document is None:
            document = actions.add_document(values=values, by=office)
        else:
            document = actions.add_version(document=document, values=values, by=office)


def _file(example: dict[str, Any], label: str) -> ContentFile:
    file = example["made"](f"{example['title']} ({label})" if label else example["title"], example["lines"])
    file.name = checks.clean_name(example["title"], checks.check(file))
    return file


def _day(days: int | None) -> date | None:
    return None if days is None else timezone.localdate() + timedelta(days=days)
