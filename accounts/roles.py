"""Roles of the office: groups made by a migration, to which each app's own migration grants what it has.

    roles.grant(apps, roles.MODERATOR, {"organizations.organization": ["add", "change", "view"]})

Who wears a role also needs ``is_staff``; a superuser needs no role.
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


def make(apps) -> None:
    """The groups themselves; made twice they stay as they are."""
    for name in ROLES:
        apps.get_model("auth", "Group").objects.get_or_create(name=name)


def grant(apps, role: str, permissions: dict[str, list[str]]) -> None:
    """Give a role what it may do: model ("organizations.organization") -> verbs ("add", "change", "delete", "view").

    For migrations: Django makes the rows of permissions only when all migrations are done, so missing ones are made.
    """
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=role)
    for label, verbs in permissions.items():
        app, model = label.split(".")
        kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)
        for verb in verbs:
            group.permissions.add(_permission(apps, kind, f"{verb}_{model}", verb, app, model))


def _permission(apps, kind, codename: str, verb: str, app: str, model: str):
    """Named as Django itself would name it."""
    try:
        title = apps.get_model(app, model)._meta.verbose_name_raw
    except LookupError:
        title = model
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=kind, codename=codename, defaults={"name": f"Can {verb} {title}"[:255]}
    )
    return found
