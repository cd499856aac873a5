"""Uploaded pictures: verified, stripped of metadata, in three widths, with a description.

The uploaded file itself is not kept: each width is redrawn as WebP under an unguessable
name, so neither metadata nor a disguised program survives.
"""

import io
import uuid
from dataclasses import dataclass, field
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils.formats import number_format
from PIL import Image, ImageCms, ImageOps

from core.errors import DomainError
from core.files import uploads
from core.models import Picture

FORMATS = ("JPEG", "PNG", "WEBP")
ACCEPT = "image/jpeg,image/png,image/webp"
MAX_BYTES = 5 * 2**20
MAX_PIXELS = 40_000_000
MAX_SIDE = 16_383  # the WebP limit
WIDTHS = {"small": 320, "medium": 640, "large": 1280}

NO_WORDS = "Opisz obraz jednym zdaniem albo zaznacz, że jest tylko ozdobny."
NO_SENTENCE = "Opisz obraz jednym zdaniem: co na nim widać."
NOT_A_PICTURE = "Ten plik nie jest obrazem JPG, PNG ani WebP. Wybierz inny plik."
BROKEN = "Nie udało się odczytać obrazu – plik jest uszkodzony. Zapisz go jeszcze raz i wyślij ponownie."
TOO_MANY_PIXELS = "Obraz ma zbyt dużo pikseli (najwięcej 40 milionów). Zmniejsz go i wyślij ponownie."
TOO_LONG = "Obraz jest zbyt wąski i długi. Przytnij go i wyślij ponownie."
TOO_MANY_WORDS = "Opis obrazu może mieć najwyżej 250 znaków."


@dataclass
class Cleaned:
    """A redrawn picture, not stored yet: WebP bytes by width name, and the size of the largest."""

    width: int
    height: int
    files: dict[str, bytes] = field(repr=False, default_factory=dict)


def store(upload: File | Cleaned, *, alt: str, is_decorative: bool, by: Any = None) -> Picture:
    """Store a cleaned picture with its description; raises DomainError with a message for the user.

    When the row cannot be saved, the files are deleted at once; when the caller's transaction
    is rolled back later, uploads.sweep deletes them within a day.
    """
    alt, is_decorative = words(alt, is_decorative)
    cleaned = upload if isinstance(upload, Cleaned) else clean(upload)
    picture = Picture(width=cleaned.width, height=cleaned.height, alt=alt, is_decorative=is_decorative, uploaded_by=by)
    _keep(picture, cleaned)
    return picture


@transaction.atomic
def replace(picture: Picture, upload: File | Cleaned, *, alt: str, is_decorative: bool, by: Any = None) -> None:
    """Replace this picture; the old files are deleted after commit."""
    alt, is_decorative = words(alt, is_decorative)
    cleaned = upload if isinstance(upload, Cleaned) else clean(upload)
    uploads.discard(picture.small, picture.medium, picture.large)
    picture.width, picture.height, picture.uploaded_by = cleaned.width, cleaned.height, by
    picture.alt, picture.is_decorative = alt, is_decorative
    _keep(picture, cleaned)


def describe(picture: Picture, *, alt: str, is_decorative: bool) -> None:
    """Change the description of a picture."""
    picture.alt, picture.is_decorative = words(alt, is_decorative)
    picture.save(update_fields=["alt", "is_decorative"])


@transaction.atomic
def remove(picture: Picture) -> None:
    """Delete the picture, and its files after commit."""
    uploads.discard(picture.small, picture.medium, picture.large)
    picture.delete()


def words(alt: str, is_decorative: bool) -> tuple[str, bool]:
    """Both values as the database requires them; a picture that is not decorative needs a description."""
    alt = " ".join(alt.split())
    if is_decorative:
        return "", True
    if not alt:
        raise DomainError(NO_WORDS)
    if len(alt) > 250:
        raise DomainError(TOO_MANY_WORDS)
    return alt, False


def _keep(picture: Picture, cleaned: Cleaned) -> None:
    """Write the files, then the row; when the row is refused, delete the files."""
    name, written = uuid.uuid4().hex, []
    try:
        for size, content in cleaned.files.items():
            file = getattr(picture, size)
            file.save(f"{name}-{WIDTHS[size]}.webp", ContentFile(content), save=False)
            written.append((file.storage, file.name))
        with transaction.atomic():
            picture.save()
    except BaseException:
        for storage, file_name in written:
            storage.delete(file_name)
        raise


def clean(upload: File) -> Cleaned:
    """Redraw the upload in three widths, or raise DomainError. Never enlarges."""
    if upload.size > MAX_BYTES:
        size = number_format(upload.size / 2**20, 1)
        raise DomainError(f"Plik ma {size} MB, a może mieć najwyżej 5 MB. Zmniejsz obraz i wyślij go ponownie.")
    image = _read(upload)
    files, largest = {}, image
    for name, width in sorted(WIDTHS.items(), key=lambda item: -item[1]):
        if image.width > width:
            image = image.resize((width, max(1, round(image.height * width / image.width))), Image.Resampling.LANCZOS)
        largest = largest if files else image
        buffer = io.BytesIO()
        image.save(buffer, "WEBP", quality=82, method=4)
        files[name] = buffer.getvalue()
    return Cleaned(largest.width, largest.height, files)


def _read(upload: File) -> Image.Image:
    """The pixels, upright and in plain colours, without metadata."""
    try:
        upload.seek(0)
        image = Image.open(upload, formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise DomainError(TOO_MANY_PIXELS) from None
    except Exception:  # noqa: BLE001 - image readers raise anything on foreign bytes
        raise DomainError(NOT_A_PICTURE) from None
    if image.width * image.height > MAX_PIXELS:
        raise DomainError(TOO_MANY_PIXELS)
    try:
        image.draft("RGB", (2 * WIDTHS["large"],) * 2)
        image.load()
        ImageOps.exif_transpose(image, in_place=True)
        mode = "RGBA" if image.has_transparency_data else "RGB"
        image = image if image.mode == mode else image.convert(mode)
        image = _in_srgb(image)
    except Exception:  # noqa: BLE001 - as above, on a broken or cut file
        raise DomainError(BROKEN) from None
    if image.height * WIDTHS["large"] > MAX_SIDE * max(image.width, WIDTHS["large"]):
        raise DomainError(TOO_LONG)
    image.info.clear()
    return image


def _in_srgb(image: Image.Image) -> Image.Image:
    """Convert to sRGB, which screens assume when there is no colour profile."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode != "RGB":
        return image
    try:
        return ImageCms.profileToProfile(image, io.BytesIO(profile), ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError):
        return image
