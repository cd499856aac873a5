"""Everything that may be done to the registry; each function is one transaction with its history, audit,
search and stamps. Merging two entries is organizations.merging.merge."""

from organizations.actions.attachments import (
    add_document,
    add_photo,
    change_photo,
    remove_document,
    remove_photo,
    set_logo,
)
from organizations.actions.bulk import Draft, write_many
from organizations.actions.entries import attachments_changed, confirm, create, delete, update
from organizations.actions.errors import EntryGone, EntryRefused, WrongState
from organizations.actions.invitations import (
    NOT_FOR_YOU,
    OVER,
    accept_invitation,
    decline_invitation,
    invite,
    resend_invitation,
    withdraw_invitation,
)
from organizations.actions.people import forget_person, grant_access, hand_over, leave, refuse_access, remove_member
from organizations.actions.proposals import (
    VOUCHED,
    BaseMoved,
    ProposalMoved,
    approve_proposal,
    change_identity,
    propose,
    reject_proposal,
    withdraw_proposal,
)
from organizations.actions.reports import handle_error_report, report_error
from organizations.actions.states import (
    ask_for_changes,
    mark_dissolved,
    move,
    next_states,
    publish,
    reject,
    resubmit,
    suspend,
)
from organizations.actions.taxonomy import delete_word, save_word

__all__ = [
    "NOT_FOR_YOU",
    "OVER",
    "VOUCHED",
    "BaseMoved",
    "Draft",
    "EntryGone",
    "EntryRefused",
    "ProposalMoved",
    "WrongState",
    "accept_invitation",
    "add_document",
    "add_photo",
    "approve_proposal",
    "ask_for_changes",
    "attachments_changed",
    "change_identity",
    "change_photo",
    "confirm",
    "create",
    "decline_invitation",
    "delete",
    "delete_word",
    "forget_person",
    "grant_access",
    "hand_over",
    "handle_error_report",
    "invite",
    "leave",
    "mark_dissolved",
    "move",
    "next_states",
    "propose",
    "publish",
    "refuse_access",
    "reject",
    "reject_proposal",
    "remove_document",
    "remove_member",
    "remove_photo",
    "report_error",
    "resend_invitation",
    "resubmit",
    "save_word",
    "set_logo",
    "suspend",
    "update",
    "withdraw_invitation",
    "withdraw_proposal",
    "write_many",
]
