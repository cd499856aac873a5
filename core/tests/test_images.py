"""Pictures: which are accepted, what is kept of them; files are created and deleted with their rows."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone
from PIL import Image, ImageCms

from core.errors import DomainError
from core.files import images, uploads
from core.models import Picture
from core.tests.files import PDF, PROGRAM, picture, upload

WORDS = {"alt": "Wolontariusze sadzą leszczyny.", "is_decorative": False}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def content_of(field) -> bytes:
    with field.storage.open(field.name) as file:
        return file.read()


def opened(field) -> Image.Image:
    return Image.open(io.BytesIO(content_of(field)))


def refusal(file, **words) -> str:
    with pytest.raises(DomainError) as caught:
        images.store(file, **(WORDS | words))
    return str(caught.value)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_picture_is_kept_as_webp_in_three_widths(kind, dorota):
    kept = images.store(picture((1600, 900), kind=kind), by=dorota, **WORDS)

    drawn = [opened(kept.small), opened(kept.medium), opened(kept.large)]
    assert [(each.format, each.size) for each in drawn] == [
        ("WEBP", (320, 180)),
        ("WEBP", (640, 360)),
        ("WEBP", (1280, 720)),
    ]
    assert (kept.width, kept.height, kept.uploaded_by) == (1280, 720, dorota)


@pytest.mark.django_db
def test_small_picture_is_not_enlarged():
    kept = images.store(picture((400, 200)), **WORDS)

    assert [opened(each).width for each in (kept.small, kept.medium, kept.large)] == [320, 400, 400]


@pytest.mark.django_db
def test_transparent_logo_stays_transparent():
    kept = images.store(picture(kind="PNG", mode="RGBA", color=(47, 125, 87, 0)), **WORDS)

    assert opened(kept.small).getpixel((5, 5))[3] == 0


@pytest.mark.django_db
def test_rotated_photo_is_turned_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # rotated by 90 degrees

    kept = images.store(picture((1600, 900), exif=exif), **WORDS)

    assert opened(kept.small).size == (320, 569)


@pytest.mark.django_db
def test_place_and_author_are_removed_from_a_photo():
    exif = Image.Exif()
    exif[0x010E] = "Dom Anny, ul. Leszczynowa 5"
    exif.get_ifd(0x8825)[1] = "N"
    sent = picture(exif=exif, comment=b"Anna")
    assert b"Leszczynowa" in sent.read()

    kept = images.store(sent, **WORDS)

    for field in (kept.small, kept.medium, kept.large):
        content = content_of(field)
        assert b"Leszczynowa" not in content
        assert b"Anna" not in content
        assert dict(Image.open(io.BytesIO(content)).getexif()) == {}


@pytest.mark.django_db
def test_colour_profile_is_applied_and_removed():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    kept = images.store(picture(color="#2f7d57", icc_profile=profile), **WORDS)

    drawn = opened(kept.small)
    assert "icc_profile" not in drawn.info
    assert drawn.convert("RGB").getpixel((5, 5)) == pytest.approx((0x2F, 0x7D, 0x57), abs=4)


@pytest.mark.django_db
def test_program_hidden_in_a_picture_is_removed():
    kept = images.store(picture(after=PROGRAM), **WORDS)

    assert all(b"This program" not in content_of(field) for field in (kept.small, kept.medium, kept.large))


@pytest.mark.django_db
def test_file_name_is_random():
    names = [Path(images.store(picture(name="anna-nowak.jpg"), **WORDS).large.name).name for _ in range(2)]

    assert names[0] != names[1]
    assert all(len(name) == len("0123456789abcdef0123456789abcdef-1280.webp") for name in names)


def test_logo_of_10_megabytes_is_refused_with_the_limit():
    sentence = refusal(picture(after=b"\0" * (10 * 2**20)))

    assert sentence == "Plik ma 10,0 MB, a może mieć najwyżej 5 MB. Zmniejsz obraz i wyślij go ponownie."


@pytest.mark.parametrize("size", [(6400, 6400), (10_000, 10_000), (14_000, 14_000)])
def test_small_file_with_too_many_pixels_is_refused_before_decoding(size):
    sent = picture(size, kind="PNG", mode="1", color=1)
    assert sent.size < images.MAX_BYTES

    assert refusal(sent) == images.TOO_MANY_PIXELS


@pytest.mark.parametrize(
    "content",
    [
        PROGRAM,
        PDF,
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        picture(kind="GIF").read(),
        picture(kind="TIFF").read(),
    ],
    ids=["program", "pdf", "nothing", "svg", "gif", "tiff"],
)
def test_content_that_is_no_picture_is_refused_whatever_its_name(content):
    assert refusal(upload("logo.png", content)) == images.NOT_A_PICTURE


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_truncated_picture_is_refused(kind):
    whole = picture(kind=kind).read()

    assert refusal(upload("logo.jpg", whole[: len(whole) // 2])) in (images.BROKEN, images.NOT_A_PICTURE)


def test_picture_too_long_for_webp_is_refused():
    assert refusal(picture((100, 20_000))) == images.TOO_LONG


def test_picture_without_alt_text_is_refused_unless_decorative():
    assert refusal(picture(), alt="   ") == images.NO_WORDS


@pytest.mark.django_db
def test_decorative_picture_needs_and_keeps_no_alt_text():
    kept = images.store(picture(), alt="Listek", is_decorative=True)

    assert (kept.alt, kept.is_decorative) == ("", True)


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{"alt": "", "is_decorative": False}, {"alt": "Listek", "is_decorative": True}])
def test_database_refuses_a_picture_without_alt_text(wrong):
    kept = images.store(picture(), **WORDS)

    with pytest.raises(IntegrityError), transaction.atomic():
        Picture.objects.filter(pk=kept.pk).update(**wrong)


@pytest.mark.django_db
def test_no_file_stays_when_the_row_is_refused(media, monkeypatch):
    def refuse(self, **options):
        raise IntegrityError

    monkeypatch.setattr(Picture, "save", refuse)

    with pytest.raises(IntegrityError):
        images.store(picture(), **WORDS)

    assert files_in(media) == []


@pytest.mark.django_db
def test_orphans_of_a_rolled_back_transaction_are_deleted_after_a_day(media):
    kept = images.store(picture(), **WORDS)
    with transaction.atomic():
        images.store(picture(), **WORDS)
        transaction.set_rollback(True)
    assert len(files_in(media)) == 6

    assert uploads.sweep() == 0
    with time_machine.travel(timezone.now() + timedelta(days=1, hours=1)):
        assert uploads.sweep() == 3

    assert files_in(media) == sorted(Path(each.name).name for each in (kept.small, kept.medium, kept.large))


@pytest.mark.django_db
def test_deleted_picture_deletes_its_files_after_commit(media, django_capture_on_commit_callbacks):
    kept = images.store(picture(), **WORDS)

    with django_capture_on_commit_callbacks(execute=True):
        images.remove(kept)
        assert len(files_in(media)) == 3

    assert files_in(media) == []


@pytest.mark.django_db
def test_replaced_picture_keeps_its_row_and_gets_new_files(media, django_capture_on_commit_callbacks):
    kept = images.store(picture(), **WORDS)
    old = kept.large.name

    with django_capture_on_commit_callbacks(execute=True):
        images.replace(kept, picture((500, 500)), alt="Nowe logo.", is_decorative=False)

    fresh = Picture.objects.get()
    assert (fresh.pk, fresh.width, fresh.alt) == (kept.pk, 500, "Nowe logo.")
    assert not default_storage.exists(old)
    assert len(files_in(media)) == 3
