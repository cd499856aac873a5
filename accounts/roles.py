"""Roles of the office: Django groups, and their permissions on accounts, letters and clauses.

Each app declares in its own ``roles.py`` the permissions on its tables; ``core.seeding`` creates the groups and grants
the permissions. A person in a role also needs ``is_staff``; a superuser needs no role.
"""

EDITOR, MODERATOR, LIBRARIAN = "Redakcja", "Moderacja", "Biblioteczka"
ADVISER, ADMINISTRATOR = "Doradztwo", "Administracja"
ROLES = {
    EDITOR: "pisze i publikuje",
    MODERATOR: "prowadzi bazę organizacji i odpowiada im",
    LIBRARIAN: "wypożycza książki",
    ADVISER: "doradza organizacjom",
    ADMINISTRATOR: "robi wszystko, także konta i listy",
}

LOOK = ["view"]
WORK = ["change", "view"]
WRITE = ["add", "change", "view"]
ALL = ["add", "change", "delete", "view"]


def of(app: str, models: list[str], verbs: list[str]) -> dict[str, list[str]]:
    """The same verbs for each of the models: ``of("events", ["event", "venue"], WRITE)``."""
    return {f"{app}.{model}": verbs for model in models}


CLAUSES = {role: {"core.clause": WRITE} for role in (EDITOR, ADMINISTRATOR)}
ACCOUNTS = {
    ADMINISTRATOR: {
        "accounts.user": ALL,
        "core.letter": WORK,
        "core.suppression": ALL,
        "core.auditevent": LOOK,
    }
}
RIGHTS = [ACCOUNTS, CLAUSES]
