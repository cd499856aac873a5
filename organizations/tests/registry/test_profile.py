"""Strona organizacji: all public data, nothing internal, and a notice when the entry is closed or outdated."""

import json

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from core.tests.pages import read
from organizations.choices import Status
from organizations.models import (
    AccessFeature,
    District,
    Document,
    InternalContact,
    OldAddress,
    Sphere,
    TargetGroup,
    Theme,
)
from organizations.moderation import actions
from organizations.tests.factories import OrganizationFactory
from organizations.tests.lists import profile

pytestmark = pytest.mark.django_db
INTERNAL = ("Koordynatorka Tajna", "+48 600 000 001", "tajne@example.org", "Notatka biura", "Powód tajny")


@pytest.fixture
def full():
    """An entry with every field set except pictures."""
    entry = OrganizationFactory(
        name="Fundacja Leszczyna",
        short_name="Leszczyna",
        legal_form="foundation",
        krs="0000123456",
        nip="5260250274",
        regon="000331501",
        register_kind="other",
        register_number="WPIS/7",
        founded_on="2001-05-03",
        founded_year=2001,
        mission="Sadzimy leszczyny.",
        description="<p>Opis <strong>mocny</strong></p>",
        is_seeking_volunteers=True,
        volunteering_info="Szukamy osób do sadzenia.",
        street="ul. Leśna 1",
        postal_code="64-100",
        district=District.objects.get(slug="zatorze"),
        latitude="51.840000",
        longitude="16.570000",
        phone="+48 65 000 00 01",
        email="kontakt@example.org",
        website="https://leszczyna.example.org/",
        facebook_url="https://www.facebook.com/leszczyna",
        opening_hours="wtorek 10-12\nśroda 12-14",
        access_notes="Wejście od podwórza.",
        bank_account="PL61109010140000071219812874",
        public_benefit_as_of=timezone.localdate(),
        is_social_enterprise=True,
        office_notes="Notatka biura",
        status_reason="Powód tajny",
    )
    entry.themes.set(Theme.objects.filter(slug="ekologia-i-zwierzeta"))
    entry.spheres.set(Sphere.objects.filter(code="18"))
    entry.target_groups.set(TargetGroup.objects.filter(name="Seniorzy"))
    entry.access_features.set(AccessFeature.objects.filter(name="Winda"))
    InternalContact.objects.create(
        organization=entry, name="Koordynatorka Tajna", phone="+48 600 000 001", email="tajne@example.org"
    )
    return entry


@pytest.mark.parametrize(
    "fact",
    [
        "Fundacja Leszczyna", "w skrócie Leszczyna", "Sadzimy leszczyny.", "Opis mocny", "Szukamy osób do sadzenia.",
        "0000 123 456", "5260250274", "000331501", "WPIS/7", "ul. Leśna 1", "64-100 Leszno", "Zatorze",
        "+48 65 000 00 01", "kontakt@example.org", "wtorek 10-12", "Wejście od podwórza.", "Winda", "Seniorzy",
        "PL61 1090 1014 0000 0712 1981 2874", "Ekologia i zwierzęta", "Ekologia, zwierzęta, przyroda",
        "Punkt 18: zadania w zakresie ekologii i ochrony zwierząt", "Przedsiębiorstwo społeczne", "3 maja 2001",
    ],
)  # fmt: skip
def test_profile_shows_everything_public(client, full, fact):
    assert fact in profile(client, full).text


@pytest.mark.parametrize("name", ["detail", "list", "csv", "json", "points", "map", "public_benefit"])
def test_no_page_shows_internal_data(client, full, name):
    address = full.get_absolute_url() if name == "detail" else reverse(f"organizations:{name}")

    text = client.get(address).getvalue().decode()

    assert "Leszczyna" in text
    assert [secret for secret in INTERNAL if secret in text] == []


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.NEEDS_CHANGES, Status.SUSPENDED, Status.REJECTED])
@pytest.mark.parametrize("name", ["detail", "report_error", "error_reported"])
def test_unpublished_entry_is_not_found(client, name, status):
    entry = OrganizationFactory(status=status)

    assert client.get(reverse(f"organizations:{name}", args=[entry.slug])).status_code == 404


