"""Documents: recognized by content, served only as downloads."""

import io
from contextlib import closing

import pytest
from django.db.models import FileField
from django.db.models.fields.files import FieldFile
from django.http import Http404

from core.errors import DomainError
from core.files import documents
from core.files.documents import DOCX, ODT, PDF, XLSX, DocumentField, check, clean_name, serve
from core.files.uploads import private_storage
from core.tests import files
from core.tests.files import PROGRAM, archive, docx, odt, upload


def refusal(sent) -> str:
    with pytest.raises(DomainError) as caught:
        check(sent)
    return str(caught.value)


@pytest.mark.parametrize(
    ("sent", "media_type"),
    [
        (upload("statut.pdf", files.PDF), PDF),
        (upload("statut.exe", files.PDF), PDF),
        (odt(), ODT),
        (docx(), DOCX),
        (docx(kind=files.SHEET, main="xl/workbook.xml"), XLSX),
    ],
)
def test_document_type_comes_from_its_content(sent, media_type):
    assert check(sent) == media_type


@pytest.mark.parametrize(
    "sent",
    [
        upload("statut.pdf", PROGRAM),
        upload("statut.docx", PROGRAM),
        upload("statut.pdf", PROGRAM + files.PDF),
        upload("statut.pdf", b""),
        upload("statut.pdf", b"<html><script>alert(1)</script></html>"),
        archive({"program.exe": PROGRAM}, name="statut.docx"),
        archive({"mimetype": "application/epub+zip", "content.xml": "<x/>"}, name="statut.odt"),
        docx(kind="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"),
    ],
    ids=["exe", "exe-docx", "exe+pdf", "empty", "html", "zip", "epub", "pptx"],
)
def test_renamed_program_and_other_types_are_refused(sent):
    assert refusal(sent) == documents.UNKNOWN


def test_zip_with_a_missing_part_is_refused():
    types = f'<Types xmlns="x"><Override PartName="/word/document.xml" ContentType="{files.WORD}"/></Types>'

    assert refusal(archive({"[Content_Types].xml": types, "program.exe": PROGRAM})) == documents.UNKNOWN


@pytest.mark.parametrize(
    "sent",
    [
        docx(**{"word/vbaProject.bin": b"x"}),
        docx(**{"WORD/VBAPROJECT.BIN": b"x"}),
        docx(kind="application/vnd.ms-word.document.macroEnabled.main+xml"),
        odt(**{"Basic/Standard/Module1.xml": "<x/>"}),
        odt(**{"Scripts/python/run.py": "x"}),
    ],
)
def test_document_with_macros_is_refused(sent):
    assert refusal(sent) == documents.HAS_MACROS


def test_zip_bomb_is_refused():
    sent = docx(**{"word/media/a.bin": b"\0" * (160 * 2**20)})
    assert sent.size < documents.MAX_BYTES

    assert refusal(sent) == documents.UNPACKS_TOO_BIG


def test_file_with_thousands_of_parts_is_refused():
    assert refusal(odt(**{f"p{number}": "" for number in range(5_001)})) == documents.UNPACKS_TOO_BIG


def test_part_with_a_path_outside_the_folder_is_refused():
    assert refusal(docx(**{"../../etc/cron.d/x": "x"})) == documents.BROKEN


def test_part_list_with_entity_expansion_is_refused():
    bomb = '<!DOCTYPE t [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><Types>&b;</Types>'

    assert refusal(archive({"[Content_Types].xml": bomb, "word/document.xml": "<x/>"})) == documents.BROKEN


@pytest.mark.parametrize("sent", [upload("a.pdf", files.PDF[:-8]), upload("a.docx", docx().read()[:-30])])
def test_truncated_document_is_refused(sent):
    assert refusal(sent) == documents.BROKEN


def test_document_with_a_password_is_refused():
    content = bytearray(docx().read())
    content[content.rindex(b"PK\x01\x02") + 8] |= 1

    assert refusal(upload("a.docx", bytes(content))) == documents.HAS_PASSWORD


def test_document_over_15_megabytes_is_refused_with_the_limit():
    sent = upload("a.pdf", files.PDF + b"\0" * (16 * 2**20))

    assert refusal(sent) == "Plik ma 16,0 MB, a może mieć najwyżej 15 MB. Zmniejsz go i wyślij ponownie."


def test_checked_file_is_rewound():
    sent = upload("statut.pdf", files.PDF)
    check(sent)

    assert sent.read() == files.PDF


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Statut Łąki 2024.pdf", "Statut-Łąki-2024.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Dokumenty\\statut.exe", "statut.pdf"),
        ('a"b\r\nSet-Cookie: x.pdf', "a-b-Set-Cookie-x.pdf"),
        ("- -.pdf", "dokument.pdf"),
        ("x" * 300 + ".pdf", "x" * 100 + ".pdf"),
    ],
)
def test_file_name_becomes_safe_and_gets_the_right_extension(name, clean):
    assert clean_name(name, PDF) == clean


def test_form_field_corrects_the_extension():
    cleaned = DocumentField().clean(upload("Umowa nr 5.exe", files.PDF))

    assert cleaned.name == "Umowa-nr-5.pdf"


@pytest.fixture
def stored(settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "private": {"BACKEND": "core.files.uploads.PrivateStorage", "OPTIONS": {"location": tmp_path}}
    }
    storage = private_storage()
    name = storage.save("documents/2026/03/x.pdf", io.BytesIO(files.PDF))
    return FieldFile(None, FileField(storage=storage), name)


@pytest.mark.django_db
def test_document_is_served_only_as_a_download(stored):
    with closing(serve(stored, "Statut z 12.03 Łąki")) as answer:
        content = b"".join(answer.streaming_content)

    assert content == files.PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''Statut-z-12.03-%C5%81")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_document_without_its_file_is_not_found(stored):
    stored.storage.delete(stored.name)

    with pytest.raises(Http404):
        serve(stored, "Statut")


def test_document_has_no_public_media_url(stored, settings):
    assert stored.url == ""
    assert not stored.storage.path(stored.name).startswith(str(settings.MEDIA_ROOT))
