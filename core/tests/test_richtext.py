"""Rich text: what people may write stays, what browsers might run does not."""

import pytest

from core.text.richtext import clean, from_text, text_of


def test_what_the_editor_makes_stays_as_it_is():
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
def test_whatever_might_run_or_disguise_itself_is_gone(sent, kept):
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
def test_a_link_that_leads_to_a_script_leads_nowhere(address):
    assert clean(f'<a href="{address}">kliknij</a>') == '<a rel="nofollow noopener">kliknij</a>'


@pytest.mark.parametrize(
    "address", ["https://ngo.leszno.pl", "mailto:biuro@example.org", "tel:+48655298123", "/mapa/"]
)
def test_a_plain_link_stays_and_vouches_for_nobody(address):
    sent = f'<a href="{address}" target="_blank" rel="opener">nasza strona</a>'

    assert clean(sent) == f'<a href="{address}" rel="nofollow noopener">nasza strona</a>'


@pytest.mark.parametrize("sent", ["", "<p></p>", "<p> </p><p>&nbsp;</p>", "<ul><li></li></ul>", "<script>x</script>"])
def test_text_without_words_is_empty(sent):
    assert clean(sent) == ""


def test_bare_words_are_not_glued_together_and_have_no_marks_of_code():
    rich = "<h3>Cel</h3><p>Pomoc<br>sąsiadom &amp; seniorom</p><ul><li>wtorki</li><li>środy</li></ul>"

    assert text_of(rich) == "Cel Pomoc sąsiadom & seniorom wtorki środy"


def test_text_from_a_spreadsheet_becomes_paragraphs_and_never_code():
    assert (
        from_text("Pomagamy.\r\n\r\nA < B <b>i</b>\nC")
        == "<p>Pomagamy.</p>\n\n<p>A &lt; B &lt;b&gt;i&lt;/b&gt;<br>C</p>"
    )
