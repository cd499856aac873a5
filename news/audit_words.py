"""What the log calls the things that happen in news."""

from core import audit_words

audit_words.name(
    actions={
        "news.create_article": "nowa aktualność",
        "news.update_article": "zmiana aktualności",
        "news.delete_article": "usunięcie szkicu aktualności",
        "news.submit_article": "zgłoszenie aktualności",
        "news.publish_article": "publikacja aktualności",
        "news.ask_article_changes": "odesłanie aktualności do poprawy",
        "news.reject_article": "odrzucenie aktualności",
        "news.withdraw_article": "wycofanie aktualności",
        "news.expire_article": "przeniesienie aktualności do archiwum",
        "news.pin_article": "przypięcie aktualności",
        "news.unpin_article": "odpięcie aktualności",
        "news.see_article_change": "obejrzenie zmian organizacji w aktualności",
    },
)
