"""What the log calls the things that happen in the calendar."""

from core import audit_words

audit_words.name(
    actions={
        "events.renew_feed": "nowy adres własnego kalendarza",
        "events.add_series": "dodanie cyklu wydarzeń",
        "events.change_series": "zmiana cyklu wydarzeń",
        "events.change_zones": "zmiana stref cyklu",
        "events.delete_series": "usunięcie cyklu wydarzeń",
        "events.submit_stand": "zgłoszenie stoiska",
        "events.accept_stand": "przyjęcie stoiska",
        "events.place_stand": "przeniesienie stoiska do innej strefy",
        "events.reject_stand": "odmowa stoiska",
        "events.withdraw_stand": "wycofanie stoiska",
    },
    details={
        "series": "numer cyklu",
        "organization": "numer wpisu",
        "zone": "numer strefy",
    },
)
