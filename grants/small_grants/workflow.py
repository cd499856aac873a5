"""States and transitions of an offer for a small grant (art. 19a), as data."""

from core.publishing.words import Noun
from core.publishing.workflow import Workflow
from grants.choices import OfferStatus
from grants.models import SmallGrantOffer

OFFERS = Workflow(
    SmallGrantOffer,
    Noun("oferta", "oferty", "oferty", "f"),
    list_name="calls",
    audit="grants.{}_offer",
    moves={
        OfferStatus.POSTED: (OfferStatus.DRAFT,),
        OfferStatus.GRANTED: (OfferStatus.POSTED,),
        OfferStatus.REFUSED: (OfferStatus.POSTED,),
        OfferStatus.WITHDRAWN: (OfferStatus.POSTED,),
    },
    fields=(
        "call", "title", "organization", "name", "summary", "amount", "starts_on", "ends_on", "received_on", "bip_url",
        "file",
    ),
    verbs={OfferStatus.POSTED: "post", OfferStatus.GRANTED: "decide", OfferStatus.REFUSED: "decide"},
    is_findable=False,
    explained=(),
)  # fmt: skip
