"""Documents as PDF: accessible, with the text exactly as typed, byte-identical for the same data."""

import unicodedata
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest
import typst
from django.conf import settings
from hypothesis import given
from hypothesis import settings as speed
from hypothesis import strategies as st
from pikepdf import Name

from core import pdf
from core.tests.pdf_structure import alternatives, elements, problems, tags, words_of

AT = datetime(2026, 11, 25, 12, tzinfo=UTC)


def trial(name="Zażółć Gęślą-Jaźń", title="Próbny wydruk", **changed) -> bytes:
    data = {
        "name": name,
        "lines": ["pierwsza rzecz", "druga rzecz"],
        "url": "https://ngo.example.org/",
        "qr": pdf.qr("https://ngo.example.org/"),
        "rows": [["1", "Łukasz"], ["2", "Żaneta"]],
    }
    return pdf.render("core/trial", data | changed, title=title, made_at=AT)


def test_document_is_accessible():
    content = trial()

    assert problems(content) == []
    assert tags(content)[:4] == ["Document", "H1", "P", "Strong"]
    assert {"H2", "L", "LI", "LBody", "Link", "Figure", "Caption", "Table", "THead", "TH", "TD"} <= set(tags(content))
    assert alternatives(content) == ["Kod QR z adresem strony"]


def test_document_of_many_pages_is_accessible():
    content = trial(rows=[[str(number), "Osoba"] for number in range(1, 121)])

    assert problems(content) == []
    with pikepdf.open(BytesIO(content)) as document:
        assert len(document.pages) > 3


def test_document_has_its_title_and_author():
    with pikepdf.open(BytesIO(trial(title="Lista – „żółw”"))) as document:
        assert document.docinfo["/Title"] == "Lista – „żółw”"
        assert document.docinfo["/Author"] == pdf.OFFICE


@pytest.mark.parametrize(
    "name",
    [
        '#panic("x")',
        '#import "/portal/settings.py"',
        "$x$ *b* _c_ `d` = e",
        '"cytat" \\ \\u{1}',
        "// komentarz /* i drugi */",
        "<etykieta> @odnośnik [nawias] #[nawias]",
    ],
)
def test_names_are_never_read_as_source(name):
    content = trial(name=name, rows=[[name, name]], lines=[name])

    assert problems(content) == []
    assert words_of(content).count(name) == 4


@pytest.mark.parametrize("name", ["Олена Шевченко", "Ελένη", "Dvořáková", "Zoe\u0301", "Šťastný"])
def test_names_in_other_alphabets_are_shown(name):
    assert unicodedata.normalize("NFC", name) in words_of(trial(name=name))


@pytest.mark.parametrize(("name", "shown"), [("Fundacja 🎉", "Fundacja ?"), ("a\x00b\u202ec", "abc"), ("ﬁ", "fi")])
def test_unsupported_characters_are_replaced(name, shown):
    content = trial(name=name, title=f"Próba {name}", lines=[name])

    assert problems(content) == []
    assert shown in words_of(content)


@speed(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_any_name_can_be_printed(name):
    assert problems(trial(name=name, lines=[name], rows=[[name, name]])) == []


def test_same_data_gives_the_same_bytes_from_any_thread():
    with ThreadPoolExecutor(4) as pool:
        made = set(pool.map(lambda _: trial(), range(16)))

    assert made == {trial()}


def test_system_fonts_are_not_used():
    families = {found.family for found in pdf._fonts().fonts()}

    assert "Atkinson Hyperlegible Next" in families
    assert families <= {
        "Atkinson Hyperlegible Next",
        "DejaVu Sans Mono",
        "Libertinus Serif",
        "New Computer Modern",
        "New Computer Modern Math",
    }


def test_picture_without_alt_text_is_refused():
    source = b'#set document(title: "x")\n= x\n#image("/static/img/logo.svg")'
    compiler = typst.Compiler(input=source, root=str(settings.BASE_DIR), font_paths=pdf._fonts())

    with pytest.raises(typst.TypstError, match="alt"):
        compiler.compile(format="pdf", pdf_standards=pdf.STANDARDS)


#: Faults of a file made without the PDF/UA setting of Typst, or by another program.
FAULTS = {
    "The document is not marked as tagged.": lambda root, page: root.MarkInfo.__setitem__("/Marked", False),
    "Readers would show the file's name in place of its title.": lambda root, page: root.__delitem__(
        "/ViewerPreferences"
    ),
    'The language is not Polish but pikepdf.String("en").': lambda root, page: root.__setitem__("/Lang", "en"),
    "There is no structure.": lambda root, page: root.__delitem__("/StructTreeRoot"),
    "The file does not say that it is PDF/UA-1.": lambda root, page: root.__delitem__("/Metadata"),
    "On page 1 the key Tab does not follow the structure.": lambda root, page: page.__delitem__("/Tabs"),
    "A link on page 1 does not say where it leads.": lambda root, page: page.Annots[0].__delitem__("/Contents"),
    "A link on page 1 stands nowhere in the structure.": lambda root, page: page.Annots[0].__delitem__(
        "/StructParent"
    ),
    "Page 1 has tagged content that stands nowhere in the structure.": lambda root, page: page.__delitem__(
        "/StructParents"
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_checker_finds_faults_of_the_document(fault):
    assert fault in problems(broken(lambda document: FAULTS[fault](document.Root, document.pages[0])))


#: Element, how it is broken, what the checker reports.
BREAKS = [
    ("/Figure", lambda one: one.__delitem__("/Alt"), "A picture has no words that stand for it."),
    ("/H2", lambda one: one.__setitem__("/S", Name.H4), "A heading of level 4 follows one of level 1."),
    ("/H1", lambda one: one.__setitem__("/S", Name.P), "A heading of level 2 follows one of level 0."),
    ("/TH", lambda one: one.__delitem__("/A"), "A head cell does not say what it is the head of."),
    ("/THead", lambda one: one.__setitem__("/K", []), "A table has no head cells."),
    ("/TR", lambda one: one.__setitem__("/K", one.K[0]), "Rows of a table have different lengths: [1, 2]."),
    ("/LI", lambda one: one.__setitem__("/S", Name.P), "A list holds something that is no item."),
    ("/LBody", lambda one: one.__setitem__("/S", Name.P), "An item of a list has no body."),
    ("/P", lambda one: one.__setitem__("/S", Name.Span), "Words stand outside any paragraph."),
    (
        "/Document",
        lambda one: one.__setitem__("/S", Name.Sect),
        "The structure does not begin with one document but with",
    ),
]


@pytest.mark.parametrize(("tag", "harm", "said"), BREAKS, ids=[tag for tag, _, _ in BREAKS])
def test_checker_finds_faults_of_the_structure(tag, harm, said):
    def harmed(document):
        harm(next(one for one in elements(document) if str(one.S) == tag))

    assert any(found.startswith(said) for found in problems(broken(harmed)))


def test_checker_finds_untagged_text_and_missing_fonts():
    def harmed(document):
        page = document.pages[0]
        page.contents_add(b"BT (x) Tj ET")
        font = next(iter(page.Resources.Font.values()))
        del font.ToUnicode
        del font.DescendantFonts[0].FontDescriptor.FontFile2

    found = " ".join(problems(broken(harmed)))

    assert "neither tagged nor marked" in found
    assert "is not in the file" in found
    assert "cannot be read as letters" in found


def broken(harm) -> bytes:
    written = BytesIO()
    with pikepdf.open(BytesIO(trial())) as document:
        harm(document)
        document.save(written)
    return written.getvalue()
