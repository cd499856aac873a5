"""The role that answers messages; it needs no permission to publish."""

from accounts.roles import ADMINISTRATOR, ALL, MODERATOR, WORK, WRITE

INBOX = {"contact.thread": WORK, "contact.rules": WORK, "core.casemark": WRITE}
RIGHTS = [
    {
        MODERATOR: INBOX | {"contact.topic": WRITE, "core.caseclass": WRITE},
        ADMINISTRATOR: INBOX | {"contact.topic": ALL, "core.caseclass": ALL},
    }
]
