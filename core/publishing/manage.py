"""Pages on which an organisation edits its own objects: list, detail, form, and one-button pages.

An app makes one ``Manage`` and adds its ``urls`` to its own. Templates extend those of published/manage/.
"""

import copy as copying
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import once
from core.errors import ConflictError, DomainError, WrongState
from core.limits import account_of, limited
from core.publishing import previews
from core.publishing.models import DRAFT, NEEDS_CHANGES, REJECTED, SUBMITTED, WITHDRAWN
from core.publishing.workflow import Workflow, is_deletable
from core.text.polish import quoted

ON_PAGE = 20
Groups = list[tuple[str, str, QuerySet]]


@dataclass(frozen=True)
class End:
    """A move that an organisation makes with its own public object: withdraw, cancel, postpone.

    ``word`` is the last part of the path; ``options`` are for the form, as in core.publishing.steps.Step.
    """

    word: str
    act: Callable[..., Any]
    said: str
    form: type[forms.Form]
    options: Callable[[Any], dict[str, Any]] = lambda thing: {}


@dataclass(frozen=True)
class Manage:
    """``list_page``, ``page`` and ``prefix`` are URL names: of the list, of one object, of its actions.

    ``organization_for`` finds by slug an organisation that the person may edit. ``form`` takes data, files, the
    object and the organisation; it has ``given(by)`` and ``seen_values()`` for the actions and ``add_errors``.
    ``public`` and ``groups`` define what the list shows beside drafts and submissions; ``about`` what the page of
    one object shows. ``preview`` is a view of (request, thing), ``preview_page`` the URL name of the page for people
    without an account.
    """

    workflow: Workflow
    list_page: str
    page: str
    prefix: str
    templates: str
    organization_for: Callable[[Any, str], Any]
    form: Callable[..., Any]
    create: Callable[..., Any]
    update: Callable[..., Any]
    submit: Callable[..., Any]
    public: Callable[[QuerySet], QuerySet]
    shown: str
    preview: Callable[[Any, Any], Any]
    preview_page: str
    groups: Callable[[QuerySet], Groups] = lambda things: []
    about: Callable[[Any], dict[str, Any]] = lambda thing: {}
    with_facts: Callable[[QuerySet], QuerySet] = lambda things: things
    ends: Mapping[str, End] = field(default_factory=dict)
    copy: Callable[..., Any] | None = None

    @property
    def name(self) -> str:
        return self.workflow.model._meta.model_name

    def find(self, user: Any, slug: str, pk: int) -> tuple[Any, Any]:
        """The organisation and one of its objects, in any state."""
        organization = self.organization_for(user, slug)
        own = {self.workflow.organization: organization}
        return organization, get_object_or_404(self.workflow.model, pk=pk, **own)

    def can_submit(self, thing: Any) -> bool:
        return thing is None or thing.status in self.workflow.moves[SUBMITTED]

    def urls(self, at: str) -> list:
        """URL patterns of all pages below the path ``at``."""
        limit = limited(f"{self.workflow.list_name}.manage", "60/h", by=account_of)
        pages = {"edit": ("edytuj", limit(partial(edit, manage=self)))}
        for name, word, view in (
            ("submit", "wyslij", submit),
            ("take_back", "cofnij", take_back),
            ("delete", "usun", delete),
            ("preview", "podglad", preview),
            *([("copy", "kopiuj", copy)] if self.copy else []),
        ):
            pages[name] = (word, partial(view, manage=self))
        for name, one in self.ends.items():
            pages[name] = (one.word, partial(end, manage=self, end=one, name=name))
        new_word, prefix = self.workflow.noun.by_gender("nowa,nowe,nowy"), self.prefix.partition(":")[2]
        new_page = limit(partial(new, manage=self))
        return [
            path(at, partial(things, manage=self), name=self.list_page.partition(":")[2]),
            path(f"{at}{new_word}/", new_page, name=f"{prefix}new"),
            path(f"{at}<int:pk>/", partial(one_thing, manage=self), name=self.page.partition(":")[2]),
            *(path(f"{at}<int:pk>/{word}/", view, name=f"{prefix}{name}") for name, (word, view) in pages.items()),
        ]

    def render(self, request, template: str, organization: Any, thing: Any, **context: Any):
        """Adds ``at``: the URLs of the object's pages."""
        at = {"all": reverse(self.list_page, args=[organization.slug])}
        at["new"] = reverse(f"{self.prefix}new", args=[organization.slug])
        if thing is not None:
            names = ["edit", "submit", "take_back", "delete", "preview", *self.ends, *(["copy"] if self.copy else [])]
            keys = [organization.slug, thing.pk]
            at |= {name: reverse(self.prefix + name, args=keys) for name in names}
            at["one"] = reverse(self.page, args=keys)
        known = {"organization": organization, "thing": thing, self.name: thing, "noun": self.workflow.noun, "at": at}
        return render(request, f"{self.templates}/{template}.html", known | context)


