"""Fill an empty database with the demo data, through the same actions and the same import that the office uses."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from accounts.actions import person_for
from core import documents, images
from core.errors import DomainError
from organizations.importing.actions import batches
from organizations.membership.actions.people import admit
from organizations.models import (
    AccessFeature,
    District,
    Document,
    Membership,
    Organization,
    Photo,
    Sphere,
    TargetGroup,
)
from organizations.registry.actions import entries
from portal.demo import (
    ORGANIZATIONS_CSV,
    archive,
    articles,
    calendar,
    calls,
    festival,
    files,
    joining,
    messages,
    pages,
    people,
    statements,
)
from portal.demo.examples import EXAMPLES

OFFICE_EMAIL, OFFICE_PASSWORD = "biuro@example.org", "leszczyna-w-lesie"
PERSON_EMAIL, PERSON_PASSWORD = "koordynatorka@example.org", "leszczyna-w-lesie"
#: What is printed for whoever tries the portal: who, where, address, password.
SIGN_INS = (
    ("Office", "/admin/", OFFICE_EMAIL, OFFICE_PASSWORD),
    ("Person of an organisation", "/konto/", PERSON_EMAIL, PERSON_PASSWORD),
)
#: The list of 2013-2016 says nothing of today: the portal shows these as history (portal/demo/README.md).
HISTORICAL_LIST = date(2016, 12, 31)


def is_empty() -> bool:
    return not Organization.objects.exists() and not get_user_model().objects.exists()


@transaction.atomic
def load() -> int:
    """Make the office's account, import the real organisations, add the examples; how many entries there are."""
    if not is_empty():
        raise DomainError("The database is not empty: demo data would mix with real data.")
    office = get_user_model().objects.create_superuser(OFFICE_EMAIL, OFFICE_PASSWORD, name="Pracowniczka biura")
    upload = ContentFile(ORGANIZATIONS_CSV.read_bytes(), name=ORGANIZATIONS_CSV.name)
    batch = batches.bring(upload=upload, by=office, public_benefit_as_of=HISTORICAL_LIST)
    batches.apply(batch=batch, by=office)
    people.add(*[_add(example, office) for example in EXAMPLES], office=office)
    _person(office)
    joining.add()
    archive.add(office=office)
    calendar.add(office=office)
    festival.add(office=office)
    messages.add(office=office, person=get_user_model().objects.get(email=PERSON_EMAIL))
    articles.add(office=office)
    pages.add(office=office)
    calls.add(office=office)
    statements.add(office=office)
    return Organization.objects.count()


def _person(office: Any) -> None:
    """Somebody who keeps the entry of the first example true; her address counts as proved."""
    person = person_for(email=PERSON_EMAIL, name="Koordynatorka Fundacji Ogród Leszczynowy")
    person.set_password(PERSON_PASSWORD)
    person.save(update_fields=["password"])
    entry = Organization.objects.get(name=EXAMPLES[0]["values"]["name"])
    admit(organization=entry, user=person, by=office, role=Membership.Role.OWNER)


def _add(example: dict[str, Any], office: Any) -> Organization:
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
