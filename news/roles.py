"""Permissions of the office's groups on articles."""

from accounts.roles import ADMINISTRATOR, ADVISER, ALL, EDITOR, LOOK, MODERATOR

RIGHTS = [
    {role: {"news.article": ALL} for role in (EDITOR, MODERATOR, ADMINISTRATOR)} | {ADVISER: {"news.article": LOOK}}
]
