"""Slugs made from titles: a slug belongs to one object forever, also after the object gets a new one."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.text import slugify

from core.errors import Refused
from core.text.polish import fold

TAKEN = "Ten adres jest zajęty. Wybierz inny."


def slug_of(title: str, *, nameless: str, longest: int) -> str:
    """ "Żywność bez strat – warsztaty" is "zywnosc-bez-strat-warsztaty"; a title without letters is ``nameless``."""
    return slugify(fold(title))[:longest].rstrip("-") or nameless


def numbered(slug: str, taken: Collection[str]) -> str:
    """The slug itself, or with the first free number from 2 on."""
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free


@dataclass(frozen=True)
class Slugs:
    """The slugs of one model.

    ``reserved`` are words that other URLs use in the place of the slug. ``former`` is the model of old
    slugs: its ``slug`` redirects to the object in its field ``owner``.
    """

    model: type[Model]
    nameless: str
    reserved: frozenset[str] = frozenset()
    former: type[Model] | None = None
    owner: str = ""
    longest: int = 120

    def free(self, title: str, *, but: Model | None = None) -> str:
        """A slug of ``title`` that no object except ``but`` has or had, with a number if needed."""
        slug = slug_of(title, nameless=self.nameless, longest=self.longest)
        return numbered(slug, {*self._known(but, slug__startswith=slug), *self.reserved})

    def is_taken(self, slug: str, *, but: Model) -> bool:
        """Whether another object has or had this slug, or a page of the portal uses it."""
        return slug in self.reserved or bool(self._known(but, slug=slug))

    def choose(self, thing: Model, *, asked: str, old_slug: str, may_follow_title: bool) -> str:
        """The slug for ``thing``: the requested one, else one made from its title if it has none or was never public.

        Refused when the requested slug is taken.
        """
        if asked and asked != old_slug:
            if self.is_taken(asked, but=thing):
                raise Refused({"slug": [TAKEN]})
            return asked
        return self.free(thing.title, but=thing) if may_follow_title or not old_slug else old_slug

    def save(self, thing: Model, choose: Callable[[], str], **how) -> None:
        """Save ``thing`` with the slug from ``choose``; called inside a transaction.

        If two concurrent requests take one slug, the constraint accepts one; the other chooses again.
        """
        try:
            with transaction.atomic():
                thing.save(**how)
        except IntegrityError:
            taken, thing.slug = thing.slug, choose()
            if thing.slug == taken:
                raise  # another constraint failed, not the slug
            self.save(thing, choose, **how)

    def leave_behind(self, thing: Model, old_slug: str) -> None:
        """Redirect the old slug to ``thing``; a slug in use again is removed from the old ones."""
        if thing.slug != old_slug:
            self.former._default_manager.filter(slug=thing.slug, **{self.owner: thing}).delete()
            self.former._default_manager.create(slug=old_slug, **{self.owner: thing})

    def _known(self, but: Model | None, **wanted: str) -> set[str]:
        """Current and former slugs."""
        own = but.pk if but is not None else None
        rows = [self.model._default_manager.filter(**wanted).exclude(pk=own)]
        if self.former:
            rows.append(self.former._default_manager.filter(**wanted).exclude(**{self.owner: own}))
        return {slug for one in rows for slug in one.values_list("slug", flat=True)}
