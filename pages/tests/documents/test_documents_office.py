"""Dokumenty w panelu biura: add, change, replace, delete; files with a wrong type."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.roles import EDITOR, MODERATOR
from core import audit
from core.errors import DomainError, Refused
from core.tests.at_once import at_once, refusals
from core.tests.conflicts import compared
from core.tests.files import PDF, PROGRAM, docx
from core.tests.pages import read
from pages.documents import actions
from pages.models import Document, DocumentTopic
from pages.tests.page_factories import a_document, a_file, a_topic, a_version, errors, of_role

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def pdf(name="wzor.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def send(client, document=None, **changed):
    """Submit the office's form of a document; None leaves a field out."""
    data = {"title": "Wzór oferty", "topic": a_topic().pk, "kind": "template", "summary": "", "version_label": ""}
    if document:
        data |= {name: getattr(document, name) or "" for name in (*data, "valid_from", "valid_to") if name != "topic"}
        data |= {"topic": document.topic_id, "seen_at": document.updated_at.isoformat()}
        address = reverse("admin:pages_document_change", args=[document.pk])
    else:
        data["file"] = pdf()
        address = reverse("admin:pages_document_add")
    return client.post(address, {name: value for name, value in (data | changed).items() if value is not None})


def version(client, document, **changed):
    data = {"title": document.title, "summary": "", "version_label": "2", "file": pdf("nowy.pdf")} | changed
    return client.post(reverse("admin:pages_document_version", args=[document.pk]), data)


def test_office_adds_a_document(office):
    send(office, file=pdf("Wzór oferty (ostateczny).pdf"))

    document = Document.objects.get()
    assert (document.slug, document.format, document.size) == ("wzor-oferty", "PDF", len(PDF))
    assert [event.action for event in audit.events_of(document)] == ["pages.add_document"]


def test_document_history_comes_from_the_audit_log(office):
    document = a_document()

    told = read(office.get(reverse("admin:pages_document_history", args=[document.pk]))).one("#content-main").text
    assert "nowy dokument" in told


def test_history_without_audit_events_comes_from_django(office, dorota):
    topic = a_topic()
    address = reverse("admin:pages_documenttopic_history", args=[topic.pk])

    assert read(office.get(address)).one("#content-main").text.strip() == "Nic się tu jeszcze nie wydarzyło."
    LogEntry.objects.log_actions(dorota.pk, [topic], CHANGE, change_message="Dawna zmiana.", single_object=True)
    assert "Dawna zmiana." in read(office.get(address)).one("#content-main").text


def test_word_version_is_not_repeated_in_the_name(office):
    send(office, version_label=" Wersja  2026 ")

    assert str(Document.objects.get()) == "Wzór oferty, wersja 2026"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("wzor.pdf", PROGRAM, "Ten plik nie jest dokumentem PDF, ODT, DOCX ani XLSX"),
        ("wzor.docx", PDF[:-6], "plik jest uszkodzony"),
        ("wzor.pdf", b"", "pusty"),
    ],
)
def test_invalid_file_is_refused_and_typed_text_is_kept(office, name, content, said):
    html = read(send(office, file=pdf(name, content), title="Długo pisany tytuł", summary="Długo pisany opis"))

    [sentence] = errors(html)
    assert said in sentence
    assert html.one("#id_title")["value"] == "Długo pisany tytuł"
    assert "Długo pisany opis" in html.one("#id_summary").raw
    assert not Document.objects.exists()


def test_format_comes_from_the_content(office):
    send(office, file=SimpleUploadedFile("wzor.pdf", docx().read()))

    assert Document.objects.get().format == "DOCX"


def test_form_with_an_error_asks_for_the_file_again(office):
    html = read(send(office, title=""))
    assert "Wybierz plik jeszcze raz" in html.one(".field-file .errorlist").text

    html = read(send(office, valid_from="2026-05-01", valid_to="2026-04-01"))
    assert "Koniec obowiązywania nie może być przed początkiem." in errors(html)


def test_text_changes_and_the_file_stays(office):
    document = a_document()

    send(office, document, title="Wzór oferty wspólnej")

    document.refresh_from_db()
    assert (document.title, document.slug, document.version) == ("Wzór oferty wspólnej", "wzor-oferty", 2)
    assert document.file.read() == PDF
    document.file.close()


