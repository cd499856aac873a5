"""Funding calls, alerts about them, small grants."""

from grants.models.alert import AlertForm, AlertItem, AlertProfile, AlertRound
from grants.models.call import Call, CallApplicant, CallQuerySet, OldCallAddress
from grants.models.call_parts import CallAttachment, CallResult, FormerDeadline
from grants.models.small_grants import LegalLimits, Remark, SmallGrantOffer

__all__ = [
    "AlertForm",
    "AlertItem",
    "AlertProfile",
    "AlertRound",
    "Call",
    "CallApplicant",
    "CallAttachment",
    "CallQuerySet",
    "CallResult",
    "FormerDeadline",
    "LegalLimits",
    "OldCallAddress",
    "Remark",
    "SmallGrantOffer",
]
