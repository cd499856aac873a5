"""Helpers shared by the sign-in tests: filling in forms, reading letters."""

import re

from core.mail.models import Letter

SIGN_IN, SIGN_UP, BY_CODE, ENTER_CODE = (
    "/konto/logowanie/",
    "/konto/rejestracja/",
    "/konto/logowanie/kod/",
    "/konto/logowanie/kod/wpisz/",
)
SECOND_STEP, SECURITY, RESET = "/konto/logowanie/drugi-skladnik/", "/konto/zabezpieczenia/", "/konto/haslo/nowe/"


def sign_in(client, email="dorota@example.org", password="haslo-doroty-1", **extra):  # noqa: S107 - of the cast
    return client.post(SIGN_IN, {"login": email, "password": password}, **extra)


def is_inside(client) -> bool:
    return "_auth_user_id" in client.session


def last_letter(kind: str) -> Letter:
    return Letter.objects.filter(kind=f"accounts.{kind}").latest("pk")


def link_in(letter: Letter) -> str:
    """The path of the first link to the portal in the letter."""
    return re.search(r"https?://[^/\s]+(/konto/\S+)", letter.text)[1]


def code_in(letter: Letter) -> str:
    return re.search(r"^([A-Z0-9]{3,}(?:-[A-Z0-9]{3,})*)$", letter.text, re.M)[1]
