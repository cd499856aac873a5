"""Letters between an organisation that submits and the office that decides."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Model

from core import mail
from core.mail.models import Letter
from core.publishing.models import SUBMITTED


@dataclass(frozen=True)
class Letters:
    """``kinds``: for each state the letter's name, its label for the office, and the reason shown in its preview.

    A letter "article_rejected" of the app "news" is rendered from news/email/article_rejected.txt. ``context`` adds
    template variables to the object (by the name of its model), ``organization`` and ``reason``;
    ``example`` makes an object, its organisation and such variables, for previews.
    """

    app: str
    kinds: Mapping[str, tuple[str, str, str]]
    context: Callable[[Any], dict[str, Any]]
    example: Callable[[], tuple[Any, Model, dict[str, Any]]]

    def __post_init__(self):
        for state, (letter, title, _) in self.kinds.items():
            mail.kind(f"{self.app}.{letter}", title)(lambda state=state: self._preview(state))

    def send(self, thing: Any, organization: Any) -> Letter | None:
        """Send the letter about the current state of ``thing``, if there is one.

        A submission is reported to the office. A decision is sent to the person who submitted; if that
        account was deleted, to the owner of the organisation's entry; otherwise to nobody.
        """
        if thing.status not in self.kinds or organization is None:
            return None
        if thing.status == SUBMITTED:
            return self._write(thing, organization, self.context(thing), to=settings.OFFICE_EMAIL)
        person = thing.submitted_by or organization.owner()
        return self._write(thing, organization, self.context(thing), to=person.email) if person else None

    def _write(self, thing: Any, organization: Any, words: dict[str, Any], *, to: str) -> Letter:
        letter = self.kinds[thing.status][0]
        told = {thing._meta.model_name: thing, "organization": organization, "reason": thing.status_reason}
        return mail.enqueue(
            key=f"{self.app}.{letter}:{thing.pk}:{thing.version}",
            to=to,
            template=f"{self.app}/email/{letter}",
            **told | words,
        )

    def _preview(self, state: str) -> Letter:
        thing, organization, words = self.example()
        thing.status, thing.status_reason = state, self.kinds[state][2]
        return self._write(thing, organization, words, to="ogrod@example.org")
