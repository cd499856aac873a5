"""Permissions of the office's roles in the registry."""

from functools import partial

from accounts import roles
from accounts.roles import ADMINISTRATOR, ALL, EDITOR, LOOK, MODERATOR, WORK, WRITE

WORDS = ["theme", "district", "targetgroup", "accessfeature", "sphere"]
ENTRIES = ["organization", "importbatch"]
QUEUE = ["errorreport", "proposal", "accessrequest", "contactmessage"]
LISTS = ["membership", "invitation", "joining"]

of = partial(roles.of, "organizations")
RIGHTS = [
    {
        MODERATOR: of(ENTRIES + WORDS, WRITE) | of(QUEUE, WORK) | of(["barredsender"], ALL) | of(LISTS, LOOK),
        EDITOR: of(["organization", *WORDS], LOOK),
        ADMINISTRATOR: of(ENTRIES + WORDS + QUEUE + LISTS + ["barredsender"], ALL),
    }
]
