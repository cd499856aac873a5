"""Demo entries with logo, photograph and report."""

from decimal import Decimal
from typing import Any

from django.utils import timezone

from core.demo import files
from core.files import documents, images
from organizations.models import AccessFeature, District, Document, Organization, Photo, Sphere, TargetGroup
from organizations.registry.actions import entries


def add(example: dict[str, Any], office: Any) -> Organization:
    today = timezone.localdate()
    values = example["values"] | {
        "founded_year": today.year - example["founded_years_ago"],
        "district": District.objects.get(slug=example["district"]),
        "spheres": Sphere.objects.filter(code__in=example["words"]["spheres"]),
        "target_groups": TargetGroup.objects.filter(name__in=example["words"]["target_groups"]),
        "access_features": AccessFeature.objects.filter(name__in=example["words"]["access_features"]),
        "latitude": Decimal(example["values"]["latitude"]),
        "longitude": Decimal(example["values"]["longitude"]),
        "public_benefit_as_of": today if example.get("is_public_benefit") else None,
        "confirmed_on": today,
        "logo": images.store(files.logo(example["colours"]), alt="", is_decorative=True, by=office),
    }
    entry = entries.create(by=office, status="published", contact=example["contact"], **values)
    attached = [*_photo(entry, example, office), *_report(entry, example)]
    if attached:
        entries.attachments_changed(organization=entry, what=attached, by=office)
    return entry


def _photo(entry: Organization, example: dict[str, Any], office: Any) -> list[str]:
    if "photo" not in example:
        return []
    drawn = images.store(files.photo(example["colours"]), alt=example["photo"], is_decorative=False, by=office)
    Photo.objects.create(organization=entry, picture=drawn)
    return ["photos"]


def _report(entry: Organization, example: dict[str, Any]) -> list[str]:
    if "report" not in example:
        return []
    year = timezone.localdate().year - 1
    title = f"Sprawozdanie za {year} rok"
    file = files.document(title, "Przykładowy dokument. Organizacja może tu pokazać swoje sprawozdania i statut.")
    documents.check(file)
    Document.objects.create(organization=entry, kind="report", year=year, title=title, file=file, size=file.size)
    return ["documents"]
