"""Pictures of an entry in the office's form: upload, description, replacement, removal, clean-up of files."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from core.models import Picture
from core.tests.files import picture
from organizations.registry.actions import entries
from organizations.tests.editing import EMPTY_INLINES, open_form

pytestmark = pytest.mark.django_db
LOGO = {"picture_alt": "Zielony żuk w kole.", "picture_is_decorative": ""}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def entry(dorota):
    return entries.create(by=dorota, name="Fundacja Żółty Żuk", legal_form="foundation", status="published")


@pytest.fixture
def send(office, entry, django_capture_on_commit_callbacks):
    """Save the entry's page with these changes and run the on-commit callbacks."""

    def save(**changes):
        data = {name: value for name, value in (open_form(office, entry) | changes).items() if value != ""}
        with django_capture_on_commit_callbacks(execute=True):
            answer = office.post(reverse("admin:organizations_organization_change", args=[entry.pk]), data)
        entry.refresh_from_db()
        return answer

    return save


def files_in(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*"))


def photos(count: int, initial: int = 0) -> dict:
    return EMPTY_INLINES | {"photos-0-order": 0, "photos-TOTAL_FORMS": count, "photos-INITIAL_FORMS": initial}


def test_logo_is_stored_with_its_alt_text_and_uploader(send, entry, dorota):
    send(picture_upload=picture(), **LOGO)

    assert (entry.logo.alt, entry.logo.is_decorative, entry.logo.uploaded_by) == ("Zielony żuk w kole.", False, dorota)


def test_page_shows_the_current_logo(send, entry, office):
    send(picture_upload=picture(), **LOGO)

    page = office.get(reverse("admin:organizations_organization_change", args=[entry.pk])).content.decode()

    assert f'src="{entry.logo.small.url}" alt="Obecny obraz: Zielony żuk w kole."' in page
    assert 'value="Zielony żuk w kole."' in page


def test_logo_without_alt_text_shows_an_error_and_saves_nothing(send, entry, media):
    answer = send(picture_upload=picture(), mission="Pomagamy żukom.")

    page = answer.content.decode()
    assert "Opisz obraz jednym zdaniem albo zaznacz, że jest tylko ozdobny." in page
    assert "Pomagamy żukom." in page
    assert entry.logo is None
    assert files_in(media) == 0


def test_alt_text_without_a_file_shows_an_error(send):
    assert "Wybierz plik z obrazem, który opisujesz." in send(**LOGO).content.decode()


def test_alt_text_can_be_changed_without_a_new_file(send, entry):
    send(picture_upload=picture(), **LOGO)
    file = entry.logo.large.name

    send(picture_alt="Żuk.")

    assert (entry.logo.alt, entry.logo.large.name) == ("Żuk.", file)


def test_alt_text_of_a_logo_cannot_be_emptied(send, entry):
    send(picture_upload=picture(), **LOGO)

    send(picture_alt="")

    assert entry.logo.alt == "Zielony żuk w kole."


def test_new_logo_replaces_the_old_and_its_files(send, entry, media):
    send(picture_upload=picture(), **LOGO)
    old = entry.logo.large.name

    send(picture_upload=picture((500, 500)))

    assert entry.logo.width == 500
    assert not default_storage.exists(old)
    assert files_in(media) == 3


def test_logo_is_removed_with_its_files(send, entry, media):
    send(picture_upload=picture(), **LOGO)

    send(picture_remove="on")

    assert entry.logo is None
    assert Picture.objects.count() == 0
    assert files_in(media) == 0


def test_photo_is_added_and_removed_with_its_files(send, entry, media, dorota):
    send(**photos(1) | {"photos-0-picture_upload": picture(), "photos-0-picture_alt": "Łąka"})
    photo = entry.photos.get()
    assert (photo.picture.alt, photo.picture.uploaded_by) == ("Łąka", dorota)

    send(**photos(1, 1) | {"photos-0-id": photo.pk, "photos-0-organization": entry.pk, "photos-0-DELETE": "on"})

    assert not entry.photos.exists()
    assert Picture.objects.count() == 0
    assert files_in(media) == 0


def test_replaced_photo_keeps_its_position(send, entry, media):
    send(**photos(1) | {"photos-0-picture_upload": picture(), "photos-0-picture_alt": "Łąka"})
    photo = entry.photos.get()

    send(
        **photos(1, 1)
        | {"photos-0-id": photo.pk, "photos-0-organization": entry.pk, "photos-0-picture_alt": "Las"}
        | {"photos-0-picture_upload": picture((700, 700))}
    )

    assert entry.photos.get() == photo
    assert (entry.photos.get().picture.alt, entry.photos.get().picture.width) == ("Las", 700)
    assert files_in(media) == 3
