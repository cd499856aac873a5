"""Fill an empty database with the demo data of all apps, by the actions and imports that the office uses."""

from django.contrib.auth import get_user_model
from django.db import transaction

from accounts.actions import person_for
from core import announce
from core.errors import DomainError
from organizations.models import Organization

OFFICE_EMAIL, OFFICE_PASSWORD = "biuro@example.org", "leszczyna-w-lesie"
PERSON_EMAIL, PERSON_PASSWORD = "koordynatorka@example.org", "leszczyna-w-lesie"
#: Printed after loading: who, where, address, password.
SIGN_INS = (
    ("Office", "/admin/", OFFICE_EMAIL, OFFICE_PASSWORD),
    ("Person of an organisation", "/konto/", PERSON_EMAIL, PERSON_PASSWORD),
)


def is_empty() -> bool:
    return not Organization.objects.exists() and not get_user_model().objects.exists()


@transaction.atomic
def load() -> int:
    """Create two accounts, then load the ``demo`` of each app, the lowest app first; return the number of entries."""
    if not is_empty():
        raise DomainError("The database is not empty: demo data would mix with real data.")
    office = get_user_model().objects.create_superuser(OFFICE_EMAIL, OFFICE_PASSWORD, name="Pracowniczka biura")
    person = person_for(email=PERSON_EMAIL, name="Koordynatorka Fundacji Ogród Leszczynowy")
    person.set_password(PERSON_PASSWORD)
    person.save(update_fields=["password"])
    for load_app in reversed(announce.found("demo", "load")):
        load_app(office=office, person=person)
    return Organization.objects.count()
