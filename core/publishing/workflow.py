"""States and moves of an object: one lock and one UPDATE per move, with side effects in the same transaction."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from core import audit, search
from core.conflicts import hold, refuse_newer
from core.errors import Gone, Refused, WrongState
from core.files import images, uploads
from core.lists import list_versions
from core.publishing.letters import Letters
from core.publishing.models import (
    CANCELLED,
    DRAFT,
    EXPLAINED,
    MOVED,
    NEEDS_CHANGES,
    PUBLISHED,
    REJECTED,
    SUBMITTED,
    WITHDRAWN,
)
from core.publishing.words import Noun
from core.slugs import Slugs
from core.text.polish import quoted

#: Audit action for the move into a state.
VERBS = {
    DRAFT: "take_back",
    SUBMITTED: "submit",
    PUBLISHED: "publish",
    NEEDS_CHANGES: "ask_for_changes",
    REJECTED: "reject",
    WITHDRAWN: "withdraw",
    CANCELLED: "cancel",
    MOVED: "move",
}
#: The same in Polish, with the noun in its genitive.
AUDIT_WORDS = {
    "update": "zmiana {}",
    "delete": "usunięcie szkicu {}",
    "copy": "kopia {}",
    "see_change": "obejrzenie zmian {}",
    "take_back": "cofnięcie zgłoszenia {}",
    "submit": "zgłoszenie {}",
    "publish": "publikacja {}",
    "ask_for_changes": "odesłanie {} do poprawy",
    "reject": "odrzucenie {}",
    "withdraw": "wycofanie {}",
    "cancel": "odwołanie {}",
    "move": "przełożenie {}",
}
NO_REASON = "Napisz powód – przeczytają go osoby, których to dotyczy."


@dataclass(frozen=True)
class Workflow:
    """The workflow of one model.

    ``moves``: for each state the states from which it may be entered. ``fields`` are written as an editor gives them;
    ``related`` has Polish names of what changes with them outside the row. ``editable``: states in
    which an organisation may change its own object. ``audit`` is the pattern of action names, "news.{}_article".
    ``organization`` is the field with the owner, "" where only the office writes. ``verbs`` are the
    audit actions of the app's own states, ``explained`` the states that need a reason, ``gone`` the reason why an
    object no longer exists, ``called`` its name in a refusal. ``follow`` is called with the object and who wrote it.
    """

    model: type[Model]
    noun: Noun
    list_name: str
    audit: str
    moves: Mapping[str, Collection[str]]
    fields: Collection[str] = ()
    related: Mapping[str, str] = field(default_factory=dict)
    editable: Collection[str] = ()
    slugs: Slugs | None = None
    letters: Letters | None = None
    organization: str = "organization"
    is_findable: bool = True
    verbs: Mapping[str, str] = field(default_factory=dict)
    explained: Collection[str] = EXPLAINED
    no_reason: str = NO_REASON
    gone: str = "ktoś usunął szkic"
    called: Callable[[Any], str] = str
    follow: Callable[[Any, Any], None] = lambda thing, by: None

    # --- what waits for the office ---

    def submitted(self) -> QuerySet:
        """Submitted and not decided; waiting since ``status_changed_at``."""
        return self.model._default_manager.filter(status=SUBMITTED).select_related(self.organization)

    def changed(self) -> QuerySet:
        """Changed by the organisation after publishing, not read by the office yet; since ``updated_at``."""
        return self.model._default_manager.filter(is_changed_by_organization=True).select_related(self.organization)

    # --- moves ---

    def lock(self, thing: Model, *, to: str = "", seen_at: datetime | None = None) -> Any:
        """The current row, locked until the transaction ends.

        Refused when it was deleted, when the move to the state ``to`` is not allowed, and when it was saved after
        ``seen_at`` (None skips this check).
        """
        this = self.noun.by_gender("Tej,Tego,Tego")
        gone = Gone(f"{this} {self.noun.genitive} już nie ma: {self.gone}.")
        stored = hold(self.model, thing.pk, gone=gone)
        if to and stored.status not in self.moves[to]:
            raise WrongState(self._why_not(stored, to))
        refuse_newer(stored, seen_at)
        _keep_fetched(thing, stored)
        return stored

    def enter(
        self, stored: Any, to: str, *, by: Any, reason: str = "", is_by_organization: bool = False, **values: Any
    ) -> Any:
        """Move a locked object to the state ``to``, together with ``values`` of other fields.

        The organisation gets a letter about the office's decision, the office about a submission; when the office
        publishes its own draft, no letter is sent.
        """
        reason, before = self.required_reason(reason) if to in self.explained else reason.strip(), stored.status
        values |= {"status": to, "status_changed_at": timezone.now(), "status_reason": reason}
        self.write(stored, self.verbs.get(to) or VERBS[to], by=by, **values)
        was_sent_in = before in (SUBMITTED, NEEDS_CHANGES, REJECTED)
        is_told = was_sent_in if to == PUBLISHED else to == SUBMITTED or not is_by_organization
        if self.letters and is_told:
            self.letters.send(stored, self.owner(stored))
        return stored

    @transaction.atomic
    def move(self, thing: Model, to: str, *, by: Any, reason: str = "", seen_at: datetime | None = None) -> Any:
        """A move without extra rules."""
        return self.enter(self.lock(thing, to=to, seen_at=seen_at), to, by=by, reason=reason)

    @transaction.atomic
    def see_change(self, thing: Model, *, by: Any, seen_at: datetime | None = None) -> Any:
        """Record that the office has read what the organisation changed after publishing."""
        stored = self.lock(thing, seen_at=seen_at)
        if stored.is_changed_by_organization:
            self.write(stored, "see_change", by=by, is_changed_by_organization=False)
        return stored

    @transaction.atomic
    def delete(self, thing: Model, *, by: Any, files: Callable[[Any], Iterable[File]] = lambda stored: ()) -> None:
        """Delete a draft that was never public, with its picture and ``files``; nothing else is ever deleted."""
        stored = self.lock(thing)
        if not is_deletable(stored):
            done, end = self.noun.by_gender("Opublikowaną,Opublikowane,Opublikowany"), self._end()
            raise WrongState(f"Usunąć można tylko szkic. {done} {self.noun} można {end}.")
        audit.record(self.audit.format("delete"), stored, by=by, slug=stored.slug)
        if self.is_findable:
            search.unindex(stored)
        uploads.discard(*files(stored))
        picture = getattr(stored, "picture", None)
        stored.delete()
        if picture:
            images.remove(picture)
        list_versions.bump(self.list_name)

    # --- writing ---

    def write(
        self,
        stored: Any,
        verb: str,
        *,
        by: Any,
        changed: Iterable[str] = (),
        address: Callable[[], str] | None = None,
        is_checked: bool = False,
        details: Mapping[str, Any] | None = None,
        **values: Any,
    ) -> None:
        """One UPDATE of a locked row: ``values``, fields ``changed`` before, the version; then the side effects.

        ``address`` chooses another slug when a concurrent request has taken the first. ``is_checked``: validate the
        model first.
        """
        for name, value in values.items():
            setattr(stored, name, value)
        if is_checked:
            check(stored)
        stored.version += 1
        stored._history_user = by  # simple_history reads it from here
        columns = sorted({*changed, *values, "version", "updated_at"})
        if address:
            self.slugs.save(stored, address, update_fields=columns)
        else:
            stored.save(update_fields=columns)
        self.announce(stored, verb, by=by, **details or {})

    def announce(self, thing: Model, verb: str, *, by: Any, **details: Any) -> None:
        """Side effects of each write: audit log, search index, list version."""
        audit.record(self.audit.format(verb), thing, by=by, **details)
        if self.is_findable:
            search.index(thing)
        self.follow(thing, by)
        list_versions.bump(self.list_name)

    def audit_words(self) -> dict[str, str]:
        """Audit names for core.audit_words."""
        new = self.noun.by_gender("nowa,nowe,nowy")
        words = {verb: pattern.format(self.noun.genitive) for verb, pattern in AUDIT_WORDS.items()}
        return {self.audit.format(verb): text for verb, text in {"create": f"{new} {self.noun}", **words}.items()}

    # --- rules ---

    def owner(self, thing: Model) -> Any:
        """The organisation that owns it; None if the office wrote it."""
        return getattr(thing, self.organization) if self.organization else None

    def required_reason(self, reason: str) -> str:
        if not reason.strip():
            raise Refused({"reason": [self.no_reason]})
        return reason.strip()

    def refuse_without_organization(self, stored: Model) -> None:
        """The office cannot submit to itself."""
        if self.owner(stored) is None:
            name = str(self.noun).capitalize()
            raise WrongState(f"{name} zgłasza organizacja. {name} biura można od razu opublikować.")

    def refuse_uneditable(self, stored: Any) -> None:
        """An organisation cannot change an object that was rejected or is closed."""
        if stored.status not in self.editable:
            name = self.noun.genitive.capitalize()
            raise WrongState(f"{name} w stanie „{stored.get_status_display()}” nie można zmieniać.")

    def _why_not(self, stored: Any, to: str) -> str:
        name, state = quoted(self.called(stored)), stored.get_status_display()
        if stored.status == to:
            return f"{name}: {self.noun.by_gender('ta,to,ten')} {self.noun} jest już w stanie „{state}”."
        other = dict(self.model._meta.get_field("status").choices)[to]
        return f"{name}: {self.noun} w stanie „{state}” nie może przejść do stanu „{other}”."

    def _end(self) -> str:
        return "odwołać" if CANCELLED in self.moves else "wycofać"


def _keep_fetched(thing: Model, stored: Model) -> None:
    """Reuse related objects already fetched with ``thing``, if they are the same."""
    for relation in thing._meta.concrete_fields:
        is_fetched = relation.is_relation and relation.is_cached(thing)
        if is_fetched and getattr(thing, relation.attname) == getattr(stored, relation.attname):
            relation.set_cached_value(stored, relation.get_cached_value(thing))


def check(thing: Model) -> None:
    """Validate the model; errors are raised as sentences by field."""
    try:
        thing.full_clean()
    except ValidationError as problem:
        raise Refused.of(problem) from problem


def is_deletable(thing: Any) -> bool:
    return thing.status == DRAFT and thing.published_at is None
