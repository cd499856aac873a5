"""Who answers what people write to us; it needs no right to publish."""

from accounts.roles import ADMINISTRATOR, ALL, MODERATOR, WORK, WRITE

INBOX = {"contact.thread": WORK, "contact.rules": WORK, "core.casemark": WRITE}
RIGHTS = [
    {
        MODERATOR: INBOX | {"contact.topic": WRITE, "core.caseclass": WRITE},
        ADMINISTRATOR: INBOX | {"contact.topic": ALL, "core.caseclass": ALL},
    }
]
