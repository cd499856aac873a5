"""The PDF/UA-1 rules that a machine can check, read with pikepdf (in place of veraPDF)."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, NumberTree

#: Operators that paint on the page.
PAINT = frozenset(["Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE"])
LEVELS = frozenset("123456")
#: Inline elements: allowed inside a paragraph, a heading, a cell.
INLINE = frozenset(["/Span", "/Strong", "/Em", "/Link", "/Quote", "/Code"])


def problems(content: bytes) -> list[str]:
    """Sentences about what is missing; an empty list means a good file."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return [
            *_of_document(pdf),
            *_of_structure(pdf),
            *(found for number, page in enumerate(pdf.pages, 1) for found in _of_page(pdf, page, number)),
            *_of_fonts(pdf),
        ]


def elements(pdf: pikepdf.Pdf) -> Iterator[Dictionary]:
    """Structure elements in reading order."""
    yield from _below(pdf.Root.StructTreeRoot.get("/K", Array()))


def tags(content: bytes) -> list[str]:
    """Names of the structure elements in reading order: ["Document", "H1", "P", …]."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return [str(one.S)[1:] for one in elements(pdf)]


def alternatives(content: bytes) -> list[str]:
    """The alternative texts of pictures."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return [str(one.Alt) for one in elements(pdf) if "/Alt" in one]


def words_of(content: bytes) -> str:
    """The text as a screen reader gets it: by the fonts' ToUnicode tables, in page order."""
    told = []
    with pikepdf.open(BytesIO(content)) as document:
        for page in document.pages:
            tables = {name: _letters_of(font) for name, font in page.Resources.Font.items()}
            table = {}
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    table = tables[str(operands[0])]
                elif str(operator) in ("Tj", "TJ"):
                    pieces = operands[0] if str(operator) == "TJ" else operands
                    told += [_read(bytes(piece), table) for piece in pieces if isinstance(piece, pikepdf.String)]
    return "".join(told)


def _read(codes: bytes, table: dict[int, str]) -> str:
    return "".join(table[int.from_bytes(codes[i : i + 2])] for i in range(0, len(codes), 2))


def _letters_of(font) -> dict[int, str]:
    """The font's own table from glyph codes to letters."""
    table = {}
    for line in font.ToUnicode.read_bytes().decode("latin-1").splitlines():
        pieces = [piece.strip("<>") for piece in line.split()]
        if line.startswith("<") and len(pieces) == 2:
            table[int(pieces[0], 16)] = bytes.fromhex(pieces[1]).decode("utf-16-be")
    return table


def _below(kids) -> Iterator[Dictionary]:
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from _below(kid.get("/K", Array()))


