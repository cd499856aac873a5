"""Demo data of the registry: real organisations of organizations.csv, and invented ones that show every feature."""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile

from organizations.demo import entries, joining, people
from organizations.demo.examples import EXAMPLES
from organizations.importing import actions
from organizations.membership.actions import admit
from organizations.models import Membership

ORGANIZATIONS_CSV = Path(__file__).parent / "organizations.csv"
#: The list of 2013-2016 is outdated: the portal shows these as history (docs/demo-data.md).
HISTORICAL_LIST = date(2016, 12, 31)


def load(*, office: Any, person: Any) -> None:
    """``person`` becomes the owner of the first example."""
    upload = ContentFile(ORGANIZATIONS_CSV.read_bytes(), name=ORGANIZATIONS_CSV.name)
    batch = actions.bring(upload=upload, by=office, public_benefit_as_of=HISTORICAL_LIST)
    actions.apply(batch=batch, by=office)
    invented = [entries.add(example, office) for example in EXAMPLES]
    people.add(*invented, office=office)
    admit(organization=invented[0], user=person, by=office, role=Membership.Role.OWNER)
    joining.add()
