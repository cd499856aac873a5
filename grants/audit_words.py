"""What the log calls the things that happen in grants."""

from core import audit_words

audit_words.name(
    actions={
        "grants.create_call": "nowy nabór",
        "grants.update_call": "zmiana naboru",
        "grants.delete_call": "usunięcie szkicu naboru",
        "grants.publish_call": "publikacja naboru",
        "grants.move_deadline": "zmiana terminu naboru",
        "grants.end_call": "zakończenie naboru ciągłego",
        "grants.settle_call": "rozstrzygnięcie naboru",
        "grants.withdraw_call": "wycofanie naboru",
        "grants.change_attachments": "zmiana załączników",
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
