"""Editing a published entry part by part: shown at once, nothing typed is lost, no lost updates."""

import pytest
from django.http import HttpResponse

from accounts.models import User
from core.tests.conflicts import compared
from core.tests.pages import Page, read
from core.text import prose
from organizations.models import Organization, TargetGroup
from organizations.registry.actions import entries
from organizations.tests.editing import open_form, send
from organizations.tests.factories import ThemeFactory
from organizations.tests.lists import profile
from organizations.tests.manage import address, join, opened, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(alice, bob, client, dorota):
    """Alice owns it and is signed in; Bob edits it too."""
    entry = entries.create(by=dorota, name="Fundacja Żuk", legal_form="foundation", status="published", city="Leszno")
    join(entry, alice, "owner")
    join(entry, bob)
    client.force_login(alice)
    return entry


@pytest.fixture
def edit(client, entry):
    """Open a part, change fields and submit."""

    def save(part, **changes):
        where = address("edit", entry, part)
        answer = client.post(where, opened(client.get(where)) | changes)
        entry.refresh_from_db()
        return answer

    return save


def test_description_is_shown_at_once(client, edit, entry):
    answer = edit("opis", description="Ratujemy żuki.\n\n- wiosną\n- jesienią", mission="Pomagamy żukom.")

    assert said(client, answer) == "Zmiany są zapisane i od razu widoczne na portalu."
    assert entry.description == "<p>Ratujemy żuki.</p><ul><li>wiosną</li><li>jesienią</li></ul>"
    assert "Ratujemy żuki." in profile(client, entry).text


def test_part_changes_only_its_own_fields(edit, entry):
    edit("kontakt", phone="655298123", postal_code="64100")

    assert (entry.phone, entry.postal_code, entry.city) == ("+48 65 529 81 23", "64-100", "Leszno")


def test_web_addresses_get_a_scheme(edit, entry):
    edit("strony", website="www.zuk.example.org")

    assert entry.website == "https://www.zuk.example.org"


def test_account_number_is_stored_in_one_form(edit, entry):
    edit("wsparcie", bank_account="61 1090 1014 0000 0712 1981 2874", is_seeking_volunteers="on")

    assert (entry.bank_account, entry.is_seeking_volunteers) == ("PL61109010140000071219812874", True)


def test_words_are_chosen_from_the_lists(edit, entry):
    theme, group = ThemeFactory(), TargetGroup.objects.create(name="Żuczki")

    edit("opis", themes=[theme.pk], target_groups=[group.pk])

    assert ([*entry.themes.all()], [*entry.target_groups.all()]) == ([theme], [group])


@pytest.mark.parametrize("part", ["opis", "kontakt", "strony", "dostepnosc", "wsparcie"])
def test_part_saved_unchanged_writes_nothing(edit, entry, dorota, part):
    entries.update(
        organization=entry, by=dorota, description="<h3>Co</h3><p>a<br>b</p>", opening_hours="pon.\r\nwt.",
        access_notes="parter", volunteering_info="psy",
    )  # fmt: skip
    before = Organization.objects.get().version

    answer = edit(part)

    assert answer.status_code == 302
    assert entry.version == before + (part == "kontakt")  # line endings are normalised once


def test_rich_formatting_is_kept_until_the_text_changes(client, edit, entry, dorota):
    nested = "<ul><li>a<ul><li>b</li></ul></li></ul>"
    entries.update(organization=entry, by=dorota, description=nested)
    assert "nie pokaże w całości" in read(client.get(address("edit", entry, "opis"))).text

    edit("opis", mission="Nowe zdanie.")

    assert (entry.mission, entry.description) == ("Nowe zdanie.", nested)


@pytest.mark.parametrize(
    "rich",
    [
        "<p>Ala <strong>ma</strong> <em>kota</em>.</p><p>Drugi<br>wiersz &amp; inne</p>",
        "<h3>Co</h3><ul><li>raz</li><li>dwa</li></ul><h4>Jak</h4><ol><li>tak</li></ol>",
        '<p><a href="https://a.example.org/x_y_z" rel="nofollow noopener">strona</a></p>',
    ],
)
def test_description_survives_the_round_trip_to_plain_text(rich):
    assert prose.to_rich(prose.to_text(rich)) == rich


