"""What the log calls the things that happen with calls."""

from core import audit_words

audit_words.name(
    actions={
        "news.create_call": "nowy nabór",
        "news.update_call": "zmiana naboru",
        "news.delete_call": "usunięcie szkicu naboru",
        "news.publish_call": "publikacja naboru",
        "news.move_deadline": "zmiana terminu naboru",
        "news.end_call": "zakończenie naboru ciągłego",
        "news.settle_call": "rozstrzygnięcie naboru",
        "news.withdraw_call": "wycofanie naboru",
        "news.change_attachments": "zmiana załączników",
        "news.create_offer": "nowa oferta na mały grant",
        "news.update_offer": "zmiana oferty na mały grant",
        "news.delete_offer": "usunięcie szkicu oferty",
        "news.post_offer": "publikacja oferty",
        "news.decide_offer": "decyzja w sprawie oferty",
        "news.withdraw_offer": "wycofanie oferty",
        "news.remark": "uwaga do oferty",
        "news.read_remark": "przeczytanie uwagi",
        "news.change_limits": "zmiana limitów z ustawy",
    },
    details={"is_granted": "dotacja"},
)
