"""The life cycle of a stand, as data. Its letters go to the organisation's named contact: see emails."""

from core.publishing.words import Noun
from core.publishing.workflow import Workflow
from events.choices import ACTIVE_STANDS, StandStatus
from events.models import Stand

STANDS = Workflow(
    Stand,
    Noun("stoisko", "stoiska", "stoiska", "n"),
    list_name="events",
    audit="events.{}_stand",
    moves={
        StandStatus.ACCEPTED: (StandStatus.SUBMITTED,),
        StandStatus.REJECTED: ACTIVE_STANDS,
        StandStatus.WITHDRAWN: ACTIVE_STANDS,
    },
    verbs={StandStatus.ACCEPTED: "accept"},
    is_findable=False,
    explained=(StandStatus.REJECTED,),
    no_reason="Napisz powód – organizacja powinna go poznać.",
    gone="ktoś je usunął",
    called=lambda stand: stand.organization.name,
)
