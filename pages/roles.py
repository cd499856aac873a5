"""Permissions of the office's groups on pages, documents and the declaration."""

from accounts.roles import ADMINISTRATOR, ADVISER, ALL, EDITOR, LOOK, MODERATOR, WRITE, of

WRITTEN = ["page", "oldaddress", "document", "documenttopic"]
STATEMENTS = {"pages.declaration": WRITE, "pages.easypage": WRITE, "pages.easyblock": ALL}
RIGHTS = [
    {
        EDITOR: of("pages", WRITTEN, ALL) | STATEMENTS,
        MODERATOR: of("pages", WRITTEN, LOOK),
        ADVISER: of("pages", WRITTEN, LOOK),
        ADMINISTRATOR: of("pages", WRITTEN, ALL) | STATEMENTS,
    }
]
