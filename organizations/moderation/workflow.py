"""States of an entry and the allowed transitions, as data."""

from typing import Any

from core.publishing.models import NEEDS_CHANGES, REJECTED
from core.publishing.words import Noun
from core.publishing.workflow import Workflow
from organizations.choices import Status
from organizations.models import Organization
from organizations.registry import history


def keep_version(organization: Organization, by: Any) -> None:
    history.keep([organization], by=by)


ENTRIES = Workflow(
    Organization,
    Noun("wpis", "wpisu", "wpisy", "m"),
    list_name="organizations",
    audit="organizations.{}",
    moves={
        Status.PUBLISHED: (
            Status.SUBMITTED,
            Status.NEEDS_CHANGES,
            Status.SUSPENDED,
            Status.DISSOLVED,
            Status.REJECTED,
        ),
        Status.SUSPENDED: (Status.PUBLISHED,),
        Status.DISSOLVED: (Status.PUBLISHED, Status.SUSPENDED),
        Status.NEEDS_CHANGES: (Status.SUBMITTED,),
        Status.REJECTED: (Status.SUBMITTED, Status.NEEDS_CHANGES),
        Status.SUBMITTED: (Status.NEEDS_CHANGES,),
    },
    organization="",
    verbs={Status.SUSPENDED: "suspend", Status.DISSOLVED: "mark_dissolved", Status.SUBMITTED: "resubmit"},
    explained=(NEEDS_CHANGES, REJECTED),
    no_reason="Napisz powód – organizacja musi wiedzieć, co poprawić.",
    gone="ktoś go usunął albo połączył z innym",
    follow=keep_version,
)
