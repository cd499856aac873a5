"""Strona naboru: all facts, no drafts, always current; attachments; structured data for search engines."""

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.utils import timezone

from core.tests.files import PDF
from grants.calls.actions import editing, states
from grants.calls.words import grant_of, own_share_of, project_of, zloty
from grants.choices import CallKind, CallSource
from grants.models import Call
from grants.tests.call_factories import CallFactory, contest, drafted, in_days, published
from organizations.models import Sphere, Theme
from organizations.moderation.actions import move
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


def text(client, call):
    response = client.get(call.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_page_shows_all_facts(client, dorota):
    call = published(
        dorota,
        **contest(
            title="Kultura blisko", lead="Dla wszystkich.", body="<p>Opis konkursu</p>", pool=40_000, grant_from=2_000,
            grant_to=8_000, own_share=10, area="Leszno", project_from=date(2027, 7, 15), project_to=date(2027, 10, 31),
            form_url="https://generator.example.org/", contact="biuro@example.org", legal_as_of=date(2026, 11, 1),
            applicants_note="Działające od roku.", is_for_informal=True, results_on=date(2027, 3, 1),
        ),
        themes=[Theme.objects.get(slug="kultura")], spheres=[Sphere.objects.get(code="16")],
        legal_forms=["foundation"],
    )  # fmt: skip

    page = text(client, call)

    for words in (
        "Otwarty konkurs ofert · miasto", "Opis konkursu", "od 2\xa0000\xa0zł do 8\xa0000\xa0zł", "40\xa0000\xa0zł",
        "co najmniej 10%", "fundacja", "grupa nieformalna", "Działające od roku.",
        "od 15 lipca do 31 października 2027",
        "https://generator.example.org/", "https://bip.example.org/ogloszenie", "mailto:biuro@example.org",
        "Stan prawny na dzień 1 listopada 2026", "Wyniki najpóźniej: 1 marca 2027", "Kultura i tradycja", "(pkt 16)",
        "Dodaj termin do kalendarza", "Zostało 25 dni",
    ):  # fmt: skip
        assert words in page


def test_missing_facts_leave_no_empty_places(client):
    page = text(client, CallFactory(funder="Fundusz", lead=""))

    assert "nie podano" in page
    assert "Organizacje o każdej formie prawnej." in page
    assert "Wkład własny" not in page
    assert "Ogłoszenie jest:" not in page


@pytest.mark.parametrize(("day", "is_promised"), [(-1, False), (0, True), (1, True)])
def test_results_are_announced_until_their_day(client, day, is_promised):
    due = timezone.localdate() + timedelta(days=day)
    call = CallFactory(closes_at=in_days(-3), results_on=due)

    page = text(client, call)

    assert "trwa ocena" in page
    assert ("Wyniki będą najpóźniej" in page) is is_promised


@pytest.mark.parametrize("address", ["", "termin.ics", "pliki/1/"])
def test_draft_is_not_found(client, dorota, address):
    call = drafted(dorota)

    assert client.get(f"{call.get_absolute_url()}{address}").status_code == 404


def test_page_changes_with_time(client):
    with time_machine.travel(datetime(2026, 11, 27, 9, tzinfo=UTC), tick=False) as clock:
        call = CallFactory(
            opens_at=datetime(2026, 11, 27, 10, tzinfo=UTC), closes_at=datetime(2026, 11, 27, 12, tzinfo=UTC),
            form_url="https://generator.example.org/",
        )  # fmt: skip
        assert "Nabór jeszcze się nie zaczął" in text(client, call)
        assert "Złóż wniosek" not in text(client, call)
        clock.move_to(datetime(2026, 11, 27, 10, 1, tzinfo=UTC))
        assert "Złóż wniosek" in text(client, call)
        clock.move_to(datetime(2026, 11, 27, 12, 1, tzinfo=UTC))
        assert "Nabór zakończony, trwa ocena" in text(client, call)
        assert "Złóż wniosek" not in text(client, call)
        clock.move_to(datetime(2027, 11, 27, 12, 1, tzinfo=UTC))
        assert "To dawny nabór" in text(client, call)


def test_changed_call_is_shown_at_once(client, dorota):
    call = published(dorota, lead="Najpierw.")
    text(client, call)

    editing.update(call=call, values={"lead": "Potem."}, by=dorota)

    assert "Potem." in text(client, call)


def test_organisation_with_a_grant_is_linked_while_public(client, dorota):
    organization = OrganizationFactory(name="Fundacja Zielona", slug="zielona")
    call = CallFactory(closes_at=in_days(-9))
    states.settle(call=call, results=[{"organization": organization, "amount": 100}], by=dorota)
    assert 'href="/organizacje/zielona/"' in text(client, call)

    move(organization=organization, to="suspended", reason="Prośba", by=dorota)

    assert 'href="/organizacje/zielona/"' not in text(client, call)
    assert "Fundacja Zielona" in text(client, call)


def test_related_calls_share_a_theme_or_a_kind(client):
    sport, culture = (Theme.objects.get(slug=slug) for slug in ("sport", "kultura"))
    call = CallFactory(themes=[sport], kind="regranting")
    CallFactory(title="Inny sport", themes=[sport])
    CallFactory(title="Inne mikrodotacje", themes=[culture], kind="regranting")
    CallFactory(title="Nic wspólnego", themes=[culture])
    CallFactory(title="Zamknięty sport", themes=[sport], closes_at=in_days(-3))

    shown = text(client, call).partition("Podobne nabory")[2]

    assert "Inny sport" in shown
    assert "Inne mikrodotacje" in shown
    assert "Nic wspólnego" not in shown
    assert "Zamknięty sport" not in shown


def test_structured_data_describes_a_grant(client):
    call = CallFactory(title="Zielono", funder="Fundusz", grant_from=1000, grant_to=5000)

    block = text(client, call).partition('<script type="application/ld+json">')[2].partition("</script>")[0]

    told = json.loads(block)
    assert (told["@type"], told["name"], told["funder"]["name"]) == ("MonetaryGrant", "Zielono", "Fundusz")
    assert told["amount"] == {"@type": "MonetaryAmount", "currency": "PLN", "minValue": 1000.0, "maxValue": 5000.0}
    assert told["potentialAction"]["endTime"] == call.closes_at.isoformat()


def test_attachments_are_downloads(client):
    call = CallFactory()
    attachment = call.attachments.create(title="Wzór oferty", file=ContentFile(PDF, name="wzor.pdf"), size=len(PDF))

    response = client.get(f"{call.get_absolute_url()}pliki/{attachment.pk}/")

    assert (response.headers["Content-Type"], response.getvalue()) == ("application/pdf", PDF)
    assert "attachment" in response.headers["Content-Disposition"]
    assert "Wzór oferty" in text(client, call)


def test_attachment_of_a_draft_is_not_public(client, dorota):
    call = drafted(dorota)
    attachment = call.attachments.create(title="Wzór", file=ContentFile(PDF, name="wzor.pdf"))

    assert client.get(f"/dotacje/{call.slug}/pliki/{attachment.pk}/").status_code == 404


def test_cached_page_costs_one_query(client, django_assert_num_queries):
    call = CallFactory()
    text(client, call)

    with django_assert_num_queries(1):  # the versions
        client.get(call.get_absolute_url())


@pytest.mark.parametrize("count", [1, 3])
def test_fresh_page_costs_the_same_for_few_parts_and_for_many(client, dorota, count, django_assert_num_queries):
    call = CallFactory(closes_at=in_days(-9), legal_forms=["foundation", "association"][:count])
    CallFactory.create_batch(count)
    rows = [{"organization": OrganizationFactory(), "amount": 100} for _ in range(count)]
    states.settle(call=call, results=rows, by=dorota)

    with django_assert_num_queries(16):  # versions, the call, index, its parts, related calls with themes
        client.get(call.get_absolute_url())


def test_amounts_and_times_are_in_words():
    assert zloty(Decimal("1250.5")) == "1\xa0250,50\xa0zł"
    assert grant_of(Call(grant_from=5, grant_to=5)) == "5\xa0zł"
    assert grant_of(Call(grant_from=5)) == "od 5\xa0zł"
    assert grant_of(Call()) == ""
    assert own_share_of(Call(own_share=Decimal("0"))) == "nie jest potrzebny"
    assert own_share_of(Call(own_share=Decimal("12.5"))) == "co najmniej 12,50%"
    assert project_of(Call(project_from=date(2026, 12, 1), project_to=date(2027, 3, 1))) == (
        "od 1 grudnia 2026 do 1 marca 2027"
    )
    assert project_of(Call(project_to=date(2027, 3, 1))) == "do 1 marca 2027"
    assert project_of(Call(project_from=date(2027, 3, 1))) == "od 1 marca 2027"


def test_last_minute_of_a_day_is_shown_as_the_day(client):
    page = text(client, CallFactory(closes_at=in_days(-900, hour=23, minute=59)))

    assert "23.59" not in page


def test_every_kind_and_source_has_a_label(client):
    for kind in CallKind:
        for source in CallSource:
            CallFactory(**contest() | {"kind": kind, "source": source})

    assert client.get("/dotacje/").status_code == 200


def test_sitemap_has_only_public_calls(client, dorota):
    call, draft = CallFactory(), drafted(dorota)

    pages = client.get("/sitemap-nabory.xml").content.decode()

    assert call.get_absolute_url() in pages
    assert draft.get_absolute_url() not in pages
