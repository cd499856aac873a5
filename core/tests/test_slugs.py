"""Adresy z tytułów: a slug of the title's words, with a number when the slug is taken."""

import pytest

from core.slugs import numbered, slug_of


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Żywność bez strat – warsztaty", "zywnosc-bez-strat-warsztaty"),
        ("„Łąka” 2026", "laka-2026"),
        ("???", "wydarzenie"),
        ("Bardzo długi tytuł", "bardzo-dlugi"),
    ],
)
def test_slug_is_made_of_the_title(title, slug):
    longest = 13 if title.startswith("Bardzo") else 120

    assert slug_of(title, nameless="wydarzenie", longest=longest) == slug


def test_first_free_number_is_used():
    assert numbered("piknik", {"festyn"}) == "piknik"
    assert numbered("piknik", {"piknik", "piknik-2", "piknik-4"}) == "piknik-3"
