"""schema.org JSON-LD of a funding call: the grant, the funder, the amount, the deadline."""

from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString

from core import jsonld
from grants.models import Call


def script(call: Call) -> SafeString:
    return jsonld.script(
        jsonld.known(
            {
                "@type": "MonetaryGrant",
                "name": call.title,
                "description": call.lead,
                "url": jsonld.absolute(call.get_absolute_url()),
                "funder": {"@type": "Organization", "name": call.funder},
                "amount": _amount(call),
                "potentialAction": _action(call),
            }
        )
    )


def _amount(call: Call) -> dict[str, Any] | None:
    spans = {"minValue": call.grant_from, "maxValue": call.grant_to or call.pool}
    told = {name: float(value) for name, value in spans.items() if value}
    return {"@type": "MonetaryAmount", "currency": "PLN", **told} if told else None


def _action(call: Call) -> dict[str, Any] | None:
    """Where and until when to apply; None if applications are not possible."""
    if not call.is_open:
        return None
    times = {"startTime": call.opens_at, "endTime": call.closes_at}
    told = {name: timezone.localtime(moment).isoformat() for name, moment in times.items() if moment}
    return {"@type": "ApplyAction", "target": call.form_url or jsonld.absolute(call.get_absolute_url())} | told
