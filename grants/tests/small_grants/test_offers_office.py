"""Oferty na małe granty w panelu biura: create, post, decide; read remarks; change the limits of the law."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from core.tests.files import PDF, PROGRAM, upload
from grants.models import LegalLimits, Remark, SmallGrantOffer
from grants.small_grants import actions
from grants.tests.call_factories import CallFactory, in_days, offer, posted
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
ADD = "admin:grants_smallgrantoffer_add"
REMARKS = "admin:grants_remark_changelist"


def send(browser, found: SmallGrantOffer | None = None, **changed):
    today = timezone.localdate()
    data = {
        "title": "Świetlica", "name": "Koło", "summary": "Zajęcia.", "amount": "5000",
        "received_on": today.isoformat(),
        "starts_on": today.isoformat(), "ends_on": today.isoformat(),
        "seen_at": found.updated_at.isoformat() if found else "",
    }  # fmt: skip
    address = reverse("admin:grants_smallgrantoffer_change", args=[found.pk]) if found else reverse(ADD)
    return browser.post(address, data | changed)


def step(browser, found, name, **data):
    return browser.post(reverse("admin:grants_smallgrantoffer_step", args=[found.pk, name]), data)


def test_offer_is_created_and_posted(office, client):
    organization = OrganizationFactory(name="Fundacja A")
    send(office, organization=organization.pk, name="", file=upload("oferta.pdf", PDF))
    found = SmallGrantOffer.objects.get()
    assert (found.name, found.status) == ("Fundacja A", "draft")

    step(office, found, "publikuj")

    assert "Świetlica" in client.get("/dotacje/male-granty/").content.decode()


def test_step_page_describes_its_effect(office, dorota):
    found = offer(dorota)
    place = reverse("admin:grants_smallgrantoffer_step", args=[found.pk, "publikuj"])

    with time_machine.travel(datetime(2026, 11, 27, 17, tzinfo=UTC), tick=False):
        before = office.get(place).content.decode()
        step(office, found, "publikuj")

    assert "Uwagi będzie można zgłaszać do 4 grudnia 2026" in before
    found.refresh_from_db()
    assert found.remarks_until == datetime(2026, 12, 4, 23, tzinfo=UTC)


def test_file_with_a_wrong_type_is_refused(office):
    response = send(office, file=upload("oferta.pdf", PROGRAM))

    assert "Ten plik nie jest dokumentem" in response.content.decode()
    assert not SmallGrantOffer.objects.exists()


def test_limits_are_shown_on_the_step_page(office, dorota):
    found = offer(dorota, amount=11_000)

    assert "najwyżej 10\xa0000\xa0zł" in step(office, found, "publikuj").content.decode()


def test_refused_rule_is_shown_in_the_form(office, dorota):
    found = posted(dorota)

    response = send(office, found, title="Inny tytuł")

    assert "jest opublikowana" in response.content.decode()
    assert "Inny tytuł" in response.content.decode()
    assert "Wybierz organizację z bazy" in send(office, name="").content.decode()


def test_draft_is_changed_and_deleted(office, dorota):
    found = offer(dorota)
    send(office, found, title="Nowy tytuł")
    assert SmallGrantOffer.objects.get().title == "Nowy tytuł"
    stale = send(office, found, title="Jeszcze inny")
    assert "Ktoś zapisał tę ofertę" in stale.content.decode()

    office.post(reverse("admin:grants_smallgrantoffer_delete", args=[found.pk]), {"post": "yes"})

    assert not SmallGrantOffer.objects.exists()


def test_decision_is_entered_after_the_days_for_remarks(office, dorota):
    found = posted(dorota)
    assert "Czas na uwagi jeszcze trwa" in step(office, found, "decyzja", is_granted="1").content.decode()
    assert "Wybierz jedną z decyzji" in step(office, found, "decyzja").content.decode()

    with time_machine.travel(timezone.now() + timedelta(days=9)):
        office.force_login(dorota)
        step(office, found, "decyzja", is_granted="1", note="")

    assert SmallGrantOffer.objects.get().status == "granted"
    assert office.get(reverse("admin:grants_smallgrantoffer_step", args=[found.pk, "cos"])).status_code == 404


def test_remarks_are_listed_read_and_counted(office, dorota):
    found = posted(dorota)
    one, two = (actions.remark(offer=found, text=text) for text in ("Popieram.", "A podjazd?"))
    listed = reverse("admin:grants_smallgrantoffer_changelist")
    assert ">2</a>" in office.get(listed).content.decode()

    office.post(reverse("admin:grants_remark_read", args=[one.pk]))
    office.post(reverse(REMARKS), {"action": "mark_read", "_selected_action": [two.pk]})

    assert not Remark.objects.filter(read_at=None).exists()
    assert len(office.get(f"{reverse(REMARKS)}?przeczytane=nie").context["cl"].result_list) == 0
    assert len(office.get(f"{reverse(REMARKS)}?przeczytane=tak").context["cl"].result_list) == 2
    assert len(office.get(f"{reverse(REMARKS)}?offer__id__exact={found.pk}").context["cl"].result_list) == 2
    assert "A podjazd?" in office.get(reverse("admin:grants_remark_change", args=[two.pk])).content.decode()


def test_user_without_the_right_cannot_read_remarks(client, alice, dorota):
    one = actions.remark(offer=posted(dorota), text="Popieram.")
    alice.is_staff = True
    alice.save()
    alice.user_permissions.add(Permission.objects.get(codename="view_smallgrantoffer"))
    client.force_login(alice)

    assert client.get(reverse(REMARKS)).status_code == 403
    assert client.post(reverse("admin:grants_remark_read", args=[one.pk])).status_code == 403
    assert step(client, one.offer, "wycofaj").status_code == 403


def test_limits_have_one_page_and_a_legal_date(office):
    address = reverse("admin:grants_legallimits_change", args=[1])
    assert address in office.get(reverse("admin:grants_legallimits_changelist")).content.decode()

    data = {
        "legal_as_of": "2027-01-01", "basis": "Ustawa", "contest_days": 14, "small_grant_amount": "15000",
        "small_grant_days": 120, "small_grant_yearly": "30000", "remark_days": 7,
    }  # fmt: skip
    office.post(address, data)
    stored = LegalLimits.objects.get()
    assert (stored.small_grant_amount, str(stored.legal_as_of)) == (15_000, "2027-01-01")

    response = office.post(address, data | {"small_grant_yearly": "1"})
    assert "Limit na rok nie może być mniejszy" in response.content.decode()


def test_start_page_shows_waiting_offers(office, dorota):
    actions.remark(offer=posted(dorota), text="Popieram.")
    CallFactory(source="city", closes_at=in_days(2))
    CallFactory(source="city", closes_at=in_days(-40))
    over = posted(dorota, name="Inna")
    SmallGrantOffer.objects.filter(pk=over.pk).update(
        posted_at=timezone.now() - timedelta(days=9), remarks_until=timezone.now() - timedelta(days=1)
    )

    told = {line.what: line.count for line in office.get(reverse("admin:index")).context["waiting"]}

    mine = {
        "nabór miasta bez wyników": 1,
        "nabór miasta kończy się w ciągu tygodnia": 1,
        "nieprzeczytana uwaga do oferty": 1,
        "oferta na mały grant do decyzji": 1,
    }
    assert told | mine == told
