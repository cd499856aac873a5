"""Rich text: allowed markup stays, anything that a browser could run is removed."""

import pytest

from core.text.richtext import clean, from_text, text_of


def test_editor_markup_is_unchanged():
    written = (
        "<h3>Cel</h3><p>Pomagamy <strong>seniorom</strong> i <em>dzieciom</em>.<br></p><ul><li>co wtorek</li></ul>"
    )

    assert clean(written) == written


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("<p>Witaj<script>alert(1)</script></p>", "<p>Witaj</p>"),
        ("<p>Witaj<scr<script>ipt>alert(1)</scr</script>ipt></p>", "<p>Witajipt&gt;alert(1)ipt&gt;</p>"),
        ("<style>p{position:fixed}</style><p>Witaj</p>", "<p>Witaj</p>"),
        ('<p onclick="alert(1)" style="color:red" class="x" id="y">Witaj</p>', "<p>Witaj</p>"),
        ('<img src="x" onerror="alert(1)">Witaj', "Witaj"),
        ('<svg onload="alert(1)"><p>Witaj</p></svg>', "<p>Witaj</p>"),
        ('<iframe src="https://example.org"></iframe>Witaj', "Witaj"),
        ("<!-- <script>alert(1)</script> --><p>Witaj</p>", "<p>Witaj</p>"),
        ("<form action='/admin/'><input name='x'></form><p>Witaj</p>", "<p>Witaj</p>"),
    ],
)
def test_unsafe_markup_is_removed(sent, kept):
    assert clean(sent) == kept


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc",
    ],
)
def test_script_link_loses_its_target(address):
    assert clean(f'<a href="{address}">kliknij</a>') == '<a rel="nofollow noopener">kliknij</a>'


@pytest.mark.parametrize(
    "address", ["https://ngo.leszno.pl", "mailto:biuro@example.org", "tel:+48655298123", "/mapa/"]
)
def test_plain_link_stays_with_nofollow(address):
    sent = f'<a href="{address}" target="_blank" rel="opener">nasza strona</a>'

    assert clean(sent) == f'<a href="{address}" rel="nofollow noopener">nasza strona</a>'


@pytest.mark.parametrize("sent", ["", "<p></p>", "<p> </p><p>&nbsp;</p>", "<ul><li></li></ul>", "<script>x</script>"])
def test_text_without_words_is_empty(sent):
    assert clean(sent) == ""


def test_plain_text_keeps_spaces_and_has_no_markup():
    rich = "<h3>Cel</h3><p>Pomoc<br>sąsiadom &amp; seniorom</p><ul><li>wtorki</li><li>środy</li></ul>"

    assert text_of(rich) == "Cel Pomoc sąsiadom & seniorom wtorki środy"


def test_spreadsheet_text_becomes_paragraphs_without_markup():
    assert (
        from_text("Pomagamy.\r\n\r\nA < B <b>i</b>\nC")
        == "<p>Pomagamy.</p>\n\n<p>A &lt; B &lt;b&gt;i&lt;/b&gt;<br>C</p>"
    )
