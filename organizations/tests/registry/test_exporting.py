"""Export: a spreadsheet for the office that is safe to open and that the import can read back."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from organizations.importing import actions, exporting
from organizations.models import AccessFeature, District, Organization, Sphere, TargetGroup
from organizations.registry.actions import entries
from organizations.tests.factories import OrganizationFactory, ThemeFactory

pytestmark = pytest.mark.django_db
DANGEROUS = ["=1+1", "+48 nie", "-2", "@SUM(A1)"]


@pytest.fixture
def full(dorota):
    """An entry with a value in every column."""
    theme = ThemeFactory(slug="dzieci-i-rodzina", name="Dzieci, młodzież i rodzina")
    return entries.create(
        by=dorota, name="Fundacja „Żółw”", short_name="Żółw", legal_form="foundation", status="published",
        krs="23657", nip="6971900784", regon="123456785", register_kind="other", register_number="7/2020",
        founded_on=date(2001, 2, 3), themes=[theme], target_groups=[TargetGroup.objects.create(name="Żółwie")],
        spheres=[Sphere.objects.create(code="99", order=1, short_label="Wody", official_text="wód", theme=theme)],
        access_features=[AccessFeature.objects.create(name="Basen")], mission="Pływamy.",
        description="<p>Dla <strong>żółwi</strong></p>", is_seeking_volunteers=True, volunteering_info="Karmienie",
        street="Wodna 1", postal_code="64100", city="Leszno", latitude=Decimal("51.8419"),
        longitude=Decimal("16.5748"), district=District.objects.create(name="Staw", slug="staw"),
        phone="655298123", email="zolw@example.org", website="example.org", facebook_url="facebook.com/zolw",
        instagram_url="instagram.com/zolw", youtube_url="youtube.com/zolw", x_url="x.com/zolw",
        opening_hours="pn 8–16\nwt 8–16", access_notes="Próg 2 cm", is_social_enterprise=True,
        has_business_activity=True, public_benefit_as_of=date(2024, 12, 31), confirmed_on=date(2025, 1, 2),
        bank_account="61109010140000071219812874", office_notes="Uwaga; na średnik", source_url="https://example.org/",
        contact={"name": "Prezes", "phone": "655298123", "email": "prezes@example.org"},
    )  # fmt: skip


@pytest.mark.parametrize(("write", "name"), [(exporting.xlsx, "o.xlsx"), (exporting.csv_file, "o.csv")])
def test_export_imports_back_without_changes(full, write, name):
    OrganizationFactory()
    content = write(Organization.objects.all())

    batch = actions.bring(upload=SimpleUploadedFile(name, content), by=None)

    assert [(row.outcome, row.errors, row.changes) for row in batch.rows.all()] == [("same", {}, {})] * 2


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_is_a_formula(text):
    OrganizationFactory(name=text)

    sheet = load_workbook(io.BytesIO(exporting.xlsx(Organization.objects.all()))).active
    plain = exporting.csv_file(Organization.objects.all()).decode("utf-8-sig")

    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].quotePrefix) == (text, "s", True)
    assert f"\n'{text};" in plain


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_office_exports_all_or_the_selected_entries(office, full, kind):
    OrganizationFactory(name="Druga")
    everything = office.get(reverse("admin:organizations_organization_export", args=[kind]))
    data = {"action": f"export_{kind}", "_selected_action": [full.pk]}
    marked = office.post(reverse("admin:organizations_organization_changelist"), data)

    assert f'filename="organizacje.{kind}"' in everything["Content-Disposition"]
    assert len(everything.content) > len(marked.content) > 0


@pytest.mark.parametrize("count", [1, 3])
def test_export_costs_the_same_for_one_entry_and_for_many(django_assert_num_queries, count):
    OrganizationFactory.create_batch(count)

    with django_assert_num_queries(5):
        exporting.csv_file(Organization.objects.all())


def test_non_staff_cannot_export(client, alice):
    client.force_login(alice)

    assert client.get(reverse("admin:organizations_organization_export", args=["csv"])).status_code == 302