def test_new_file_replaces_the_old_one(office, django_capture_on_commit_callbacks):
    document = a_document()
    storage, former = document.file.storage, document.file.name

    with django_capture_on_commit_callbacks(execute=True):
        send(office, document, file=SimpleUploadedFile("lepszy.docx", docx().read()))

    document.refresh_from_db()
    assert document.format == "DOCX"
    assert document.size == len(docx().read())
    assert not storage.exists(former)


def test_no_change_writes_nothing(office):
    document = a_document()

    send(office, document)

    document.refresh_from_db()
    assert document.version == 1


def test_second_editor_of_a_document_sees_the_conflict(office):
    document = a_document()
    actions.update_document(document=document, values={"title": "Wzór A"}, by=None)

    html = read(send(office, document, title="Wzór B", kind="rules"))

    assert compared(html) == {"Tytuł": ["Wzór B", "Wzór A"], "Rodzaj": ["regulamin", "wzór do wypełnienia"]}
    document.refresh_from_db()
    assert document.title == "Wzór A"


def test_office_adds_the_next_version_in_one_step(office):
    document = a_document(version_label="1")

    html = read(office.get(reverse("admin:pages_document_version", args=[document.pk])))
    assert html.one("#id_title")["value"] == "Wzór oferty"
    version(office, document, valid_from=TODAY.isoformat())

    document.refresh_from_db()
    newer = document.replaced_by
    assert (newer.version_label, newer.topic, newer.kind) == ("2", document.topic, document.kind)
    assert document.valid_to == TODAY - timedelta(days=1)


def test_invalid_next_version_is_refused(office):
    document = a_document()

    html = read(version(office, document, file=pdf("x.pdf", PROGRAM), version_label="2.1"))
    assert "nie jest dokumentem" in errors(html)[0]
    assert html.one("#id_version_label")["value"] == "2.1"

    html = read(version(office, document, valid_from="2026-05-01", valid_to="2026-04-01"))
    assert "Koniec obowiązywania nie może być przed początkiem." in errors(html)
    assert Document.objects.count() == 1


def test_second_next_version_is_refused_with_the_first(office):
    document = a_document()
    a_version(document, version_label="2")

    html = read(version(office, document))

    assert errors(html)[0].startswith("Ten dokument ma już nowszą wersję: „Wzór oferty, wersja 2”.")
    assert Document.objects.count() == 2


def replaced(client, document, newer):
    address = reverse("admin:pages_document_replaced", args=[document.pk])
    return client.post(address, {"newer": newer.pk if newer else ""}, follow=True)


def test_existing_document_may_become_the_newer_version(office):
    one, other = a_document("Stary wzór"), a_document("Nowy wzór")

    assert "„Stary wzór” prowadzi teraz do: „Nowy wzór”." in read(replaced(office, one, other)).text
    one.refresh_from_db()
    assert one.replaced_by == other

    assert "„Stary wzór” nie ma nowszej wersji." in read(replaced(office, one, None)).text
    one.refresh_from_db()
    assert one.replaced_by is None
    assert actions.replace_document(document=one, newer=None, by=None).version == one.version


def test_resubmitting_the_newer_version_changes_nothing(office):
    one = a_document()
    other = a_version(one)

    replaced(office, one, other)

    one.refresh_from_db()
    assert (one.replaced_by, one.version) == (other, 2)


def test_circular_versions_are_refused():
    first = a_document("Pierwszy")
    second = a_version(first, title="Drugi")
    third = a_document("Trzeci")

    with pytest.raises(DomainError, match="samego siebie"):
        actions.replace_document(document=second, newer=second, by=None)
    with pytest.raises(DomainError, match="„Pierwszy” ma już swoją nowszą wersję: „Drugi”"):
        actions.replace_document(document=second, newer=first, by=None)
    with pytest.raises(actions.AlreadyReplaced, match="ma już nowszą wersję"):
        actions.replace_document(document=first, newer=third, by=None)


def test_page_offers_only_the_newest_documents(office):
    first = a_document("Pierwszy")
    second = a_version(first, title="Drugi")
    third = a_document("Trzeci")

    html = read(office.get(reverse("admin:pages_document_replaced", args=[third.pk])))
    assert [one.text for one in html.select("#id_newer option")][1:] == [str(second)]
    html = read(office.get(reverse("admin:pages_document_replaced", args=[first.pk])))
    assert {one.text for one in html.select("#id_newer option")} == {"– nie ma nowszej wersji –", "Drugi", "Trzeci"}