@pytest.mark.parametrize(
    ("typed", "links"),
    [
        ("Zapisy: ogrod@example.org.", {"ogrod@example.org": "mailto:ogrod@example.org"}),
        ("(https://a.example.org/x_y_z?a=1&b=2), dalej", {"https://a.example.org/x_y_z?a=1&b=2": None}),
        ("<https://a.example.org/>", {"https://a.example.org/": None}),
        ("**[strona](https://a.example.org/_b_)** i a_b@example.org", {
            "strona": "https://a.example.org/_b_", "a_b@example.org": "mailto:a_b@example.org"}),
    ],
)  # fmt: skip
def test_typed_address_becomes_a_link_and_stays_as_typed(typed, links):
    rich = prose.to_rich(typed)

    found = {link.text: link.attrs["href"] for link in Page(HttpResponse(rich)).select("a")}
    assert found == {words: target or words for words, target in links.items()}
    assert prose.to_text(rich) == typed
    assert prose.is_lossless(rich)


def test_address_without_a_link_is_lossless():
    assert prose.is_lossless("<p>Pisz: ogrod@example.org</p>")


def test_script_is_treated_as_text(edit, entry):
    edit("opis", description="<script>alert(1)</script> [x](javascript:alert(1))")

    assert entry.description == "<p>&lt;script&gt;alert(1)&lt;/script&gt; [x](javascript:alert(1))</p>"


def test_error_is_shown_beside_its_field_and_nothing_typed_is_lost(edit, entry):
    html = read(edit("kontakt", phone="12", street="ul. Łąkowa 5"))

    assert html.one("#id_phone_error").text.startswith("Błąd: Wpisz numer telefonu")
    assert html.one("#id_street")["value"] == "ul. Łąkowa 5"
    assert html.one("title").text.startswith("Błąd w formularzu")
    assert entry.street == ""


# --- two editors at once ---


def test_second_editor_sees_the_conflict_and_nothing_is_overwritten(client, entry, bob):
    where = address("edit", entry, "opis")
    mine = opened(client.get(where)) | {"mission": "Moje zdanie.", "description": "Mój opis."}
    entries.update(organization=entry, by=bob, mission="Zdanie Boba.")

    html = read(client.post(where, mine))

    assert [field["value"] for field in html.select("[name=keep_mission]")] == ["mine", "saved"]
    assert not html.select(".conflict input[checked]")
    assert "Zdanie Boba." in html.one(".conflict").text
    assert html.one("#id_mission").text == "Moje zdanie."
    assert html.one("#id_description").text == "Mój opis."
    assert Organization.objects.get().mission == "Zdanie Boba."


@pytest.mark.parametrize(("choice", "mission"), [("mine", "Moje zdanie."), ("saved", "Zdanie Boba.")])
def test_second_editor_chooses_field_by_field(client, entry, bob, choice, mission):
    where = address("edit", entry, "opis")
    mine = opened(client.get(where)) | {"mission": "Moje zdanie.", "description": "Mój opis."}
    entries.update(organization=entry, by=bob, mission="Zdanie Boba.")
    compared = client.post(where, mine)

    client.post(where, opened(compared) | {"keep_mission": choice, "keep_description": "mine"})

    entry.refresh_from_db()
    assert (entry.mission, entry.description) == (mission, "<p>Mój opis.</p>")


def test_saved_value_of_a_list_field_can_be_chosen(client, entry, bob):
    where = address("edit", entry, "kontakt")
    mine = opened(client.get(where)) | {"city": "Rydzyna", "accepts_messages": "on"}
    entries.update(organization=entry, by=bob, city="Osieczna", accepts_messages=False)
    compared = client.post(where, mine)

    client.post(where, opened(compared) | {"keep_city": "mine", "keep_accepts_messages": "saved"})

    entry.refresh_from_db()
    assert (entry.city, entry.accepts_messages) == ("Rydzyna", False)


