"""Retention in the registry."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.files import images
from core.models import Picture
from core.retention import purging
from core.tests.files import picture
from organizations.choices import Status
from organizations.models import ErrorReport, ImportBatch, ImportRow, InternalContact, Organization, Photo
from organizations.registry import history
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def days_ago(days: int):
    return timezone.now() - timedelta(days=days)


def report(*, written: int, handled: int | None) -> ErrorReport:
    made = ErrorReport.objects.create(
        organization=OrganizationFactory(), message="Zły telefon.", reporter_email="czytelniczka@example.org"
    )
    ErrorReport.objects.filter(pk=made.pk).update(
        created_at=days_ago(written), handled_at=None if handled is None else days_ago(handled)
    )
    return made


def spreadsheet(status: str, *, brought: int) -> ImportBatch:
    applied_at = timezone.now() if status == ImportBatch.Status.APPLIED else None
    batch = ImportBatch.objects.create(file_name="baza.xlsx", status=status, applied_at=applied_at)
    ImportBatch.objects.filter(pk=batch.pk).update(created_at=days_ago(brought))
    ImportRow.objects.create(batch=batch, number=1, values={"e-mail": "a@example.org"}, outcome="new")
    return batch


def test_report_is_deleted_half_a_year_after_handling():
    report(written=300, handled=181)
    stays = [report(written=300, handled=179), report(written=300, handled=None)]

    purging.purge()

    assert list(ErrorReport.objects.order_by("pk")) == stays


def test_unhandled_report_loses_its_address_after_two_years_and_stays():
    old, young = report(written=731, handled=None), report(written=700, handled=None)

    purging.purge()

    addresses = dict(ErrorReport.objects.values_list("pk", "reporter_email"))
    assert addresses == {old.pk: "", young.pk: "czytelniczka@example.org"}


@pytest.mark.parametrize(
    ("status", "days", "stays"),
    [
        (Status.DISSOLVED, 366, False),
        (Status.REJECTED, 366, False),
        (Status.DISSOLVED, 360, True),
        (Status.PUBLISHED, 5000, True),
    ],
)
def test_office_contact_is_deleted_a_year_after_the_organisation_ended(status, days, stays):
    organization = OrganizationFactory(status=status, status_changed_at=days_ago(days))
    InternalContact.objects.create(organization=organization, name="Prezeska")

    purging.purge()

    assert InternalContact.objects.exists() is stays


@pytest.mark.parametrize("status", ImportBatch.Status.values)
def test_import_rows_are_deleted_after_a_month_and_the_batch_stays(status):
    old, young = spreadsheet(status, brought=31), spreadsheet(status, brought=29)

    purging.purge()

    assert [row.batch for row in ImportRow.objects.all()] == [young]
    assert ImportBatch.objects.filter(pk=old.pk).exists()


def test_import_unfinished_for_a_month_is_dropped():
    old = spreadsheet(ImportBatch.Status.PREVIEW, brought=31)

    purging.purge()

    old.refresh_from_db()
    assert old.status == ImportBatch.Status.DROPPED


def test_author_of_a_change_is_removed_after_five_years(dorota):
    organization, versions = OrganizationFactory(), Organization.history
    for days in (5 * 365 + 1, 10):
        history.keep([organization], by=dorota)
        versions.filter(pk=versions.latest("pk").pk).update(history_date=days_ago(days))

    purging.purge()

    known = versions.filter(history_user=dorota).values_list("history_date", flat=True)
    assert [moment.date() for moment in known] == [days_ago(10).date()]


def test_pictures_in_use_stay_and_those_of_a_deleted_entry_are_removed():
    shown, gone = OrganizationFactory(), OrganizationFactory()
    for organization in (shown, gone):
        organization.logo = images.store(picture(), alt=f"Logo {organization.pk}", is_decorative=False)
        organization.save()
        photo = images.store(picture(), alt=f"Zdjęcie {organization.pk}", is_decorative=False)
        Photo.objects.create(organization=organization, picture=photo)
    Picture.objects.update(uploaded_at=days_ago(2))
    gone.delete()

    purging.purge()

    assert sorted(Picture.objects.values_list("alt", flat=True)) == [f"Logo {shown.pk}", f"Zdjęcie {shown.pk}"]


def test_second_purge_deletes_nothing():
    report(written=300, handled=181)
    spreadsheet(ImportBatch.Status.PREVIEW, brought=31)
    purging.purge()

    assert set(purging.purge().values()) == {0}
