"""Audit log labels of grants."""

from core import audit_words
from grants.calls.workflow import CALLS

audit_words.name(
    actions=CALLS.audit_words()
    | {
        "grants.move_deadline_call": "zmiana terminu naboru",
        "grants.end_call": "zakończenie naboru ciągłego",
        "grants.settle_call": "rozstrzygnięcie naboru",
        "grants.change_attachments_call": "zmiana załączników",
        "grants.create_offer": "nowa oferta na mały grant",
        "grants.update_offer": "zmiana oferty na mały grant",
        "grants.delete_offer": "usunięcie szkicu oferty",
        "grants.post_offer": "publikacja oferty",
        "grants.decide_offer": "decyzja w sprawie oferty",
        "grants.withdraw_offer": "wycofanie oferty",
        "grants.remark": "uwaga do oferty",
        "grants.read_remark": "przeczytanie uwagi",
        "grants.change_limits": "zmiana limitów z ustawy",
    },
    details={"is_granted": "dotacja"},
)
