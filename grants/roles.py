"""Permissions of the office's groups on calls, small grants and alerts."""

from accounts.roles import ADMINISTRATOR, ADVISER, ALL, EDITOR, LOOK, MODERATOR, WORK, of

CALLS = ["call", "smallgrantoffer"]
PARTS = ["callattachment", "callresult"]
LIMITS = {"grants.legallimits": WORK}
GRANTS = {
    EDITOR: of("grants", CALLS + PARTS, ALL) | LIMITS | {"grants.remark": WORK},
    MODERATOR: of("grants", CALLS + PARTS, ALL) | LIMITS | {"grants.remark": WORK},
    ADVISER: of("grants", [*CALLS, "legallimits"], LOOK),
    ADMINISTRATOR: of("grants", [*CALLS, *PARTS, "remark"], ALL) | LIMITS,
}
#: Alerts: view, count, and stop by hand.
ALERTS = {
    role: {"grants.alertprofile": WORK, "grants.alertround": LOOK} for role in (EDITOR, MODERATOR, ADMINISTRATOR)
}
RIGHTS = [GRANTS, ALERTS]