@require_safe
@login_required
@never_cache
def things(request, slug, *, manage: Manage):
    """Drafts, submissions and published objects."""
    organization = manage.organization_for(request.user, slug)
    own = manage.workflow.model._default_manager.filter(**{manage.workflow.organization: organization})
    mine = manage.with_facts(own)
    page = Paginator(manage.public(mine), ON_PAGE).get_page(request.GET.get("strona"))
    page.shown_numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    unfinished = mine.filter(status__in=(DRAFT, NEEDS_CHANGES, REJECTED, WITHDRAWN))
    groups = [
        ("szkice", "Szkice i do poprawy", unfinished.order_by("-updated_at")),
        ("w-biurze", "Czekają na biuro", mine.filter(status=SUBMITTED).order_by("status_changed_at")),
        *manage.groups(mine),
    ]
    return manage.render(
        request, "list", organization, None, groups=groups, page=page, is_empty=not own.exists(),
        row=f"{manage.templates}/_row.html",
    )  # fmt: skip


@require_safe
@login_required
@never_cache
def one_thing(request, slug, pk, *, manage: Manage):
    """Its state and the available actions."""
    organization, thing = manage.find(request.user, slug, pk)
    context = {
        "can_edit": thing.status in manage.workflow.editable,
        "can_submit": manage.can_submit(thing),
        "can_take_back": thing.status == SUBMITTED,
        "can_delete": is_deletable(thing),
        **previews.link(thing, manage.preview_page),
    }
    return manage.render(request, "one", organization, thing, **context | manage.about(thing))


@require_http_methods(["GET", "POST"])
@login_required
@never_cache
def new(request, slug, *, manage: Manage):
    organization = manage.organization_for(request.user, slug)
    thing = manage.workflow.model(**{manage.workflow.organization: organization})
    form = _form(request, manage, thing, organization)
    if form.is_valid() and (saved := _saved(request, manage, form, organization, None)):
        return redirect(manage.page, organization.slug, saved.pk)
    return _form_page(request, manage, form, organization, None)


@require_http_methods(["GET", "POST"])
@login_required
@never_cache
def edit(request, slug, pk, *, manage: Manage):
    organization, thing = manage.find(request.user, slug, pk)
    try:
        manage.workflow.refuse_uneditable(thing)
    except WrongState as error:
        messages.error(request, str(error))
        return redirect(manage.page, organization.slug, pk)
    form = _form(request, manage, copying.copy(thing), organization)
    try:
        if form.is_valid() and (saved := _saved(request, manage, form, organization, thing)):
            return redirect(manage.page, organization.slug, saved.pk)
    except ConflictError:
        return edit(request, slug, pk, manage=manage)  # validated again, the form finds what another person saved
    return _form_page(request, manage, form, organization, thing)


@require_http_methods(["GET", "POST"])
@login_required
@never_cache
def end(request, slug, pk, *, manage: Manage, end: End, name: str):
    organization, thing = manage.find(request.user, slug, pk)
    form = end.form(request.POST if request.method == "POST" else None, **end.options(thing))
    if form.is_valid():
        try:
            end.act(**{manage.name: thing}, by=request.user, is_by_organization=True, **form.cleaned_data)
        except DomainError as error:
            form.add_errors(error)
        else:
            messages.success(request, end.said)
            return redirect(manage.page, organization.slug, pk)
    return manage.render(request, name, organization, thing, form=form)


