"""Pages, old addresses and documents for tests, and the forms of the office."""

from django.core.files.base import ContentFile
from django.urls import reverse

from core.tests.files import PDF
from core.tests.pages import read
from pages.documents import actions as documents
from pages.models import DocumentTopic
from pages.redirects import actions as old_addresses
from pages.written import actions

PAGE = {"title": "Klub sportowy", "lead": "Jak założyć klub.", "body": "<h3>Kroki</h3><p>Zbierz założycieli.</p>"}


def a_page(path="poradnik/klub-sportowy", *, by=None, **values):
    facts = PAGE | {"path": path, "status": "published"} | values
    return actions.create_page(values=facts, by=by)


def an_old_address(path="/Tworzenie_klubu_sportowego.html", target="/poradnik/klub-sportowy/", *, by=None):
    return old_addresses.lead(path=path, target=target, by=by)


def a_topic(name="Dotacje", order=0):
    return DocumentTopic.objects.get_or_create(name=name, defaults={"order": order})[0]


def a_file(name="wzor.pdf", content=PDF):
    return ContentFile(content, name=name)


def a_document(title="Wzór oferty", *, by=None, **values):
    facts = {"title": title, "topic": values.pop("topic", None) or a_topic(), "kind": "template", "file": a_file()}
    return documents.add_document(values=facts | values, by=by)


def a_version(document, *, by=None, **values):
    facts = {"title": document.title, "topic": document.topic, "kind": document.kind, "file": a_file("nowy.pdf")}
    return documents.add_version(document=document, values=facts | values, by=by)


def opened(client, path="/poradnik/klub-sportowy/"):
    return read(client.get(path))


def page_form(page=None, **changed):
    """Values of the office's form of a page; None leaves a field out."""
    names = ("title", "path", "lead", "body", "menu_place", "order", "status")
    facts = {name: getattr(page, name) for name in names} if page else PAGE | {
        "path": "poradnik/klub-sportowy", "menu_place": "none", "order": 0, "status": "published",
    }  # fmt: skip
    if page:
        facts |= {name: getattr(page, name) or "" for name in ("law_as_of", "review_on")}
        facts |= {"parent": page.parent_id or "", "seen_at": page.updated_at.isoformat()}
    return {name: value for name, value in (facts | changed).items() if value is not None}


def send_page(client, page=None, **changed):
    name, args = ("admin:pages_page_change", [page.pk]) if page else ("admin:pages_page_add", [])
    return client.post(reverse(name, args=args), page_form(page, **changed))


def errors(html):
    """All error messages of a back office form."""
    return [one.text for one in html.select(".errorlist li")]


def of_role(client, django_user_model, name):
    """A browser signed in as a user with this role."""
    user = django_user_model.objects.create_user(f"{name.lower()}@example.org", "haslo-roli-1", is_staff=True)
    user.groups.set(user.groups.model.objects.filter(name=name))
    client.force_login(user)
    return client