def test_document_is_deleted_with_its_file(office, django_capture_on_commit_callbacks):
    document = a_document()
    storage, name = document.file.storage, document.file.name

    with django_capture_on_commit_callbacks(execute=True):
        office.post(reverse("admin:pages_document_delete", args=[document.pk]), {"post": "yes"})

    assert not Document.objects.exists()
    assert not storage.exists(name)


def test_newest_version_is_not_deleted_while_former_ones_redirect_to_it(office):
    newer = a_version(a_document())

    address = reverse("admin:pages_document_delete", args=[newer.pk])
    html = read(office.post(address, {"post": "yes"}, follow=True))

    assert "Do tego dokumentu prowadzą dawne wersje." in html.text
    assert Document.objects.count() == 2


def test_office_manages_topics(office):
    office.post(reverse("admin:pages_documenttopic_add"), {"name": "Kluby", "order": 3})
    topic = DocumentTopic.objects.get()
    office.post(reverse("admin:pages_documenttopic_change", args=[topic.pk]), {"name": "Kluby sportowe", "order": 1})
    topic.refresh_from_db()
    assert (topic.name, topic.order) == ("Kluby sportowe", 1)

    office.post(reverse("admin:pages_documenttopic_delete", args=[topic.pk]), {"post": "yes"})
    assert not DocumentTopic.objects.exists()


def test_topic_with_documents_is_not_deleted():
    topic = a_document().topic

    with pytest.raises(DomainError, match="W tym temacie są dokumenty"), transaction.atomic():
        actions.delete_topic(topic=topic, by=None)
    assert DocumentTopic.objects.filter(pk=topic.pk).exists()


def test_expired_documents_are_on_the_start_page(office):
    a_document("Stary", valid_to=TODAY - timedelta(days=1))
    a_version(a_document("Zastąpiony", valid_to=TODAY - timedelta(days=1)))

    html = read(office.get("/admin/"))

    [link] = [one for one in html.select(".waiting a") if "po terminie" in one.text]
    assert link.text.startswith("1 dokument po terminie bez nowszej wersji")
    assert [one.text for one in read(office.get(link["href"])).select("#result_list tbody th")] == ["Stary"]


@pytest.mark.parametrize("count", [1, 3])
def test_office_list_costs_the_same_for_one_and_for_many(office, django_assert_max_num_queries, count):
    for number in range(count):
        a_version(a_document(f"Wzór {number}"))

    with django_assert_max_num_queries(8):
        office.get(reverse("admin:pages_document_changelist"))
    for chosen in ("najnowsze", "dawne"):
        html = read(office.get(reverse("admin:pages_document_changelist"), {"wersje": chosen}))
        assert len(html.select("#result_list tbody tr")) == count


def test_only_editors_open_the_document_steps(client, django_user_model):
    document = a_document()
    pages = [reverse(f"admin:pages_document_{name}", args=[document.pk]) for name in ("version", "replaced")]

    editor = of_role(client, django_user_model, EDITOR)
    assert [editor.get(one).status_code for one in pages] == [200, 200]
    moderator = of_role(client, django_user_model, MODERATOR)
    assert [moderator.get(one).status_code for one in pages] == [403, 403]


def test_invalid_values_are_reported_by_field():
    with pytest.raises(Refused) as refusal:
        a_document("", file=a_file())
    assert list(refusal.value.problems) == ["title"]
    with pytest.raises(TypeError, match="slug"):
        actions.add_document(values={"slug": "x"}, by=None)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "poem"},
        {"valid_from": "2026-05-02", "valid_to": "2026-05-01"},
        {"replaced_by": "itself"},
        {"slug": "inny"},
    ],
)
def test_database_refuses_an_invalid_document(wrong):
    document = a_document()
    a_document("Inny")
    values = {name: document.pk if value == "itself" else value for name, value in wrong.items()}
    values = {f"{name}_id" if name == "replaced_by" else name: value for name, value in values.items()}

    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(**values)


def test_database_refuses_a_second_topic_with_one_name():
    a_topic()

    with pytest.raises(IntegrityError), transaction.atomic():
        DocumentTopic.objects.create(name="Dotacje")


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_concurrent_replacements_make_no_circle():
    one, other = a_document("Jeden"), a_document("Drugi")
    pairs = [(one, other), (other, one)]

    def replace(document, newer):
        return actions.replace_document(document=document, newer=newer, by=None)

    told = at_once(*[lambda pair=pair: replace(*pair) for pair in pairs])

    assert len(refusals(told)) == 1
    assert Document.objects.filter(replaced_by=None).count() == 1
