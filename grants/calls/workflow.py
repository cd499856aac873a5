"""States and transitions of a funding call, as data."""

from core.publishing.words import Noun
from core.publishing.workflow import Workflow
from grants.addresses import CALL_SLUGS
from grants.choices import CallStatus
from grants.models import Call

CALLS = Workflow(
    Call,
    Noun("nabór", "naboru", "nabory", "m"),
    list_name="calls",
    audit="grants.{}_call",
    moves={CallStatus.PUBLISHED: (CallStatus.DRAFT,), CallStatus.WITHDRAWN: (CallStatus.PUBLISHED,)},
    fields=(
        "title", "slug", "kind", "source", "funder", "lead", "body", "is_for_informal", "applicants_note", "deadline",
        "opens_at", "closes_at", "results_on", "project_from", "project_to", "pool", "grant_from", "grant_to",
        "own_share", "area", "form_url", "bip_url", "bip_on", "board_on", "site_on", "contact", "legal_as_of",
        "source_url", "results_note", "results_url",
    ),
    related={"legal_forms": "kto może się zgłosić", "results": "wyniki"},
    slugs=CALL_SLUGS,
    organization="",
    no_reason="Napisz powód – przeczytają go wszyscy na stronie naboru.",
)  # fmt: skip
