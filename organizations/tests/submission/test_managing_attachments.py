"""Logo, photos and documents added by members: description, display, removal with their files."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from core.models import Picture
from core.tests.files import PDF, PROGRAM, picture, upload
from core.tests.pages import read
from organizations.models import Document, Organization, Photo
from organizations.registry import errors
from organizations.registry.actions import attachments, entries
from organizations.registry.actions.attachments import MOST_DOCUMENTS, MOST_PHOTOS
from organizations.tests.lists import profile
from organizations.tests.manage import address, join, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(alice, client, dorota):
    """Alice owns it and is signed in."""
    entry = entries.create(by=dorota, name="Fundacja Żuk", legal_form="foundation", status="published")
    join(entry, alice, "owner")
    client.force_login(alice)
    return entry


@pytest.fixture
def send(client, entry, django_capture_on_commit_callbacks):
    """POST to a page and run the on-commit callbacks."""

    def press(name, *args, **data):
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(address(name, entry, *args), data)
        entry.refresh_from_db()
        return answer

    return press


def test_logo_is_added_replaced_and_removed(client, send, entry, settings):
    answer = send("logo", picture_upload=picture(), picture_alt="Żuk w kole")
    assert said(client, answer) == "Logo jest zapisane."
    assert (entry.logo.alt, entry.version) == ("Żuk w kole", 2)
    assert profile(client, entry).one(".profile-logo img")["alt"] == "Żuk w kole"
    first = entry.logo.large.name

    send("logo", picture_upload=picture((500, 500)), picture_alt="Biały żuk")
    assert (entry.logo.alt, entry.logo.width, entry.version) == ("Biały żuk", 500, 3)
    assert not default_storage.exists(first)

    send("logo", picture_remove="on", picture_alt="Biały żuk")
    assert (entry.logo, entry.version) == (None, 4)
    assert Picture.objects.count() == 0
    assert not [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_alt_text_of_a_logo_changes_without_a_new_file(send, entry):
    send("logo", picture_upload=picture(), picture_alt="Żuk w kole")

    send("logo", picture_alt="Zielony żuk w kole")

    assert (entry.logo.alt, entry.version) == ("Zielony żuk w kole", 3)


def test_empty_form_of_a_logo_changes_nothing(send, entry):
    send("logo")

    assert (entry.logo, entry.version) == (None, 1)


def test_new_photo_replaces_the_old_one(send, entry):
    send("add_photo", picture_upload=picture(), picture_alt="Łąka")
    photo = entry.photos.get()

    send("photo", photo.pk, picture_upload=picture((500, 500)), picture_alt="Las")

    assert (entry.photos.get(), entry.photos.get().picture.width) == (photo, 500)


def test_picture_without_alt_text_shows_an_error(send, entry):
    html = read(send("add_photo", picture_upload=picture()))

    assert "Opisz obraz jednym zdaniem" in html.one("#id_picture_alt_error").text
    assert not Photo.objects.exists()


def test_photos_keep_their_order_and_are_shown_at_once(client, send, entry):
    send("add_photo", picture_upload=picture(), picture_alt="Łąka")
    send("add_photo", picture_upload=picture(), picture_alt="Las")

    assert [photo.picture.alt for photo in entry.photos.all()] == ["Łąka", "Las"]
    assert entry.version == 3
    assert {"Łąka", "Las"} <= {image["alt"] for image in profile(client, entry).select("img")}


def test_photo_gets_a_new_alt_text_and_is_removed(client, send, entry):
    send("add_photo", picture_upload=picture(), picture_alt="Łąka")
    photo = entry.photos.get()
    html = read(client.get(address("photo", entry, photo.pk)))
    assert html.one(".manage-picture")["alt"] == "Obecny obraz: Łąka"

    send("photo", photo.pk, picture_alt="Łąka o świcie")
    assert entry.photos.get().picture.alt == "Łąka o świcie"

    send("remove_photo", photo.pk)
    assert not entry.photos.exists()
    assert Picture.objects.count() == 0


def test_number_of_photos_is_limited(send, entry):
    for number in range(MOST_PHOTOS):
        picture_row = Picture.objects.create(width=1, height=1, alt=str(number))
        Photo.objects.create(organization=entry, picture=picture_row)

    html = read(send("add_photo", picture_upload=picture(), picture_alt="Jeszcze jedno"))

    assert "najwyżej 12 zdjęć" in html.one(".error-summary").text


def test_document_is_added_and_removed_with_its_file(client, send, entry, django_capture_on_commit_callbacks):
    answer = send("add_document", kind="report", year="2025", title="Sprawozdanie", file=upload("s.pdf", PDF))
    assert said(client, answer) == "Dokument jest dodany."
    document = entry.documents.get()
    assert (document.size, document.year) == (len(PDF), 2025)
    storage, name = document.file.storage, document.file.name

    send("remove_document", document.pk)

    assert not Document.objects.exists()
    assert not storage.exists(name)


def test_report_needs_its_year(send):
    html = read(send("add_document", kind="report", title="Sprawozdanie", file=upload("s.pdf", PDF)))

    assert html.one("#id_year_error").text == "Błąd: Podaj rok, którego dotyczy sprawozdanie."


def test_disguised_executable_is_refused_as_a_document(send):
    html = read(send("add_document", kind="statute", title="Statut", file=upload("s.pdf", PROGRAM)))

    assert "nie jest dokumentem" in html.one(".error-summary").text
    assert not Document.objects.exists()


def test_number_of_documents_is_limited(send, entry):
    Document.objects.bulk_create(
        Document(organization=entry, kind="other", title=str(number), file="x.pdf") for number in range(MOST_DOCUMENTS)
    )

    html = read(send("add_document", kind="statute", title="Statut", file=upload("s.pdf", PDF)))

    assert "najwyżej 30 dokumentów" in html.one(".error-summary").text


@pytest.mark.parametrize("count", [1, 3])
def test_lists_cost_the_same_for_one_and_for_many(client, entry, count, django_assert_num_queries):
    for number in range(count):
        row = Picture.objects.create(width=1, height=1, alt=str(number), small="a.webp")
        Photo.objects.create(organization=entry, picture=row)
        Document.objects.create(organization=entry, kind="other", title=str(number), file="x.pdf")

    for page in ("pictures", "documents"):
        with django_assert_num_queries(4):
            client.get(address(page, entry))


def test_attachments_of_a_deleted_entry_are_refused(entry, alice):
    gone = Organization.objects.get()
    entries.delete(organization=entry, by=alice)

    with pytest.raises(errors.EntryGone):
        attachments.add_document(
            organization=gone, by=alice, kind="other", title="x", year=None, file=upload("s.pdf", PDF)
        )
