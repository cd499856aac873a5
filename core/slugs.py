"""Addresses made of titles: a slug belongs to one thing for ever, also when the thing has moved on to another one."""

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
    """The slug itself, or with the first number from 2 on under which it is not taken."""
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free


@dataclass(frozen=True)
class Slugs:
    """The addresses of one model.

    ``reserved`` are words that stand in the same place of an address as a slug. ``former`` is the model of old
    addresses: its ``slug`` leads on to the thing in its field ``owner``.
    """

    model: type[Model]
    nameless: str
    reserved: frozenset[str] = frozenset()
    former: type[Model] | None = None
    owner: str = ""
    longest: int = 120

    def free(self, title: str, *, but: Model | None = None) -> str:
        """The slug of ``title`` that nothing ``but`` this thing has or had, with a number where needed."""
        slug = slug_of(title, nameless=self.nameless, longest=self.longest)
        return numbered(slug, {*self._known(but, slug__startswith=slug), *self.reserved})

    def is_taken(self, slug: str, *, but: Model) -> bool:
        """Whether another thing has or had this address, or a page of the portal has it."""
        return slug in self.reserved or bool(self._known(but, slug=slug))

    def choose(self, thing: Model, *, asked: str, old_slug: str, may_follow_title: bool) -> str:
        """The address for ``thing``: as asked, else made from its title where it has none or nobody knows it yet.

        Refused when the one asked for is taken.
        """
        if asked and asked != old_slug:
            if self.is_taken(asked, but=thing):
                raise Refused({"slug": [TAKEN]})
            return asked
        return self.free(thing.title, but=thing) if may_follow_title or not old_slug else old_slug

    def save(self, thing: Model, choose: Callable[[], str], **how) -> None:
        """Save ``thing``, whose slug ``choose`` gave; called inside a transaction.

        Of two that take one address at the same moment the constraint lets one through: the other chooses again.
        """
        try:
            with transaction.atomic():
                thing.save(**how)
        except IntegrityError:
            taken, thing.slug = thing.slug, choose()
            if thing.slug == taken:
                raise  # not the address: something else was refused
            self.save(thing, choose, **how)

    def leave_behind(self, thing: Model, old_slug: str) -> None:
        """Whoever has a link to the former address is led on; the one taken up again is no former one any more."""
        if thing.slug != old_slug:
            self.former._default_manager.filter(slug=thing.slug, **{self.owner: thing}).delete()
            self.former._default_manager.create(slug=old_slug, **{self.owner: thing})

    def _known(self, but: Model | None, **wanted: str) -> set[str]:
        """Slugs of today and of the past."""
        own = but.pk if but is not None else None
        rows = [self.model._default_manager.filter(**wanted).exclude(pk=own)]
        if self.former:
            rows.append(self.former._default_manager.filter(**wanted).exclude(**{self.owner: own}))
        return {slug for one in rows for slug in one.values_list("slug", flat=True)}
