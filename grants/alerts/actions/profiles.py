"""What people do with alerts: ask, prove the address, choose, stop; for themselves and for their organisation."""

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
    """Keep what somebody without an account wants to hear of, and send the letter that proves the address.

    Says nothing to the caller: whoever has alerts already learns so by letter alone, and keeps what was chosen.
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
    """The address is proved: letters may go there from now on. Pressed again it changes nothing."""
    if AlertProfile.objects.filter(pk=profile.pk, confirmed_at=None).update(confirmed_at=timezone.now()):
        audit.record("grants.confirm_alerts", profile)


@transaction.atomic
def choose_alerts(
    *, profile: AlertProfile, themes: Iterable[Theme], forms: Sequence[str], by: Any = None
) -> AlertProfile:
    """Other themes and forms from now on; what waits for the next letter and fits no longer is left out of it."""
    profile = AlertProfile.objects.select_for_update().get(pk=profile.pk)
    _keep_choices(profile, themes, forms)
    for item in profile.items.waiting().select_related("call"):
        if not selectors.matching(item.call).filter(pk=profile.pk).exists():
            item.delete()
    audit.record("grants.change_alerts", profile, by=by)
    return profile


@transaction.atomic
def choose_own_alerts(*, user: User, themes: Iterable[Theme], forms: Sequence[str]) -> AlertProfile:
    """The alerts of an account, whose address is known and proved: on at once.

    What the same address signed up for without the account becomes the account's.
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
    """The alerts of an organisation, chosen by one of its editors: on at once, the letters go to whoever is asked
    about its entry."""
    profile, _ = AlertProfile.objects.get_or_create(organization=organization, defaults=_agreed())
    _switch_on(profile)
    return choose_alerts(profile=profile, themes=themes, forms=forms, by=by)


@transaction.atomic
def stop_alerts(*, profile: AlertProfile, by: Any = None) -> None:
    """No letter any more: what waits is forgotten, a letter that nobody has in hand is taken back. Twice is once."""
    stopping = AlertProfile.objects.filter(pk=profile.pk, stopped_at=None)
    if not stopping.update(stopped_at=timezone.now()):
        return
    _take_back(profile)
    audit.record("grants.stop_alerts", profile, by=by)


@transaction.atomic
def resume_alerts(*, profile: AlertProfile) -> None:
    """Whoever stopped and thinks better of it, by the link that proves the address."""
    stopped = AlertProfile.objects.filter(pk=profile.pk).exclude(stopped_at=None)
    if stopped.exists():
        _switch_on(profile)
        audit.record("grants.resume_alerts", profile)


@transaction.atomic
def forget_alerts(*, profile: AlertProfile) -> None:
    """The profile goes with all that it was told; waiting letters are taken back."""
    _take_back(profile)
    profile.delete()


def _locked_at(email: str) -> AlertProfile | None:
    found = AlertProfile.objects.at_address(email).order_by("-user_id", "pk")
    return found.select_for_update(of=("self",)).first()


def _created_at(email: str) -> AlertProfile:
    """Of two who sign up with one address at the same moment the second finds the profile of the first."""
    try:
        with transaction.atomic():
            return AlertProfile.objects.create(email=email, **_agreed())
    except IntegrityError:
        return AlertProfile.objects.select_for_update().get(email__iexact=email)


def _switch_on(profile: AlertProfile) -> None:
    """Confirmed by whoever proved to be its holder just now; what was agreed to first stays noted while it is on."""
    profile.refresh_from_db()
    if not profile.is_on:
        AlertProfile.objects.filter(pk=profile.pk).update(**_agreed(), confirmed_at=timezone.now(), stopped_at=None)


def _agreed() -> dict[str, Any]:
    """What is agreed to this moment: the sentence, and the version of the clause that the privacy page shows."""
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
