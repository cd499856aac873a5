"""Two office users edit one call: the second sees the differences and chooses; no text is lost."""

import pytest

from core.tests.pages import read
from grants.calls.actions import editing
from grants.models import Call
from grants.tests.call_factories import drafted
from grants.tests.office_forms import post

pytestmark = pytest.mark.django_db


def test_second_editor_resolves_the_conflict(office, dorota):
    call = drafted(dorota, lead="Pierwotnie.", legal_forms=["foundation"])
    editing.update(call=call, values={"lead": "Zapisane."}, legal_forms=["other"], by=dorota)
    mine = {"seen_at": call.updated_at.isoformat(), "lead": "Moje.", "legal_forms": ["sports_club"]}

    response = post(office, call, **mine)

    form = response.context["adminform"].form
    assert {row.name: (row.mine, row.saved) for row in form.conflict} == {
        "lead": ("Moje.", "Zapisane."),
        "legal_forms": ("klub sportowy", "inna forma"),
    }
    assert "Ktoś zapisał tu zmiany przed Tobą" in response.content.decode()
    now = Call.objects.get()
    post(
        office, now, **mine | {"seen_at": now.updated_at.isoformat(), "keep_lead": "mine", "keep_legal_forms": "saved"}
    )
    now = Call.objects.get()
    assert (now.lead, [one.legal_form for one in now.applicants.all()]) == ("Moje.", ["other"])


def test_nothing_is_saved_until_every_conflict_is_resolved(office, dorota):
    call = drafted(dorota, funder="Fundusz", lead="Pierwotnie.")
    editing.update(call=call, values={"funder": "Ich", "lead": "Zapisane."}, by=dorota)
    mine = {"seen_at": call.updated_at.isoformat(), "funder": "Mój", "lead": "Moje."}
    shown = read(post(office, call, **mine))
    assert [field["value"] for field in shown.select("[name=conflict_about]")] == ["funder", "lead"]
    assert not shown.select(".conflict input[checked]")
    again = mine | {"seen_at": Call.objects.get().updated_at.isoformat(), "conflict_about": ["funder", "lead"]}

    response = post(office, call, **again, keep_funder="mine")

    assert "Przy każdym polu z porównania wybierz" in response.content.decode()
    assert [field["value"] for field in read(response).select(".conflict input[checked]")] == ["mine"]
    assert (Call.objects.get().funder, Call.objects.get().lead) == ("Ich", "Zapisane.")
    post(office, call, **again, keep_funder="mine", keep_lead="saved")
    assert (Call.objects.get().funder, Call.objects.get().lead) == ("Mój", "Zapisane.")
