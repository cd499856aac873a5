"""Bar charts: proportional bars, exact numbers, and a table for screen readers."""

import pytest
from django.template import Context, Template

from core import charts

ROWS = [("Wniosek", 12), ("Statut", 3), ("Zdjęcia", 0)]


def drawn(rows, **options):
    names = "".join(f' {name}="{value}"' for name, value in options.items())
    template = Template(f'{{% bar_chart rows title="Szkolenia" unit="punkty" of="szkolenie"{names} %}}')
    return template.render(Context({"rows": rows}))


def test_longest_bar_has_full_width_and_the_others_are_proportional():
    assert [bar.width for bar in charts.bars(ROWS)] == [100, 25, 0]


def test_charts_beside_each_other_may_share_a_scale():
    assert [bar.width for bar in charts.bars([("Przydatne", 4), ("Jasne", 5)], most=5)] == [80, 100]


@pytest.mark.parametrize(("value", "words"), [(3, "3"), (4.26, "4,3"), (5.0, "5"), (1200, "1200"), (4.96, "5")])
def test_numbers_are_formatted_in_polish(value, words):
    assert charts.in_words(value) == words


def test_missing_and_negative_values_have_no_bar():
    assert [bar.width for bar in charts.bars([("Nikt", None), ("Błąd", -4)])] == [0, 0]


def test_chart_is_a_table_with_a_caption_and_headings():
    page = drawn(ROWS)

    assert "<caption>Szkolenia</caption>" in page
    assert page.count('scope="row"') == 3
    assert page.count('scope="col"') == 2
    assert '<rect class="barchart-bar" width="25.00"' in page


def test_labels_are_escaped():
    assert "&lt;b&gt;" in drawn([("<b>", 1)])


def test_empty_chart_says_so():
    assert "Nie ma jeszcze czego pokazać." in drawn([])


def test_chart_has_no_inline_styles():
    assert "style=" not in drawn(ROWS)
