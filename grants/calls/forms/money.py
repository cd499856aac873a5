"""Money as people type it and paste it: "50 000", "50.000 zł", "1250,50". A number input of the browser would read
some of these as quite another amount."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.formats import number_format

NOT_MONEY = "Wpisz liczbę cyframi, na przykład 5000."
#: What may stand around the digits and says nothing about how much it is.
BESIDE = re.compile(r"\s|zł|pln|%", re.IGNORECASE)
THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?")


class MoneyField(forms.DecimalField):
    widget = forms.TextInput({"inputmode": "decimal", "size": 14, "autocomplete": "off"})
    default_error_messages = {"invalid": NOT_MONEY}

    def to_python(self, value: Any) -> Decimal | None:
        if isinstance(value, str):
            value = BESIDE.sub("", value)
            value = value.replace(".", "") if THOUSANDS.fullmatch(value) else value
            value = value.replace(",", ".")
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        return shown(value) if isinstance(value, Decimal | int) else value


def shown(amount: Decimal | int) -> str:
    """ "50 000", "1 250,50": an amount as it stands in the form."""
    amount = Decimal(amount)
    return number_format(amount, 0 if amount == amount.to_integral() else 2, use_l10n=True, force_grouping=True)
