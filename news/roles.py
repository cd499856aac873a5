"""What the roles of the office may do with articles, calls and pages."""

from accounts.roles import ADMINISTRATOR, ADVISER, ALL, EDITOR, LOOK, MODERATOR, WORK, WRITE, of

WRITERS = [EDITOR, MODERATOR, ADMINISTRATOR]

ARTICLES = {role: {"news.article": ALL} for role in WRITERS} | {ADVISER: {"news.article": LOOK}}

CALLS = ["call", "smallgrantoffer"]
PARTS = ["callattachment", "callresult"]
LIMITS = {"grants.legallimits": WORK}
GRANTS = {
    EDITOR: of("news", CALLS + PARTS, ALL) | LIMITS | {"grants.remark": WORK},
    MODERATOR: of("news", CALLS + PARTS, ALL) | LIMITS | {"grants.remark": WORK},
    ADVISER: of("news", [*CALLS, "legallimits"], LOOK),
    ADMINISTRATOR: of("news", [*CALLS, *PARTS, "remark"], ALL) | LIMITS,
}
#: Alerts: look, count, and stop one by hand.
ALERTS = {role: {"grants.alertprofile": WORK, "grants.alertround": LOOK} for role in WRITERS}

WRITTEN = ["page", "oldaddress", "document", "documenttopic"]
STATEMENTS = {"pages.declaration": WRITE, "pages.easypage": WRITE, "pages.easyblock": ALL}
PAGES = {
    EDITOR: of("news", WRITTEN, ALL) | STATEMENTS,
    MODERATOR: of("news", WRITTEN, LOOK),
    ADVISER: of("news", WRITTEN, LOOK),
    ADMINISTRATOR: of("news", WRITTEN, ALL) | STATEMENTS,
}

RIGHTS = [ARTICLES, GRANTS, ALERTS, PAGES]
