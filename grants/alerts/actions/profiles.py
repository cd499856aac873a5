"""Alert profiles: sign up, confirm the address, choose, stop; for a person or an organisation."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from core import audit, clauses, mail
from grants.alerts import emails as letters
from grants.alerts import selectors
from grants.choices import ALERT_CLAUSE
from grants.models import AlertForm, AlertItem, AlertProfile
from organizations.models import Organization, Theme


@transaction.atomic
def ask_for_alerts(*, email: str, themes: Iterable[Theme], forms: Sequence[str]) -> None:
    """Save the wishes of a person without an account and send the letter that confirms the address.

    Returns nothing: only the letter reveals that the address has alerts already, and those keep their choices.
    """
    email = email.strip()
    profile = _locked_at(email) or _created_at(email)
    if profile.is_on:
        letters.alert_known(profile, email)
        return
    AlertProfile.objects.filter(pk=profile.pk).update(**_agreed(), confirmed_at=None, stopped_at=None)
    _keep_choices(profile, themes, forms)
    audit.record("grants.ask_for_alerts", profile)
    letters.alert_confirm(profile, email)


@transaction.atomic
def confirm_alerts(*, profile: AlertProfile) -> None:
    """Confirm the address: alerts may be sent from now on. Idempotent."""
    if AlertProfile.objects.filter(pk=profile.pk, confirmed_at=None).update(confirmed_at=timezone.now()):
        audit.record("grants.confirm_alerts", profile)


@transaction.atomic
def choose_alerts(
    *, profile: AlertProfile, themes: Iterable[Theme], forms: Sequence[str], by: Any = None
) -> AlertProfile:
    """Replace themes and forms; waiting items that no longer match are dropped."""
    profile = AlertProfile.objects.select_for_update().get(pk=profile.pk)
    _keep_choices(profile, themes, forms)
    for item in profile.items.waiting().select_related("call"):
        if not selectors.matching(item.call).filter(pk=profile.pk).exists():
            item.delete()
    audit.record("grants.change_alerts", profile, by=by)
    return profile


@transaction.atomic
def choose_own_alerts(*, user: User, themes: Iterable[Theme], forms: Sequence[str]) -> AlertProfile:
    """Save the alerts of an account, whose address is already verified: active at once.

    A profile that the same address signed up without an account becomes the account's.
    """
    mine = AlertProfile.objects.select_for_update().filter(user=user).first()
    signed_up = AlertProfile.objects.select_for_update().filter(email__iexact=user.email).first()
    if mine and signed_up:
        signed_up.delete()
    elif signed_up:
        AlertProfile.objects.filter(pk=signed_up.pk).update(email="", user=user)
        mine = signed_up
    mine = mine or AlertProfile.objects.get_or_create(user=user, defaults=_agreed())[0]
    _switch_on(mine)
    return choose_alerts(profile=mine, themes=themes, forms=forms, by=user)


@transaction.atomic
def choose_alerts_of_organization(
    *, organization: Organization, themes: Iterable[Theme], forms: Sequence[str], by: User
) -> AlertProfile:
    """Save the alerts of an organisation, chosen by an editor: active at once, sent to its contact address."""
    profile, _ = AlertProfile.objects.get_or_create(organization=organization, defaults=_agreed())
    _switch_on(profile)
    return choose_alerts(profile=profile, themes=themes, forms=forms, by=by)


@transaction.atomic
def stop_alerts(*, profile: AlertProfile, by: Any = None) -> None:
    """Stop all letters: waiting items are deleted, letters that no worker has claimed are cancelled. Idempotent."""
    stopping = AlertProfile.objects.filter(pk=profile.pk, stopped_at=None)
    if not stopping.update(stopped_at=timezone.now()):
        return
    _take_back(profile)
    audit.record("grants.stop_alerts", profile, by=by)


@transaction.atomic
def resume_alerts(*, profile: AlertProfile) -> None:
    """Resume stopped alerts, by the link that proves the address."""
    stopped = AlertProfile.objects.filter(pk=profile.pk).exclude(stopped_at=None)
    if stopped.exists():
        _switch_on(profile)
        audit.record("grants.resume_alerts", profile)


@transaction.atomic
def forget_alerts(*, profile: AlertProfile) -> None:
    """Delete the profile with all its items; waiting letters are cancelled."""
    _take_back(profile)
    profile.delete()


def _locked_at(email: str) -> AlertProfile | None:
    found = AlertProfile.objects.at_address(email).order_by("-user_id", "pk")
    return found.select_for_update(of=("self",)).first()


def _created_at(email: str) -> AlertProfile:
    """Create the profile; of two concurrent sign-ups with one address the second gets the profile of the first."""
    try:
        with transaction.atomic():
            return AlertProfile.objects.create(email=email, **_agreed())
    except IntegrityError:
        return AlertProfile.objects.select_for_update().get(email__iexact=email)


def _switch_on(profile: AlertProfile) -> None:
    """Confirm the profile, whose holder has just been proved; an earlier consent is kept while it is active."""
    profile.refresh_from_db()
    if not profile.is_on:
        AlertProfile.objects.filter(pk=profile.pk).update(**_agreed(), confirmed_at=timezone.now(), stopped_at=None)


def _agreed() -> dict[str, Any]:
    """The current consent: its sentence, and the version of the clause on the privacy page."""
    version, _ = clauses.current("grants.alerts")
    return {"clause": ALERT_CLAUSE, "clause_version": version, "consented_at": timezone.now()}


def _keep_choices(profile: AlertProfile, themes: Iterable[Theme], forms: Sequence[str]) -> None:
    profile.themes.set(themes)
    profile.forms.exclude(form__in=forms).delete()
    AlertForm.objects.bulk_create(
        [AlertForm(profile=profile, form=form) for form in dict.fromkeys(forms)], ignore_conflicts=True
    )


def _take_back(profile: AlertProfile) -> None:
    items = AlertItem.objects.filter(profile=profile)
    items.waiting().delete()
    mail.take_back(sorted(set(items.values_list("letter_key", flat=True))))
