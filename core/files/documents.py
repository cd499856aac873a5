"""Uploaded documents: identified by content, not by name; served only as downloads."""

import posixpath
import re
import unicodedata
import zipfile
from typing import Any

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from django import forms
from django.core.files.base import File
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404
from django.utils.formats import number_format

from core.errors import DomainError

MAX_BYTES = 15 * 2**20
MAX_UNPACKED = 150 * 2**20
MAX_PARTS = 5_000
PDF = "application/pdf"
ODT = "application/vnd.oasis.opendocument.text"
_OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX = f"{_OFFICE}wordprocessingml.document"
XLSX = f"{_OFFICE}spreadsheetml.sheet"
EXTENSIONS = {PDF: ".pdf", ODT: ".odt", DOCX: ".docx", XLSX: ".xlsx"}
ACCEPT = ",".join(EXTENSIONS.values())
_MAIN_PART = {f"{DOCX}.main+xml": DOCX, f"{XLSX}.main+xml": XLSX}
_MACROS = re.compile(r"(^|/)(vbaproject\.bin|vbadata\.xml)$|^(basic|scripts)/", re.IGNORECASE)

UNKNOWN = "Ten plik nie jest dokumentem PDF, ODT, DOCX ani XLSX. Zapisz go w jednym z tych formatów."
BROKEN = "Nie udało się odczytać dokumentu – plik jest uszkodzony. Zapisz go jeszcze raz i wyślij ponownie."
HAS_MACROS = "Dokument zawiera makra. Zapisz go bez makr, najlepiej jako PDF, i wyślij ponownie."
HAS_PASSWORD = "Dokument jest chroniony hasłem. Zapisz go bez hasła i wyślij ponownie."  # noqa: S105 - a sentence
UNPACKS_TOO_BIG = "Dokument jest po rozpakowaniu zbyt duży. Zapisz go jako PDF i wyślij ponownie."


def check(upload: File) -> str:
    """The media type of an allowed document, detected from its content; raises DomainError for anything else."""
    if upload.size > MAX_BYTES:
        size = number_format(upload.size / 2**20, 1)
        raise DomainError(f"Plik ma {size} MB, a może mieć najwyżej 15 MB. Zmniejsz go i wyślij ponownie.")
    upload.seek(0)
    head = upload.read(8)
    try:
        if head.startswith(b"%PDF-"):
            return _check_pdf(upload)
        if head.startswith(b"PK\x03\x04"):
            return _check_zip(upload)
    finally:
        upload.seek(0)
    raise DomainError(UNKNOWN)


def clean_name(name: str, media_type: str) -> str:
    """A file name safe on every disk, with the right extension: "../Statut Łąki.exe" is "Statut-Łąki.pdf"."""
    name = unicodedata.normalize("NFC", posixpath.basename(name.replace("\\", "/")))
    stem = re.sub(r"[^\w.-]+", "-", posixpath.splitext(name)[0]).strip("-._")[:100]
    return f"{stem or 'dokument'}{EXTENSIONS[media_type]}"


def serve(file: FieldFile, name: str) -> FileResponse:
    """Serve the file as a download, never inline; 404 when it does not exist."""
    extension = posixpath.splitext(file.name)[1].lower()
    media_type = next((kind for kind, ending in EXTENSIONS.items() if ending == extension), None)
    try:
        if media_type is None:
            raise FileNotFoundError
        content = file.open("rb")
    except (FileNotFoundError, ValueError):
        raise Http404("Nie ma takiego pliku.") from None
    response = FileResponse(
        content,
        as_attachment=True,
        filename=clean_name(f"{name.removesuffix(extension)}{extension}", media_type),
        content_type=media_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


class DocumentField(forms.FileField):
    """A file input that accepts only allowed documents and cleans their names."""

    widget = forms.FileInput(attrs={"accept": ACCEPT})

    def __init__(self, **options: Any):
        options.setdefault("help_text", "PDF, ODT, DOCX albo XLSX, najwyżej 15 MB.")
        super().__init__(**options)

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if not upload or upload is initial:
            return upload
        try:
            upload.name = clean_name(upload.name, check(upload))
        except DomainError as error:
            raise forms.ValidationError(str(error), code="document") from None
        return upload


def _check_pdf(upload: File) -> str:
    upload.seek(max(0, upload.size - 2048))
    if b"%%EOF" not in upload.read():
        raise DomainError(BROKEN)
    return PDF


def _check_zip(upload: File) -> str:
    try:
        with zipfile.ZipFile(upload) as archive:
            _check_parts(archive.infolist())
            return _kind_of(archive)
    except (zipfile.BadZipFile, ElementTree.ParseError, DefusedXmlException, UnicodeDecodeError, EOFError, OSError):
        raise DomainError(BROKEN) from None
    except (NotImplementedError, RuntimeError):  # a compression method that office programs never use, or a password
        raise DomainError(UNKNOWN) from None


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise DomainError(UNPACKS_TOO_BIG)
    if any(part.flag_bits & 1 for part in parts):
        raise DomainError(HAS_PASSWORD)
    if any(part.filename.startswith("/") or ".." in part.filename.split("/") for part in parts):
        raise DomainError(BROKEN)
    if any(_MACROS.search(part.filename) for part in parts):
        raise DomainError(HAS_MACROS)


def _kind_of(archive: zipfile.ZipFile) -> str:
    """The type that the container declares; checks that the declared main part exists."""
    names = set(archive.namelist())
    if "mimetype" in names and _read(archive, "mimetype").strip() == ODT.encode() and "content.xml" in names:
        return ODT
    if "[Content_Types].xml" not in names:
        raise DomainError(UNKNOWN)
    for element in ElementTree.fromstring(_read(archive, "[Content_Types].xml")):
        kind = element.get("ContentType", "")
        if "macroenabled" in kind.lower():
            raise DomainError(HAS_MACROS)
        if kind in _MAIN_PART and element.get("PartName", "").lstrip("/") in names:
            return _MAIN_PART[kind]
    raise DomainError(UNKNOWN)


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    """The beginning of one part: at most 1 MB, whatever size the archive declares."""
    with archive.open(name) as part:
        return part.read(2**20)
