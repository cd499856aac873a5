"""Slugs of calls and of offers for small grants."""

from core.slugs import Slugs
from grants.models import Call, OldCallAddress, SmallGrantOffer

#: The reserved words are those of grants/calls/urls.py.
CALL_SLUGS = Slugs(
    Call,
    nameless="nabor",
    former=OldCallAddress,
    owner="call",
    reserved=frozenset(
        {
            "alerty",
            "archiwum",
            "dopasuj",
            "male-granty",
            "moje",
            "nowe",
            "podglad",
            "powiadomienia",
            "terminy",
            "zapowiedzi",
        }
    ),
)
OFFER_SLUGS = Slugs(SmallGrantOffer, nameless="oferta")
