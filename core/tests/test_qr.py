"""A code for a phone stands in the page itself, with words for whoever cannot see it."""

from django.template import Context, Template

from core import qr


def test_the_words_that_stand_for_a_code_are_escaped():
    page = Template("{% qr_code url alt=words %}").render(Context({"url": "https://example.org/", "words": '"><b>'}))

    assert page.startswith('<svg class="qr-code" role="img" aria-label="&quot;&gt;&lt;b&gt;" viewBox=')
    assert "style=" not in page
    assert "<script" not in page


def test_other_words_are_another_code():
    assert qr.svg("https://example.org/1", alt="Kod") != qr.svg("https://example.org/2", alt="Kod")
