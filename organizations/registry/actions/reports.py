"""Errors that readers report in an entry."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from core.audit import record
from core.errors import DomainError
from organizations.models import ErrorReport, Organization


@transaction.atomic
def report_error(*, organization: Organization, message: str, reporter_email: str = "") -> ErrorReport:
    """Put a reader's error report in the office's queue."""
    report = ErrorReport.objects.create(
        organization=organization, message=message.strip(), reporter_email=reporter_email.strip()
    )
    record("organizations.report_error", organization, report=report.pk)
    return report


@transaction.atomic
def handle_error_report(*, report: ErrorReport, by: Any) -> ErrorReport:
    """Remove a report from the queue; only one of two concurrent requests handles it."""
    waiting = ErrorReport.objects.filter(pk=report.pk, handled_at__isnull=True)
    if not waiting.update(handled_at=timezone.now(), handled_by=by):
        raise DomainError("To zgłoszenie jest już załatwione.")
    report.refresh_from_db()
    record("organizations.handle_error_report", report.organization, by=by, report=report.pk)
    return report
