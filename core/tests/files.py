"""Uploaded files, good and bad, made in memory."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

PROGRAM = b"MZ\x90\x00\x03" + b"\x00" * 200 + b"This program cannot be run in DOS mode."
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def picture(
    size=(1600, 900), *, kind="JPEG", mode="RGB", color="#2f7d57", name="logo.jpg", after=b"", **options
) -> SimpleUploadedFile:
    buffer = io.BytesIO()
    Image.new(mode, size, color).save(buffer, kind, **options)
    return upload(name, buffer.getvalue() + after)


def archive(parts: dict[str, bytes | str], name="statut.docx") -> SimpleUploadedFile:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for part, content in parts.items():
            packed.writestr(part, content)
    return upload(name, buffer.getvalue())


def docx(kind=WORD, main="word/document.xml", **more) -> SimpleUploadedFile:
    types = f'<Types xmlns="x"><Override PartName="/{main}" ContentType="{kind}"/></Types>'
    return archive({"[Content_Types].xml": types, main: "<document/>"} | more)


def odt(**more) -> SimpleUploadedFile:
    return archive(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<office/>"} | more, name="statut.odt"
    )