def test_closed_organisation_has_a_page_that_is_not_indexed(client):
    entry = OrganizationFactory(name="Dawny Klub", status=Status.DISSOLVED, phone="+48 65 000 00 09")

    html = read(client.get(entry.get_absolute_url()), status=410)

    assert "Ta organizacja zakończyła działalność" in html.text
    assert html.one("meta[name=robots]")["content"] == "noindex"
    assert "+48 65 000 00 09" not in html.text


def test_old_address_redirects_to_the_entry(client):
    entry = OrganizationFactory(slug="nowa-nazwa")
    OldAddress.objects.create(organization=entry, slug="stara-nazwa")

    response = client.get("/organizacje/stara-nazwa/")

    assert (response.status_code, response["Location"]) == (301, "/organizacje/nowa-nazwa/")


def test_old_address_of_a_suspended_entry_is_not_found(client):
    entry = OrganizationFactory(slug="nowa-nazwa", status=Status.SUSPENDED)
    OldAddress.objects.create(organization=entry, slug="stara-nazwa")

    assert client.get("/organizacje/stara-nazwa/").status_code == 404


def test_current_public_benefit_status_shows_the_number_and_its_date(client, full):
    box = profile(client, full).one(".benefit")

    assert box.one(".benefit-krs b").text == "0000 123 456"
    assert box.one("button")["data-copy"] == "0000123456"
    assert "stan na dzień" in box.text


def test_outdated_public_benefit_status_is_shown_as_history(client):
    entry = OrganizationFactory(krs="0000123456", public_benefit_as_of="2016-12-31")

    box = profile(client, entry).one(".benefit")

    assert "Na liście OPP w 2016 roku. Aktualnego statusu nie potwierdzono." in box.text
    assert not box.select(".benefit-krs")


def test_public_benefit_status_expires_on_its_date(client):
    with time_machine.travel("2026-01-10 12:00 +0100", tick=False):
        entry = OrganizationFactory(krs="0000123456", public_benefit_as_of="2026-01-10")
        assert profile(client, entry).select(".benefit-krs")
    with time_machine.travel("2027-02-14 12:00 +0100", tick=False):
        assert profile(client, entry).select(".benefit-krs")
    with time_machine.travel("2027-02-15 12:00 +0100", tick=False):
        assert not profile(client, entry).select(".benefit-krs")


def test_branch_shows_that_the_number_is_its_parents(client):
    entry = OrganizationFactory(
        name="Oddział w Lesznie", legal_form="branch", krs="0000024181", public_benefit_as_of=timezone.localdate()
    )

    box = profile(client, entry).one(".benefit")

    assert "organizacji macierzystej, a jako cel szczegółowy nazwę: Oddział w Lesznie" in box.text


@pytest.mark.parametrize(
    ("founded", "words"),
    [
        (2025, "W tym roku kończy 1 rok"),
        (2021, "W tym roku kończy 5 lat"),
        (2004, ""),
        (1924, ""),
        (1926, "W tym roku kończy 100 lat"),
        (2026, ""),
        (None, ""),
    ],
)
def test_jubilee_has_a_badge_in_its_year(client, founded, words):
    with time_machine.travel("2026-06-01 12:00 +0200", tick=False):
        entry = OrganizationFactory(founded_year=founded)
        badges = [tag.text for tag in profile(client, entry).select(".profile-head .tag")]

    assert badges == ([words] if words else [])


def test_script_in_a_description_is_removed(client):
    entry = OrganizationFactory(
        name="</script><script>alert(1)</script>",
        description="<p>Dobry</p><script>alert(2)</script><a href='javascript:alert(3)' onclick='alert(4)'>x</a>",
        mission="<img src=x onerror=alert(5)>",
    )

    text = client.get(entry.get_absolute_url()).content.decode()

    assert "Dobry" in text
    for bad in ("<script>alert", "javascript:", "onclick", "<img src=x"):
        assert bad not in text


