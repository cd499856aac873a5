"""Małe granty: offers within the limits are posted for remarks, then decided; remarks are kept for a year."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.utils import timezone

from accounts import personal
from core.errors import Gone, Refused, WrongState
from core.retention import purging
from core.tests.files import PDF
from core.tests.traps import as_a_person
from grants.calls.actions.limits import change_limits
from grants.models import LegalLimits, Remark, SmallGrantOffer
from grants.small_grants import actions
from grants.tests.call_factories import offer, posted
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def remark(client, found, **data):
    return client.post(found.get_absolute_url(), as_a_person(**{"text": "Popieram.", "name": "", "email": ""} | data))


def refused(by, **values) -> dict:
    with pytest.raises(Refused) as error:
        posted(by, **values)
    return error.value.problems


def days(count: int) -> dict:
    """Dates of a task that takes that many days."""
    return {"starts_on": TODAY, "ends_on": TODAY + timedelta(days=count - 1)}


def test_offer_is_shown_for_seven_days_after_posting(client, dorota):
    with time_machine.travel("2026-11-27 10:00+01:00", tick=False) as clock:
        found = posted(dorota, title="Zimowa świetlica")
        page = client.get(found.get_absolute_url()).content.decode()
        assert "od 27 listopada 2026 do 4 grudnia 2026" in page
        assert "Wyślij uwagę" in page

        clock.move_to("2026-12-04 23:59+01:00")
        assert found.takes_remarks
        assert found in SmallGrantOffer.objects.taking_remarks()
        clock.move_to("2026-12-05 00:00+01:00")
        assert not found.takes_remarks
        assert found not in SmallGrantOffer.objects.taking_remarks()
        page = client.get(found.get_absolute_url()).content.decode()
        assert "Czas na uwagi już minął" in page
        assert "Wyślij uwagę" not in page


def test_draft_is_not_public(client, dorota):
    found = offer(dorota)

    assert client.get(found.get_absolute_url()).status_code == 404
    assert client.get(f"{found.get_absolute_url()}oferta/").status_code == 404


def test_offer_above_the_sum_is_refused(dorota):
    assert refused(dorota, amount=10_001)["amount"] == [
        "Mały grant może wynieść najwyżej 10\xa0000\xa0zł (stan prawny na 22 listopada 2026)."
    ]
    assert posted(dorota, amount=10_000).is_shown


def test_offer_above_the_days_is_refused(dorota):
    assert refused(dorota, **days(91))["ends_on"] == [
        "Zadanie trwa 91 dni, a może trwać najwyżej 90 (stan prawny na 22 listopada 2026)."
    ]
    assert posted(dorota, **days(90)).is_shown


def test_organisation_stays_within_the_yearly_sum(dorota):
    organization = OrganizationFactory(name="Fundacja A")
    posted(dorota, organization=organization, name="", amount=10_000)
    posted(dorota, name="fundacja a", amount=8_000)
    withdrawn = posted(dorota, organization=organization, amount=2_000)
    actions.withdraw_offer(offer=withdrawn, by=dorota)
    posted(dorota, name="Fundacja B", amount=10_000)

    problems = refused(dorota, organization=organization, amount=2_001)

    assert "Ta ma już w" in problems["amount"][0]
    assert "18\xa0000\xa0zł" in problems["amount"][0]
    assert posted(dorota, organization=organization, amount=2_000).is_shown


def test_new_year_resets_the_sum(dorota):
    for year in (2027, 2028):
        span = {"starts_on": f"{year}-02-01", "ends_on": f"{year}-03-01"}
        for _ in range(2):
            assert posted(dorota, amount=10_000, **span).is_shown


def test_office_changes_the_limits(dorota):
    limits = LegalLimits.objects.get()
    limits.small_grant_amount, limits.remark_days = 12_000, 14

    change_limits(limits=limits, fields=["small_grant_amount", "remark_days"], by=dorota)

    found = posted(dorota, amount=12_000)
    assert (found.remarks_until - found.posted_at).days == 14
    assert change_limits(limits=limits, fields=[], by=dorota) == limits


def test_offer_needs_a_name_and_valid_days(dorota):
    assert offer(dorota, organization=OrganizationFactory(name="Koło"), name="").name == "Koło"
    with pytest.raises(Refused, match="Wybierz organizację z bazy"):
        offer(dorota, name="")
    with pytest.raises(Refused, match="po jego początku"):
        offer(dorota, ends_on=TODAY, starts_on=TODAY + timedelta(days=1))
    with pytest.raises(TypeError, match="status"):
        offer(dorota, status="granted")


def test_draft_is_editable_and_a_posted_offer_is_not(dorota):
    found = offer(dorota, file=ContentFile(PDF, name="oferta.pdf"))
    former = found.file.name
    found = actions.update_offer(
        offer=found, values={"amount": 100, "file": ContentFile(PDF, name="nowa.pdf")}, by=dorota
    )
    assert (found.amount, found.file.name != former) == (100, True)
    found = actions.post_offer(offer=found, by=dorota)

    with pytest.raises(WrongState, match="nie można już zmieniać"):
        actions.update_offer(offer=found, values={"amount": 200}, by=dorota)
    with pytest.raises(WrongState, match="Usunąć można tylko szkic"):
        actions.delete_offer(offer=found, by=dorota)
    with pytest.raises(WrongState, match="już w stanie"):
        actions.post_offer(offer=found, by=dorota)
    same = actions.update_offer(offer=found, values={"bip_url": "https://bip.example.org/1"}, by=dorota)
    assert same.bip_url == "https://bip.example.org/1"

    draft = offer(dorota)
    actions.delete_offer(offer=draft, by=dorota)
    with pytest.raises(Gone, match="już nie ma"):
        actions.delete_offer(offer=draft, by=dorota)


def test_newer_change_is_not_overwritten(dorota):
    found = offer(dorota)
    seen_at = found.updated_at
    actions.update_offer(offer=found, values={"amount": 100}, by=dorota)

    with pytest.raises(actions.OfferChanged):
        actions.update_offer(offer=found, values={"amount": 200}, seen_at=seen_at, by=dorota)


def test_decision_waits_for_the_end_of_remarks_and_is_shown(client, dorota):
    found = posted(dorota)
    with pytest.raises(WrongState, match="Czas na uwagi jeszcze trwa"):
        actions.decide_offer(offer=found, is_granted=True, by=dorota)

    with time_machine.travel(timezone.now() + timedelta(days=9)):
        with pytest.raises(Refused, match="Napisz, dlaczego"):
            actions.decide_offer(offer=found, is_granted=False, by=dorota)
        actions.decide_offer(offer=found, is_granted=False, note="Zadanie już trwa.", by=dorota)
        with pytest.raises(WrongState, match="bez dotacji"):
            actions.decide_offer(offer=found, is_granted=True, by=dorota)
        with pytest.raises(WrongState, match="bez dotacji"):
            actions.withdraw_offer(offer=found, by=dorota)

        page = client.get(found.get_absolute_url()).content.decode()
    assert "Bez dotacji" in page
    assert "Zadanie już trwa." in page


def test_anonymous_visitor_may_send_a_remark(client, dorota):
    found = posted(dorota)

    response = remark(client, found, text="Czy będzie podjazd?")

    assert response.headers["Location"] == found.get_absolute_url()
    [stored] = found.remarks.all()
    assert (stored.text, stored.name, stored.email) == ("Czy będzie podjazd?", "", "")
    assert "Czy będzie podjazd?" not in client.get(found.get_absolute_url()).content.decode()


def test_remark_submitted_twice_is_saved_once(client, dorota):
    found = posted(dorota)

    remark(client, found)
    remark(client, found)

    assert found.remarks.count() == 1


def test_invalid_remark_shows_its_errors(client, dorota):
    response = remark(client, posted(dorota), text="", email="to nie adres", name="Ktoś")
    page = response.content.decode()

    assert "Napisz, czego dotyczy uwaga." in page
    assert "nazwa@domena.pl" in page
    assert 'value="Ktoś"' in page
    assert "<title>Błąd w formularzu" in page


def test_late_remark_is_refused_with_a_message(client, dorota):
    found = posted(dorota)

    with time_machine.travel(timezone.now() + timedelta(days=9)):
        page = remark(client, found, text="Za późno napisane.").content.decode()

    assert "Czas na uwagi do tej oferty już minął" in page
    assert "Za późno napisane." in page
    assert not Remark.objects.exists()


@pytest.mark.usefixtures("new_hour")
def test_bots_and_floods_are_refused(client, dorota):
    found = posted(dorota)
    assert remark(client, found, homepage_url="x").status_code == 200
    for number in range(9):
        remark(client, found, text=f"Uwaga {number}")

    response = remark(client, found, text="Jedenasta")

    assert response.status_code == 429
    assert "Jedenasta" in response.content.decode()
    assert found.remarks.count() == 9


def test_file_of_a_public_offer_is_a_download(client, dorota):
    found, bare = posted(dorota, file=ContentFile(PDF, name="oferta.pdf")), posted(dorota, name="Inna")

    response = client.get(f"{found.get_absolute_url()}oferta/")
    assert (response.headers["Content-Type"], response.getvalue()) == ("application/pdf", PDF)
    assert client.get(f"{bare.get_absolute_url()}oferta/").status_code == 404


def test_list_shows_offers_and_the_limits_of_the_law(client, dorota):
    posted(dorota, title="Świetlica")
    offer(dorota, title="Tajny szkic")

    page = client.get("/dotacje/male-granty/").content.decode()

    assert "Świetlica" in page
    assert "Tajny szkic" not in page
    assert "20\xa0000\xa0zł" in page
    assert "Stan prawny na dzień 22 listopada 2026" in page


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_one_offer_and_for_many(client, dorota, count, django_assert_num_queries):
    for number in range(count):
        posted(dorota, name=f"Fundacja {number}")

    with django_assert_num_queries(3):  # count, page, limits
        client.get("/dotacje/male-granty/")


# --- personal data ---


def test_authors_of_remarks_are_forgotten_after_a_year(dorota):
    old, fresh = posted(dorota), posted(dorota, name="Inna")
    for one in (old, fresh):
        actions.remark(offer=one, text="Popieram.", name="Alicja", email="alice@example.org")
    SmallGrantOffer.objects.filter(pk=old.pk).update(
        posted_at=timezone.now() - timedelta(days=400), remarks_until=timezone.now() - timedelta(days=366)
    )

    purging.purge()

    emptied, kept = Remark.objects.get(offer=old), Remark.objects.get(offer=fresh)
    assert (emptied.name, emptied.email, emptied.text) == ("", "", "")
    assert emptied.read_at is not None
    assert kept.text == "Popieram."


def test_person_exports_and_erases_her_remarks(alice, dorota):
    actions.remark(offer=posted(dorota, title="Świetlica"), text="Popieram.", name="Ala", email="ALICE@example.org")
    actions.remark(offer=posted(dorota, name="Inna"), text="Cudze.", email="bob@example.org")
    [part] = [part for part in personal.parts() if part.name == "grants.remarks"]

    [told] = part.export(alice)
    assert (told["oferta"], told["treść"], told["podpis"]) == ("Świetlica", "Popieram.", "Ala")
    part.erase(alice)

    assert part.export(alice) == []
    assert sorted(Remark.objects.values_list("text", flat=True)) == ["", "Cudze."]


def test_remark_is_marked_read_once(dorota):
    found = actions.remark(offer=posted(dorota), text="Popieram.")

    first = actions.read_remark(remark=found, by=dorota).read_at

    assert actions.read_remark(remark=found, by=dorota).read_at == first
