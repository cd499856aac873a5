"""Addresses of calls and of offers for small grants."""

from core.slugs import Slugs
from grants.models import Call, OldCallAddress, SmallGrantOffer

#: The reserved words are those of news/urls/calls.py.
CALL_SLUGS = Slugs(
    Call,
    nameless="nabor",
    former=OldCallAddress,
    owner="call",
    reserved=frozenset(
        {"alerty", "archiwum", "dopasuj", "male-granty", "moje", "nowe", "powiadomienia", "terminy", "zapowiedzi"}
    ),
)
OFFER_SLUGS = Slugs(SmallGrantOffer, nameless="oferta")
