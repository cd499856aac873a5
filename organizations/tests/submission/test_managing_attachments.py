"""Logo, photos and documents that its own people put to an entry: described, shown at once, gone with their files."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from core.models import Picture
from core.tests.files import PDF, PROGRAM, picture, upload
from organizations.models import Document, Organization, Photo
from organizations.registry import errors
from organizations.registry.actions import attachments, entries
from organizations.registry.actions.attachments import MOST_DOCUMENTS, MOST_PHOTOS
from organizations.tests.manage import address, join, said
from organizations.tests.pages import profile, read

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
    """Press the button of a page; what follows the commit happens too."""

    def press(name, *args, **data):
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(address(name, entry, *args), data)
        entry.refresh_from_db()
        return answer

    return press


def test_a_logo_is_put_replaced_and_taken_away(client, send, entry, settings):
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


def test_a_logo_is_described_anew_without_sending_it_again(send, entry):
    send("logo", picture_upload=picture(), picture_alt="Żuk w kole")

    send("logo", picture_alt="Zielony żuk w kole")

    assert (entry.logo.alt, entry.version) == ("Zielony żuk w kole", 3)


def test_an_empty_form_of_a_logo_changes_nothing(send, entry):
    send("logo")

    assert (entry.logo, entry.version) == (None, 1)


def test_another_photo_takes_the_place_of_one(send, entry):
    send("add_photo", picture_upload=picture(), picture_alt="Łąka")
    photo = entry.photos.get()

    send("photo", photo.pk, picture_upload=picture((500, 500)), picture_alt="Las")

    assert (entry.photos.get(), entry.photos.get().picture.width) == (photo, 500)


def test_a_picture_without_words_is_asked_for_them(send, entry):
    html = read(send("add_photo", picture_upload=picture()))

    assert "Opisz obraz jednym zdaniem" in html.one("#id_picture_alt_error").text
    assert not Photo.objects.exists()


def test_photos_follow_one_another_and_are_shown_at_once(client, send, entry):
    send("add_photo", picture_upload=picture(), picture_alt="Łąka")
    send("add_photo", picture_upload=picture(), picture_alt="Las")

    assert [photo.picture.alt for photo in entry.photos.all()] == ["Łąka", "Las"]
    assert entry.version == 3
    assert {"Łąka", "Las"} <= {image["alt"] for image in profile(client, entry).select("img")}


def test_a_photo_is_described_anew_and_taken_away(client, send, entry):
    send("add_photo", picture_upload=picture(), picture_alt="Łąka")
    photo = entry.photos.get()
    html = read(client.get(address("photo", entry, photo.pk)))
    assert html.one(".manage-picture")["alt"] == "Obecny obraz: Łąka"

    send("photo", photo.pk, picture_alt="Łąka o świcie")
    assert entry.photos.get().picture.alt == "Łąka o świcie"

    send("remove_photo", photo.pk)
    assert not entry.photos.exists()
    assert Picture.objects.count() == 0


def test_there_are_no_more_photos_than_a_page_can_bear(send, entry):
    for number in range(MOST_PHOTOS):
        picture_row = Picture.objects.create(width=1, height=1, alt=str(number))
        Photo.objects.create(organization=entry, picture=picture_row)

    html = read(send("add_photo", picture_upload=picture(), picture_alt="Jeszcze jedno"))

    assert "najwyżej 12 zdjęć" in html.one(".error-summary").text


def test_a_document_is_added_and_taken_away_with_its_file(client, send, entry, django_capture_on_commit_callbacks):
    answer = send("add_document", kind="report", year="2025", title="Sprawozdanie", file=upload("s.pdf", PDF))
    assert said(client, answer) == "Dokument jest dodany."
    document = entry.documents.get()
    assert (document.size, document.year) == (len(PDF), 2025)
    storage, name = document.file.storage, document.file.name

    send("remove_document", document.pk)

    assert not Document.objects.exists()
    assert not storage.exists(name)


def test_a_report_needs_its_year(send):
    html = read(send("add_document", kind="report", title="Sprawozdanie", file=upload("s.pdf", PDF)))

    assert html.one("#id_year_error").text == "Błąd: Podaj rok, którego dotyczy sprawozdanie."


def test_a_disguised_programme_is_no_document(send):
    html = read(send("add_document", kind="statute", title="Statut", file=upload("s.pdf", PROGRAM)))

    assert "nie jest dokumentem" in html.one(".error-summary").text
    assert not Document.objects.exists()


def test_there_are_no_more_documents_than_a_page_can_bear(send, entry):
    Document.objects.bulk_create(
        Document(organization=entry, kind="other", title=str(number), file="x.pdf") for number in range(MOST_DOCUMENTS)
    )

    html = read(send("add_document", kind="statute", title="Statut", file=upload("s.pdf", PDF)))

    assert "najwyżej 30 dokumentów" in html.one(".error-summary").text


@pytest.mark.parametrize("count", [1, 3])
def test_the_lists_cost_the_same_for_one_and_for_many(client, entry, count, django_assert_num_queries):
    for number in range(count):
        row = Picture.objects.create(width=1, height=1, alt=str(number), small="a.webp")
        Photo.objects.create(organization=entry, picture=row)
        Document.objects.create(organization=entry, kind="other", title=str(number), file="x.pdf")

    for page in ("pictures", "documents"):
        with django_assert_num_queries(4):
            client.get(address(page, entry))


def test_pictures_of_an_entry_that_is_gone_are_told(entry, alice):
    gone = Organization.objects.get()
    entries.delete(organization=entry, by=alice)

    with pytest.raises(errors.EntryGone):
        attachments.add_document(
            organization=gone, by=alice, kind="other", title="x", year=None, file=upload("s.pdf", PDF)
        )