@require_POST
@login_required
def submit(request, slug, pk, *, manage: Manage):
    organization, thing = manage.find(request.user, slug, pk)
    return _pressed(
        request, lambda: manage.submit(**{manage.name: thing}, by=request.user), _sent(manage),
        manage.page, organization.slug, pk,
    )  # fmt: skip


@require_POST
@login_required
def take_back(request, slug, pk, *, manage: Manage):
    """Turn a submission back into a draft."""
    organization, thing = manage.find(request.user, slug, pk)
    noun = manage.workflow.noun
    returned = noun.by_gender("wróciła,wróciło,wrócił")
    words = f"{str(noun).capitalize()} {returned} do szkiców. Biuro nie widzi już tego zgłoszenia."
    return _pressed(
        request, lambda: manage.workflow.move(thing, DRAFT, by=request.user), words, manage.page, organization.slug, pk
    )


@require_POST
@login_required
def delete(request, slug, pk, *, manage: Manage):
    organization, thing = manage.find(request.user, slug, pk)
    try:
        manage.workflow.delete(thing, by=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect(manage.page, organization.slug, pk)
    messages.success(request, f"Szkic {quoted(thing)} jest usunięty.")
    return redirect(manage.list_page, organization.slug)


@require_POST
@login_required
def copy(request, slug, pk, *, manage: Manage):
    """Copy as the next edition: a draft that lacks only its dates."""
    organization, thing = manage.find(request.user, slug, pk)
    copied = manage.copy(**{manage.name: thing}, by=request.user, organization=organization)
    messages.success(request, f"To jest kopia {manage.workflow.noun.genitive}. Podaj termin i sprawdź resztę.")
    return redirect(f"{manage.prefix}edit", organization.slug, copied.pk)


@require_safe
@login_required
@never_cache
def preview(request, slug, pk, *, manage: Manage):
    """The page as the public will see it."""
    _, thing = manage.find(request.user, slug, pk)
    return manage.preview(request, thing)


def _form(request, manage: Manage, thing: Any, organization: Any):
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return manage.form(*sent, thing, organization)


def _saved(request, manage: Manage, form: Any, organization: Any, thing: Any) -> Any:
    """Save the object and submit it if that button was pressed: both or neither, and only once."""
    try:
        if thing:
            saved = _write(request, manage, form, organization, thing)
        else:
            make = partial(_write, request, manage, form, organization, None)
            saved = once.made(request, manage.workflow.model, make)
    except ConflictError:
        raise
    except DomainError as error:
        form.add_errors(error)
        return None
    is_draft = saved.status == DRAFT
    if "submit" in request.POST and saved.status == SUBMITTED:
        words = _sent(manage)
    else:
        words = manage.shown if saved.is_public else "Szkic jest zapisany." if is_draft else "Zmiany są zapisane."
    messages.success(request, words)
    return saved


@transaction.atomic
def _write(request, manage: Manage, form: Any, organization: Any, thing: Any) -> Any:
    by, given = request.user, form.given(request.user)
    if thing is None:
        given["values"][manage.workflow.organization] = organization
        saved = manage.create(by=by, **given)
    else:
        saved = manage.update(**{manage.name: thing}, by=by, is_by_organization=True, **form.seen_values(), **given)
    if "submit" in request.POST and manage.can_submit(saved):
        return manage.submit(**{manage.name: saved}, by=by)
    return saved


def _sent(manage: Manage) -> str:
    return f"{str(manage.workflow.noun).capitalize()} jest w biurze. Odpowiedź przyjdzie e-mailem."


def _form_page(request, manage: Manage, form: Any, organization: Any, thing: Any):
    noun = manage.workflow.noun
    title = f"Zmień {noun}" if thing else f"{noun.by_gender('Nowa,Nowe,Nowy')} {noun}"
    facts = {"is_public": thing is not None and thing.is_public, "can_submit": manage.can_submit(thing)}
    return manage.render(request, "form", organization, thing, form=form, title=title, **facts)


def _pressed(request, act: Callable[[], Any], words: str, *back: Any):
    """Run the action of a one-button page and redirect to ``back``."""
    try:
        act()
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, words)
    return redirect(*back)