def _of_document(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "The document is not marked as tagged."
    if root.get("/MarkInfo", {}).get("/Suspects", False):
        yield "The structure is said to be doubtful."
    if not str(root.get("/Lang", "")).lower().startswith("pl"):
        yield f"The language is not Polish but {root.get('/Lang')!r}."
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "Readers would show the file's name in place of its title."
    with pdf.open_metadata() as metadata:
        if str(metadata.get("pdfuaid:part", "")) != "1":
            yield "The file does not say that it is PDF/UA-1."
        if not str(metadata.get("dc:title", "")).strip():
            yield "The document has no title."
    if pdf.is_encrypted and not pdf.allow.accessibility:
        yield "Screen readers may not read the file."


def _of_structure(pdf: pikepdf.Pdf) -> Iterator[str]:
    tree = pdf.Root.get("/StructTreeRoot")
    if tree is None:
        yield "There is no structure."
        return
    found = list(elements(pdf))
    kids = tree.get("/K", Array())
    tops = [str(one.S) for one in (kids if isinstance(kids, Array) else [kids])]
    if tops != ["/Document"]:
        yield f"The structure does not begin with one document but with {tops}."
    yield from _of_headings([str(one.S)[2:] for one in found if str(one.S)[:2] == "/H" and str(one.S)[2:] in LEVELS])
    for one in found:
        yield from _of_element(one)


def _of_headings(levels: list[str]) -> Iterator[str]:
    if not levels:
        yield "There is no heading."
    before = 0
    for level in map(int, levels):
        if level > before + 1:
            yield f"A heading of level {level} follows one of level {before}."
        before = level


def _of_element(one: Dictionary) -> Iterator[str]:
    match str(one.S):
        case "/Figure" | "/Formula" if not str(one.get("/Alt", "")).strip() and "/ActualText" not in one:
            yield "A picture has no words that stand for it."
        case "/Document" | "/Sect" | "/Div" if any(str(kid.S) in INLINE for kid in _kids(one)):
            yield "Words stand outside any paragraph."
        case "/Table":
            yield from _of_table(one)
        case "/L" if not all(str(kid.S) in ("/LI", "/Caption", "/L") for kid in _kids(one)):
            yield "A list holds something that is no item."
        case "/LI" if not any(str(kid.S) == "/LBody" for kid in _kids(one)):
            yield "An item of a list has no body."


def _kids(one: Dictionary) -> list[Dictionary]:
    kids = one.get("/K", Array())
    return [
        kid for kid in (kids if isinstance(kids, Array) else [kids]) if isinstance(kid, Dictionary) and "/S" in kid
    ]


def _of_table(table: Dictionary) -> Iterator[str]:
    rows = [one for one in _below(table.get("/K", Array())) if str(one.S) == "/TR"]
    cells = [[cell for cell in _kids(row) if str(cell.S) in ("/TH", "/TD")] for row in rows]
    heads = [cell for row in cells for cell in row if str(cell.S) == "/TH"]
    if not heads:
        yield "A table has no head cells."
    if any(_attribute(cell, "/Scope") not in ("/Row", "/Column", "/Both") for cell in heads):
        yield "A head cell does not say what it is the head of."
    widths = {sum(int(_attribute(cell, "/ColSpan") or 1) for cell in row) for row in cells}
    if len(widths) > 1 and not any(_attribute(cell, "/RowSpan") for row in cells for cell in row):
        yield f"Rows of a table have different lengths: {sorted(widths)}."


def _attribute(one: Dictionary, name: str) -> str:
    sets = one.get("/A", Array())
    for attributes in sets if isinstance(sets, Array) else [sets]:
        if isinstance(attributes, Dictionary) and name in attributes:
            return str(attributes[name])
    return ""


def _of_page(pdf: pikepdf.Pdf, page: pikepdf.Page, number: int) -> Iterator[str]:
    marks, is_bare = _marks(page)
    if is_bare:
        yield f"Page {number} has content that is neither tagged nor marked as adornment."
    known = NumberTree(pdf.Root.StructTreeRoot.ParentTree) if "/StructTreeRoot" in pdf.Root else {}
    place = page.get("/StructParents")
    parents = known.get(int(place)) if place is not None else None
    if marks and (parents is None or max(marks) >= len(parents)):
        yield f"Page {number} has tagged content that stands nowhere in the structure."
    annotations = page.get("/Annots", Array())
    if len(annotations) and page.get("/Tabs") != Name("/S"):
        yield f"On page {number} the key Tab does not follow the structure."
    for one in annotations:
        if not str(one.get("/Contents", "")).strip():
            yield f"A link on page {number} does not say where it leads."
        owner = known.get(int(one.StructParent)) if "/StructParent" in one else None
        if owner is None or str(owner.S) not in ("/Link", "/Annot", "/Form"):
            yield f"A link on page {number} stands nowhere in the structure."


def _marks(page: pikepdf.Page) -> tuple[set[int], bool]:
    """Numbers of the tagged pieces on the page, and whether something is painted outside them."""
    numbers, open_marks, is_bare = set(), [], False
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BMC", "BDC"):
            if name == "BDC" and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]:
                numbers.add(int(operands[1].MCID))
            open_marks.append(str(operands[0]))
        elif name == "EMC":
            open_marks.pop()
        elif name in PAINT and not open_marks:
            is_bare = True
    return numbers, is_bare


def _of_fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for font in pdf.objects:
        if not (isinstance(font, Dictionary) and font.get("/Type") == Name.Font and "/BaseFont" in font):
            continue
        if font.Subtype in (Name.CIDFontType0, Name.CIDFontType2):
            descriptor = font.get("/FontDescriptor", {})
            if not any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield f"The font {font.BaseFont} is not in the file."
        elif "/ToUnicode" not in font:
            yield f"Text in {font.BaseFont} cannot be read as letters."
