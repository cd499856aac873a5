"""Demo files, drawn and written here: no real photographs or documents."""

import io
import zipfile

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from core import pdf
from core.tables import sheets

MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
CONTENT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.3" '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
    '<text:h text:outline-level="1">{title}</text:h><text:p>{body}</text:p>'
    "</office:text></office:body></office:document-content>"
)
WORD_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
WORD_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
WORD_BODY = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
)


def logo(colours: tuple[str, str]) -> ContentFile:
    """A leaf and a nut in the two colours."""
    dark, light = colours
    image = Image.new("RGB", (512, 512), light)
    pen = ImageDraw.Draw(image)
    pen.ellipse((80, 60, 330, 400), fill=dark)
    pen.line((120, 130, 300, 380), fill=light, width=12)
    pen.ellipse((280, 280, 440, 440), fill=dark)
    pen.pieslice((280, 280, 440, 440), 180, 360, fill="#d99a4e")
    return _png(image)


def photo(colours: tuple[str, str]) -> ContentFile:
    """A meadow with trees."""
    dark, light = colours
    image = Image.new("RGB", (1280, 800), light)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 560, 1280, 800), fill=dark)
    for left in (140, 520, 900):
        pen.rectangle((left + 95, 420, left + 125, 640), fill="#4a2b10")
        pen.ellipse((left, 180, left + 220, 480), fill=dark)
    return _png(image)


def document(title: str, body: str) -> ContentFile:
    """A small ODT with a heading and a sentence."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", CONTENT.format(title=title, body=body))
    return ContentFile(buffer.getvalue(), name="dokument.odt")


EXAMPLE = "To jest przykładowy dokument. Biuro zastąpi go właściwym."


def paper(title: str, lines: list[str]) -> ContentFile:
    """A small accessible PDF with points."""
    return ContentFile(pdf.render("portal/list", {"about": EXAMPLE, "lines": lines}, title=title), name="dokument.pdf")


def text(title: str, lines: list[str]) -> ContentFile:
    """A small ODT with lines to fill in."""
    return document(title, "</text:p><text:p>".join([EXAMPLE, *lines]))


def spreadsheet(title: str, columns: list[str]) -> ContentFile:
    """A workbook of one sheet with these headings."""
    return ContentFile(sheets.xlsx(title, columns, [[""] * len(columns)] * 3), name="arkusz.xlsx")


def word(title: str, lines: list[str]) -> ContentFile:
    """A small DOCX with lines to fill in."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in (title, EXAMPLE, *lines))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", WORD_TYPES)
        archive.writestr("_rels/.rels", WORD_RELATIONS)
        archive.writestr("word/document.xml", WORD_BODY.format(paragraphs))
    return ContentFile(buffer.getvalue(), name="dokument.docx")


def _png(image: Image.Image) -> ContentFile:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return ContentFile(buffer.getvalue(), name="obraz.png")
