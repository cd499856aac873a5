"""Back office order of dated rows: upcoming first, past last."""

from django.db.models import Case, F, OrderBy, Q, Value, When


def ahead_first(moment: str, *, over: Q) -> list[OrderBy | str]:
    """For ``get_ordering``: rows without a date first, then upcoming by date, then past rows, latest first."""
    is_over = Case(When(over, then=Value(1)), default=Value(0))
    ahead = Case(When(over, then=None), default=F(moment))
    return [is_over.asc(), ahead.asc(nulls_first=True), F(moment).desc(nulls_last=True), "-pk"]
