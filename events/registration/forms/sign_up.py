"""All people of a form with their shared fields: fill in, submit, add or remove a person."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from events.choices import Audience
from events.models import Event
from events.registration.forms.party import PartyForm
from events.registration.forms.person import PersonForm
from organizations.membership.access import EDITABLE
from organizations.models import Organization

MOST_PEOPLE = 10
TWICE = "Ten adres jest już wyżej, przy osobie {}. Każda osoba potrzebuje własnego."
SHORT = {"consent": "Zgoda", "needs_consent": "Zgoda na zapisanie potrzeb"}
TAKEN = "Ten adres jest już zapisany na to wydarzenie. Link do zapisu jest w liście, który na niego wysłaliśmy."


class SignUp:
    """Created by ``empty``, ``sent`` or ``resized``; the last one keeps everything typed without validation."""

    def __init__(self, event: Event, user: Any):
        self.event, self.user = event, user
        self.questions = list(event.questions.filter(removed_at=None))
        self.mine = mine_of(user)
        self.most = min(MOST_PEOPLE, event.per_organization or MOST_PEOPLE)

    @classmethod
    def empty(cls, event: Event, user: Any, *, with_account: bool = True) -> "SignUp":
        form = cls(event, user)
        known = {"name": user.name, "email": user.email} if with_account and user.is_authenticated else {}
        own = event.members_of if event.audience == Audience.MEMBERS else next(iter(form.mine), None)
        form._fill({"organization": own.name if own else ""}, [known])
        return form

    @classmethod
    def sent(cls, event: Event, user: Any, post: QueryDict) -> "SignUp":
        form = cls(event, user)
        form.people = [form._person(number, post) for number in range(1, form._count(post) + 1)]
        form.party = PartyForm(post, **form._shared(), mine=form.mine)
        form.party.speak_for(len(form.people))
        return form

    @classmethod
    def resized(cls, event: Event, user: Any, post: QueryDict) -> "SignUp":
        """Adds a block ("add"), or removes the one whose number was sent ("remove")."""
        before = cls.sent(event, user, post)
        form = cls(event, user)
        people = [typed(person) for person in before.people]
        gone = post.get("remove", "")
        if gone.isdecimal() and 1 < int(gone) <= len(people):
            people.pop(int(gone) - 1)
        if "add" in post and len(people) < form.most:
            people.append({})
        shared = typed(before.party) | {"seen": before.party["seen"].value()}
        form._fill(shared, people)
        return form

    def is_valid(self) -> bool:
        """Validates every block, so that all errors are shown at once."""
        results = [form.is_valid() for form in self.forms]
        self._refuse_doubles()
        return all(results) and all(form.is_valid() for form in self.people)

    @property
    def forms(self) -> list[forms.Form]:
        return [self.party, *self.people]

    @property
    def has_errors(self) -> bool:
        return any(form.is_bound and form.errors for form in self.forms)

    @property
    def can_grow(self) -> bool:
        return len(self.people) < self.most

    @property
    def key(self) -> UUID:
        return self.party.cleaned_data["form_key"]

    def problems(self) -> list[tuple[str, str]]:
        """All errors in the order of the page: the id of the field ("" for none) and the message."""
        found = [("", error) for error in self.party.non_field_errors()]
        for person in self.people:
            who = f"Osoba {person.number}, " if len(self.people) > 1 else ""
            found += [line for field in person.shown_fields() for line in said_of(field, who)]
        return found + [line for field in self.party.visible_fields() for line in said_of(field)]

    def facts(self) -> list[dict[str, Any]]:
        return [person.facts() for person in self.people]

    def emails(self) -> set[str]:
        return {person.cleaned_data["email"].casefold() for person in self.people}

    def refuse(self, problem: str, *, field: str | None = None) -> None:
        """Show a refused rule beside its shared field, or above the form."""
        self.party.add_error(field if field in self.party.fields else None, problem)

    def refuse_addresses(self, emails: list[str], problem: str = TAKEN) -> None:
        refused = {email.casefold() for email in emails}
        for person in self.people:
            if person.cleaned_data.get("email", "").casefold() in refused:
                person.add_error("email", problem)

    def _refuse_doubles(self) -> None:
        seen: dict[str, int] = {}
        for person in self.people:
            email = person.cleaned_data.get("email", "").casefold()
            if email and seen.setdefault(email, person.number) != person.number:
                person.add_error("email", TWICE.format(seen[email]))

    def _count(self, post: Mapping[str, str]) -> int:
        count = post.get("people", "")
        return max(1, min(int(count), MOST_PEOPLE)) if count.isdecimal() and len(count) < 5 else 1

    def _fill(self, shared: dict[str, Any], people: list[dict[str, Any]]) -> None:
        self.people = [self._person(number, initial=known) for number, known in enumerate(people, 1)]
        self.party = PartyForm(initial=shared, **self._shared(), mine=self.mine)
        self.party.speak_for(len(people))

    def _person(self, number: int, post: QueryDict | None = None, **options: Any) -> PersonForm:
        return PersonForm(post, number=number, **self._shared(), **options)

    def _shared(self) -> dict[str, Any]:
        return {"event": self.event, "questions": self.questions}


def said_of(field: forms.BoundField, who: str = "") -> list[tuple[str, str]]:
    """A line for each error of a field. A label that ends with "?" gets no colon."""
    label = SHORT.get(field.name, field.label)
    label = label if label.endswith("?") else f"{label}:"
    return [(field.id_for_label or f"{field.auto_id}_0", f"{who}{label} {error}") for error in field.errors]


def typed(form: forms.Form) -> dict[str, Any]:
    """All submitted values of a form, valid or not."""
    return {name: form[name].data for name in form.fields}


def mine_of(user: Any) -> list[Organization]:
    if not user.is_authenticated:
        return []
    return list(Organization.objects.filter(memberships__user=user, status__in=EDITABLE).order_by("sort_key"))
