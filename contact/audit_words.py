"""Audit log labels of contact."""

from core import audit_words

audit_words.name(
    actions={
        "contact.receive": "nowa wiadomość do biura",
        "contact.add": "dopisanie do wiadomości",
        "contact.paste_reply": "wklejenie odpowiedzi osoby",
        "contact.answer": "odpowiedź biura",
        "contact.add_note": "notatka biura",
        "contact.assign": "zmiana osoby prowadzącej",
        "contact.close": "zamknięcie bez odpowiedzi",
        "contact.mark_spam": "oznaczenie jako spam",
        "contact.reopen": "ponowne otwarcie",
        "contact.extend": "przedłużenie terminu",
        "contact.mark": "nadanie znaku sprawy wiadomości",
        "contact.withdraw_mark": "wycofanie znaku sprawy wiadomości",
        "contact.change_topic": "zmiana tematu",
        "contact.change_rules": "zmiana zasad odpowiadania",
    },
    details={
        "entry": "numer wypowiedzi",
        "channel": "jak",
        "until": "do",
        "mark": "znak sprawy",
    },
)
