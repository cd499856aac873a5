"""Letters: one outbox for all mail, each letter exactly once (docs/adr/0004-letters-never-twice.md).

    mail.enqueue(key=f"organizations.approved:{pk}", to=address, template="organizations/email/approved", …)

is the whole interface for an app; the kind of letter is declared in the app's emails.py with ``mail.kind``.
"""

from core.mail.catalog import kind
from core.mail.delivery import deliver
from core.mail.outbox import (
    Reader,
    enqueue,
    enqueue_alike,
    enqueue_many,
    outdate,
    overtaken,
    share,
    take_back,
    written,
)
from core.mail.suppression import allow, is_suppressed, suppress, suppressed_among
from core.mail.sweep import Stall, stalled

__all__ = [
    "Reader",
    "Stall",
    "allow",
    "deliver",
    "enqueue",
    "enqueue_alike",
    "enqueue_many",
    "is_suppressed",
    "kind",
    "outdate",
    "overtaken",
    "share",
    "stalled",
    "suppress",
    "suppressed_among",
    "take_back",
    "written",
]
