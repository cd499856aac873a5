"""Database constraints of the registry."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from organizations.models import Document, ImportBatch, ImportRow, NotDuplicates, Organization, Sphere
from organizations.tests.factories import OrganizationFactory, ThemeFactory

pytestmark = pytest.mark.django_db


def refused(write, name):
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        write()
    return name in str(error.value) or "UNIQUE" in str(error.value)


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"status": "unknown"}, "status_known"),
        ({"legal_form": "unknown"}, "legal_form_known"),
        ({"register_kind": "church"}, "register_pair"),
        ({"register_number": "7/2020"}, "register_pair"),
        ({"register_kind": "unknown", "register_number": "7"}, "register_pair"),
        ({"latitude": 51}, "point_pair"),
        ({"latitude": 51, "longitude": None}, "point_pair"),
        ({"latitude": 91, "longitude": 16}, "point_pair"),
        ({"founded_on": date(2001, 5, 5), "founded_year": 2000}, "founded_agrees"),
        ({"founded_on": date(2001, 5, 5), "founded_year": None}, "founded_agrees"),
    ],
)
def test_database_refuses_a_contradictory_entry(wrong, constraint):
    assert refused(lambda: OrganizationFactory(**wrong), f"organizations_organization_{constraint}")


@pytest.mark.parametrize(
    "number",
    [
        {"krs": "0000023657"},
        {"nip": "6971900784"},
        {"regon": "123456785"},
        {"register_kind": "church", "register_number": "1"},
    ],
)
def test_number_belongs_to_one_entry(number):
    OrganizationFactory(**number)

    assert refused(lambda: OrganizationFactory(**number), "one_per")


@pytest.mark.parametrize("other", [{"legal_form": "branch"}, {"status": "rejected"}])
def test_branch_shares_the_parent_number_and_a_rejected_entry_frees_it(other):
    OrganizationFactory(krs="0000024181")

    OrganizationFactory(krs="0000024181", **other)

    assert Organization.objects.filter(krs="0000024181").count() == 2


def test_address_belongs_to_one_entry():
    OrganizationFactory(slug="ta-sama")

    assert refused(lambda: OrganizationFactory(slug="ta-sama"), "slug")


def test_sphere_ends_after_it_begins():
    dates = {"valid_from": date(2024, 1, 2), "valid_to": date(2024, 1, 1)}

    assert refused(
        lambda: Sphere.objects.create(code="99", order=1, short_label="x", theme=ThemeFactory(), **dates),
        "organizations_sphere_ends_after_start",
    )


@pytest.mark.parametrize(
    ("wrong", "constraint"), [({"kind": "unknown"}, "kind_known"), ({"kind": "report"}, "report_has_year")]
)
def test_document_has_a_known_kind_and_a_report_has_a_year(wrong, constraint):
    organization = OrganizationFactory()

    assert refused(
        lambda: Document.objects.create(organization=organization, title="x", file="x.pdf", **wrong),
        f"organizations_document_{constraint}",
    )


def test_pair_is_stored_once_and_in_order():
    one, other = OrganizationFactory(), OrganizationFactory()
    NotDuplicates.objects.create(first=one, second=other)

    assert refused(lambda: NotDuplicates.objects.create(first=one, second=other), "notduplicates_once")
    assert refused(lambda: NotDuplicates.objects.create(first=other, second=one), "notduplicates_lower_first")


@pytest.mark.parametrize("wrong", [{"status": "applied"}, {"status": "preview", "applied_at": timezone.now()}])
def test_import_status_and_time_agree(wrong):
    assert refused(lambda: ImportBatch.objects.create(file_name="x", **wrong), "importbatch_applied_pair")


def test_row_is_stored_once_and_with_a_known_outcome():
    batch = ImportBatch.objects.create(file_name="x")
    ImportRow.objects.create(batch=batch, number=2, values=[], outcome="new")

    assert refused(lambda: ImportRow.objects.create(batch=batch, number=2, values=[], outcome="new"), "importrow_once")
    assert refused(lambda: ImportRow.objects.create(batch=batch, number=3, values=[], outcome="x"), "outcome_known")
