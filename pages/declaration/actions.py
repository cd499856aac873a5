"""The accessibility declaration: create a draft, publish it, remind of the review."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from core import search
from core.versions import actions as versions
from pages.declaration import emails as letters
from pages.declaration import first_words
from pages.declaration import selectors as reading
from pages.models import Declaration


def begin(*, by: Any) -> Declaration:
    """Create the next version's draft: a copy of the one in force, reviewed today; at first the initial content."""
    today = timezone.localdate()
    if standing := reading.current():
        values = standing.copied() | {"reviewed_on": today, "review_by": first_words.next_review(today)}
    else:
        values = first_words.first(today)
    return versions.begin(model=Declaration, values=values, by=by)


@transaction.atomic
def publish(*, draft: Declaration, by: Any) -> Declaration:
    """Publish the draft; the former version is kept, but no longer public.

    Raises core.versions.errors.Incomplete, with a message for each field, while something is missing.
    """
    former = reading.current()
    published = versions.publish(draft=draft, by=by)
    if former is not None:
        search.index(former)
    search.index(published)
    return published


def remind_of_review() -> bool:
    """Send the office one letter when the review is due, and one more for each further year without it."""
    if (review := reading.review_due()) is None:
        return False
    letters.review_due(review)
    return True
