"""Classes and objects for the tests of case marks. Audit events serve as the objects."""

from datetime import date

from core.cases.models import CaseClass, CaseMark
from core.models import AuditEvent


def case_class(**fields):
    facts = {"symbol": "524", "title": "Współpraca (przykład)", "archival_category": "B5"}
    return CaseClass.objects.create(**(facts | {"valid_from": date(2020, 1, 1)} | fields))


def thing(label="pismo"):
    return AuditEvent.objects.create(action="core.note", object_kind="note", object_id="1", object_label=label)


def given():
    """All marks, in the order of assignment."""
    return [str(mark) for mark in CaseMark.objects.order_by("pk")]
