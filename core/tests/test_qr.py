"""A QR code is inline SVG with an alternative text."""

from django.template import Context, Template

from core import qr


def test_alternative_text_is_escaped():
    page = Template("{% qr_code url alt=words %}").render(Context({"url": "https://example.org/", "words": '"><b>'}))

    assert page.startswith('<svg class="qr-code" role="img" aria-label="&quot;&gt;&lt;b&gt;" viewBox=')
    assert "style=" not in page
    assert "<script" not in page


def test_other_text_is_another_code():
    assert qr.svg("https://example.org/1", alt="Kod") != qr.svg("https://example.org/2", alt="Kod")
