"""Identifiers: common spellings are normalised, each mistake gets one sentence."""

import pytest
from django.core.exceptions import ValidationError

from organizations import identifiers


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        ("krs", "0000023657", "0000023657"),
        ("krs", "23657", "0000023657"),
        ("krs", "KRS: 00000 23657", "0000023657"),
        ("krs", 23657, "0000023657"),
        ("krs", "", ""),
        ("nip", "697-190-07-84", "6971900784"),
        ("nip", "PL 697 190 07 84", "6971900784"),
        ("regon", "123456785", "123456785"),
        ("regon", "123 456 785 12347", "12345678512347"),
        ("iban", "61 1090 1014 0000 0712 1981 2874", "PL61109010140000071219812874"),
        ("iban", "pl61109010140000071219812874", "PL61109010140000071219812874"),
        ("iban", "DE89 3704 0044 0532 0130 00", "DE89370400440532013000"),
        ("postal_code", "64100", "64-100"),
        ("postal_code", "64 - 100", "64-100"),
        ("phone", "655298123", "+48 65 529 81 23"),
        ("web", "www.example.org", "https://www.example.org"),
    ],
)
def test_every_spelling_is_stored_in_one_form(kind, typed, stored):
    assert getattr(identifiers, kind)(typed) == stored


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        ("krs", "12345678901", "ma 10 cyfr, a tu jest ich 11"),
        ("krs", "abc", "z samych cyfr"),
        ("krs", "0000000000", "z samych zer"),
        ("krs", "٠٠٠٠٠٢٣٦٥٧", "z samych cyfr"),
        ("nip", "697190078", "NIP ma 10 cyfr"),
        ("nip", "6971900785", "cyfra kontrolna"),
        ("nip", "0000000000", "cyfra kontrolna"),
        ("regon", "12345", "REGON ma 9 cyfr"),
        ("regon", "123456789", "cyfra kontrolna"),
        ("iban", "6110901014000007121981287", "26 cyfr"),
        ("iban", "PL61109010140000071219812875", "suma kontrolna"),
        ("postal_code", "6410", "Kod pocztowy ma 5 cyfr"),
        ("phone", "12345", "9 cyfr"),
        ("web", "javascript:alert(1)", "adres strony"),
    ],
)
def test_mistake_gets_one_sentence(kind, typed, said):
    with pytest.raises(ValidationError) as refusal:
        getattr(identifiers, kind)(typed)

    [sentence] = refusal.value.messages
    assert said in sentence