def test_change_in_another_part_is_no_conflict(client, entry, bob):
    where = address("edit", entry, "opis")
    mine = opened(client.get(where)) | {"mission": "Moje zdanie."}
    entries.update(organization=entry, by=bob, phone="655298123")

    client.post(where, mine)

    entry.refresh_from_db()
    assert (entry.mission, entry.phone) == ("Moje zdanie.", "+48 65 529 81 23")


def test_conflict_is_not_saved_before_each_field_has_a_choice(client, entry, bob):
    where = address("edit", entry, "opis")
    mine = opened(client.get(where)) | {"mission": "Moje zdanie.", "description": "Mój opis."}
    entries.update(organization=entry, by=bob, mission="Zdanie Boba.", description="<p>Opis Boba.</p>")
    again = opened(client.post(where, mine)) | {"conflict_about": ["mission", "description"]}

    html = read(client.post(where, again | {"keep_mission": "saved"}))

    assert "Przy każdym polu z porównania wybierz" in html.text
    assert compared(html) == {
        "O organizacji w jednym zdaniu": ["Moje zdanie.", "Zdanie Boba."],
        "Opis": ["Mój opis.", "Opis Boba."],
    }
    assert [field["value"] for field in html.select(".conflict input[checked]")] == ["saved"]
    assert html.one("#id_mission").text == "Moje zdanie."
    assert Organization.objects.get().mission == "Zdanie Boba."


def test_third_save_in_between_is_compared_again(client, entry, bob):
    where = address("edit", entry, "opis")
    mine = opened(client.get(where)) | {"mission": "Moje zdanie."}
    entries.update(organization=entry, by=bob, mission="Zdanie Boba.")
    again = opened(client.post(where, mine)) | {"conflict_about": ["mission"], "keep_mission": "saved"}
    entries.update(organization=entry, by=None, mission="Zdanie biura.")

    html = read(client.post(where, again))

    assert list(compared(html).values()) == [["Moje zdanie.", "Zdanie biura."]]
    assert not html.select(".conflict input[checked]")
    assert Organization.objects.get().mission == "Zdanie biura."


def test_equal_change_of_the_same_field_is_no_conflict(client, entry, bob):
    where = address("edit", entry, "kontakt")
    mine = opened(client.get(where)) | {"city": "Rydzyna"}
    entries.update(organization=entry, by=bob, city="Rydzyna")

    assert client.post(where, mine).status_code == 302


@pytest.mark.parametrize("token", ["", "wczoraj", "2020-01-01T00:00:00+00:00", "9999-99-99T99:99"])
def test_form_with_an_unknown_version_token_overwrites_nothing(client, entry, token):
    where = address("edit", entry, "kontakt")

    html = read(client.post(where, opened(client.get(where)) | {"city": "Rydzyna", "seen_at": token}))

    assert list(compared(html).values()) == [["Rydzyna", "Leszno"]]
    assert Organization.objects.get().city == "Leszno"


def test_conflict_between_office_and_organisation_is_shown_to_both(client, entry, office):
    part = address("edit", entry, "opis")
    client.force_login(User.objects.get(email="alice@example.org"))
    mine = opened(client.get(part)) | {"mission": "Zdanie Alicji."}
    client.force_login(User.objects.get(email="dorota@example.org"))
    theirs = open_form(client, entry) | {"mission": "Zdanie biura."}
    send(client, entry, theirs)

    client.force_login(User.objects.get(email="alice@example.org"))
    html = read(client.post(part, mine))
    assert list(compared(html).values()) == [["Zdanie Alicji.", "Zdanie biura."]]
    client.post(part, mine | {"seen_at": html.one("#id_seen_at")["value"], "keep_mission": "mine"})

    client.force_login(User.objects.get(email="dorota@example.org"))
    html = read(send(client, entry, theirs | {"mission": "Drugie zdanie biura."}))
    assert compared(html)["O organizacji w jednym zdaniu"] == ["Drugie zdanie biura.", "Zdanie Alicji."]
    assert Organization.objects.get().mission == "Zdanie Alicji."
