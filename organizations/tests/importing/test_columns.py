"""Columns of a spreadsheet of organisations are recognised by their headings."""

from organizations.importing import columns


def test_columns_are_recognised_in_polish_and_in_english():
    line = (
        "name short_name legal_form krs nip regon areas street postal_code city website facebook opp "
        "founded_year summary source_url"
    )
    english = line.split()

    assert columns.guess(english) == [
        "name", "short_name", "legal_form", "krs", "nip", "regon", "themes", "street", "postal_code", "city",
        "website", "facebook_url", "public_benefit", "founded_year", "mission", "source_url",
    ]  # fmt: skip
    assert columns.guess(["NAZWA  organizacji", "Nr KRS", "Adres e-mail", "coś", "Nazwa"]) == [
        "name", "krs", "email", "", "",
    ]  # fmt: skip


def test_every_export_header_is_recognised_and_maps_to_one_column():
    assert columns.guess([column.label for column in columns.COLUMNS]) == [column.key for column in columns.COLUMNS]
    names = [name for column in columns.COLUMNS for name in {*map(columns.folded, (column.label, *column.names))}]

    assert len(names) == len(set(names))
