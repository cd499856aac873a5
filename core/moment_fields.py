"""Form fields for local date and time, and for the time at which a form was opened."""

from datetime import date, datetime, time

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format


def moment(day: date, at: time) -> datetime:
    """Local date and time in Leszno as an aware datetime; times that clock changes skip or repeat raise an error."""
    naive, zone = datetime.combine(day, at), timezone.get_current_timezone()
    first, second = (naive.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    when = date_format(day, "j E")
    if timezone.make_naive(first.astimezone(timezone.get_fixed_timezone(0)), zone) != naive:
        raise ValidationError(f"Tej godziny nie ma: {when} zegary przechodzą z 2.00 na 3.00. Podaj inną.")
    raise ValidationError(f"Ta godzina jest {when} dwa razy: zegary wracają z 3.00 na 2.00. Podaj inną.")


class MomentField(forms.DateTimeField):
    """Date and time in one browser input."""

    widget = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def to_python(self, value):
        if value in self.empty_values:
            return None
        try:
            naive = value if isinstance(value, datetime) else parse_datetime(str(value).strip())
        except ValueError:
            naive = None
        if naive is None:
            raise ValidationError("Wpisz dzień i godzinę, na przykład 3.03.2026, 17.00.")
        return moment(naive.date(), naive.time()) if timezone.is_naive(naive) else naive


class SeenField(forms.CharField):
    """The time of the last change as shown on the page."""

    widget = forms.HiddenInput

    def prepare_value(self, value):
        return value.isoformat() if isinstance(value, datetime) else value


class SeenAtField(SeenField):
    """The same, parsed, so that no newer version is decided on."""

    def clean(self, value):
        text = super().clean(value)
        moment = parse_datetime(text) if text else None
        if text and moment is None:
            raise forms.ValidationError("Odśwież stronę i spróbuj jeszcze raz.")
        return moment