def test_entry_has_structured_data_for_search_engines(client, full):
    html = profile(client, full)

    data = json.loads(html.one("script[type=application/ld+json]").raw)

    assert (data["@type"], data["name"], data["foundingDate"]) == ("NGO", "Fundacja Leszczyna", "2001-05-03")
    assert data["address"]["streetAddress"] == "ul. Leśna 1"
    assert {"@type": "PropertyValue", "propertyID": "KRS", "value": "0000123456"} in data["identifier"]
    assert "tajne@example.org" not in json.dumps(data)


def test_name_cannot_close_the_structured_data_block(client):
    entry = OrganizationFactory(name="A</script><script>alert(1)</script>\u2028B & C")

    [block, *others] = profile(client, entry).select("script[type=application/ld+json]")

    assert json.loads(block.raw)["name"] == entry.name
    assert others == []


def test_documents_are_downloads_with_format_and_size(client):
    entry = OrganizationFactory()
    document = Document(organization=entry, kind="report", year=2025, title="Rok w lesie", size=240_000)
    document.file.save("rok.pdf", ContentFile(b"%PDF-1.7 %%EOF"))

    link = profile(client, entry).one(".documents a")
    response = client.get(link["href"])

    assert link.text == "Rok w lesie (PDF, 240 KB)"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Type"] == "application/pdf"
    assert response.getvalue() == b"%PDF-1.7 %%EOF"


def test_document_of_a_hidden_entry_is_not_found(client):
    entry = OrganizationFactory(status=Status.SUSPENDED)
    document = Document(organization=entry, kind="statute", title="Statut", size=10)
    document.file.save("statut.pdf", ContentFile(b"%PDF-1.7 %%EOF"))
    address = reverse("organizations:document", args=[entry.slug, document.pk])

    assert client.get(address).status_code == 404


def test_document_is_found_only_under_its_own_entry(client):
    entry, other = OrganizationFactory(), OrganizationFactory()
    document = Document(organization=entry, kind="statute", title="Statut", size=10)
    document.file.save("statut.pdf", ContentFile(b"%PDF-1.7 %%EOF"))

    assert client.get(reverse("organizations:document", args=[other.slug, document.pk])).status_code == 404


def test_sharing_uses_plain_links_and_loads_nothing_external(client, full):
    html = profile(client, full)

    links = [link["href"] for link in html.select(".share a")]

    assert [link.split("?")[0] for link in links] == [
        "mailto:",
        "https://www.facebook.com/sharer/sharer.php",
        "https://x.com/intent/post",
    ]
    sources = [node["src"] for node in html.inside() if "src" in node]
    assert sources
    assert all(source.startswith("/") for source in sources)


def test_map_server_is_allowed_only_where_a_map_can_be_opened(client, full):
    plain = OrganizationFactory()

    assert "tile.openstreetmap.org" in profile(client, full).headers["Content-Security-Policy"]
    assert "tile.openstreetmap.org" not in profile(client, plain).headers["Content-Security-Policy"]


def test_empty_entry_shows_a_message_and_no_empty_headings(client):
    html = profile(client, OrganizationFactory(city="", confirmed_on=None))

    assert "Organizacja nie podała jeszcze danych kontaktowych." in html.text
    assert [heading.text for heading in html.select("main h2")] == ["Kontakt", "Podaj dalej"]


def test_change_of_status_opens_and_closes_the_page(client):
    entry = OrganizationFactory(status=Status.SUBMITTED)
    assert client.get(entry.get_absolute_url()).status_code == 404

    actions.publish(organization=entry, by=None)
    assert client.get(entry.get_absolute_url()).status_code == 200

    actions.mark_dissolved(organization=entry, by=None)
    assert client.get(entry.get_absolute_url()).status_code == 410
