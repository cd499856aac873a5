"""In which order the back office lists what has its moment: what is ahead before what is over."""

from django.db.models import Case, F, OrderBy, Q, Value, When


def ahead_first(moment: str, *, over: Q) -> list[OrderBy | str]:
    """For ``get_ordering``: what has no moment yet, then by the nearest; at the end what is over, the latest first."""
    is_over = Case(When(over, then=Value(1)), default=Value(0))
    ahead = Case(When(over, then=None), default=F(moment))
    return [is_over.asc(), ahead.asc(nulls_first=True), F(moment).desc(nulls_last=True), "-pk"]
