"""Retention of personal data in this feature; docs/adr/0007 explains the periods."""

from core.retention import ago, keep
from grants.alerts.links import CONFIRM_DAYS
from grants.models import AlertItem, AlertProfile

ALERT_STOPPED_DAYS = 90
ALERT_TOLD_DAYS = 365
keep(
    "grants.alert_unconfirmed",
    "Adres podany do powiadomień o naborach, którego nikt nie potwierdził, usuwamy po 7 dniach.",
    due=lambda: AlertProfile.objects.unconfirmed().filter(consented_at__lt=ago(days=CONFIRM_DAYS)),
)
keep(
    "grants.alert_stopped",
    "Adres i wybór z powiadomień o naborach usuwamy 90 dni po rezygnacji.",
    due=lambda: AlertProfile.objects.filter(stopped_at__lt=ago(days=ALERT_STOPPED_DAYS)),
)
keep(
    "grants.alert_told",
    "Informację, o którym naborze do kogo napisaliśmy, usuwamy po roku.",
    due=lambda: AlertItem.objects.filter(created_at__lt=ago(days=ALERT_TOLD_DAYS)),
)
