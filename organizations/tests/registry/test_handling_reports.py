"""Reported errors wait in the office's queue and are handled once."""

import pytest
from django.urls import reverse

from core import audit
from core.errors import DomainError
from organizations.models import ErrorReport
from organizations.registry.actions import reports
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return reports.report_error(
        organization=OrganizationFactory(), message="  Zły telefon. ", reporter_email="a@example.org"
    )


def test_report_waits_and_the_log_has_no_personal_data(report):
    assert (report.message, report.handled_at) == ("Zły telefon.", None)
    assert audit.events_of(report.organization).get().details == {"report": report.pk}


def test_report_is_handled_once(report, dorota):
    handled = reports.handle_error_report(report=report, by=dorota)
    assert handled.handled_by == dorota

    with pytest.raises(DomainError, match="już załatwione"):
        reports.handle_error_report(report=report, by=dorota)


def test_office_handles_reports_from_the_queue(office, report):
    address = reverse("admin:organizations_errorreport_changelist")
    assert "Zły telefon" in office.get(address, {"zalatwione": "nie"}).content.decode()
    data = {"action": "mark_handled", "_selected_action": [report.pk]}

    office.post(address, data)
    again = office.post(address, data, follow=True)

    assert ErrorReport.objects.get().handled_at
    assert "już załatwione" in again.content.decode()
    assert "Zły telefon" not in office.get(address, {"zalatwione": "nie"}).content.decode()


def test_text_from_a_reader_cannot_be_edited(office, report):
    address = reverse("admin:organizations_errorreport_change", args=[report.pk])

    assert "Zły telefon" in office.get(address).content.decode()
    assert office.post(address, {"message": "Dobry"}).status_code == 403
