"""„Sprawdź w KRS”: the register fills in accepted fields; an outage does not block the submission."""

import pytest
from django.urls import reverse

from core.tests.pages import read
from core.tests.traps import as_a_person
from organizations.models import Joining, Organization
from organizations.tests.joining import answers, fill, fill_all, link, send, step_url
from organizations.tests.register import NUMBER, extract

pytestmark = pytest.mark.django_db


def check(client, **changes):
    """Press "Sprawdź w KRS" on the second step."""
    fill(client, 1)
    return client.post(step_url(2), as_a_person(**answers(2, krs=NUMBER, **changes), check_krs="tak"))


def accept(client, *names):
    return client.post(reverse("organizations:join_krs"), {"take": list(names)})


def test_register_data_is_shown_beside_the_answers(client, register):
    register.says(extract())

    html = read(client.get(check(client, nip="")["Location"]))

    rows = {row.one("h2").text: [told.text for told in row.select("dd")] for row in html.select(".join-rows li")}
    assert rows["Pełna nazwa"] == ["Fundacja Zielone Żuczki", "Stowarzyszenie „Pomocna Dłoń” w Lesznie"]
    assert rows["Forma prawna"] == ["fundacja", "stowarzyszenie"]
    assert rows["NIP"] == ["–", "6971900784"]
    assert "N****" not in html.text


def test_only_empty_fields_are_preselected(client, register):
    register.says(extract())

    html = read(client.get(check(client)["Location"]))

    ticked = [box["value"] for box in html.select("[name=take]") if "checked" in box]
    assert ticked == ["nip", "regon", "street", "postal_code", "city", "is_public_benefit"]


def test_each_field_is_accepted_separately(client, register):
    register.says(extract())
    check(client)

    response = accept(client, "nip", "street")

    assert response["Location"] == step_url(2)
    kept = Joining.objects.get().answers
    assert (kept["2"]["nip"], kept["2"]["regon"]) == ("6971900784", "")
    assert (kept["4"], kept["1"]["name"]) == ({"street": "ul. Słowiańska 12/3"}, "Fundacja Zielone Żuczki")


def test_accepted_data_fills_a_later_step_without_errors(client, register):
    register.says(extract())
    check(client)
    accept(client, "street")

    html = read(client.get(step_url(4)))

    assert html.one("[name=street]")["value"] == "ul. Słowiańska 12/3"
    assert not html.select(".error-summary")


def test_personal_data_from_the_register_is_never_stored(client, register):
    register.says(extract())
    check(client)

    assert "Pomocna" in str(Joining.objects.get().answers)
    assert "N****" not in str(Joining.objects.get().answers)


def test_public_benefit_status_comes_only_from_the_register(client, register):
    register.says(extract())
    check(client)
    accept(client, "is_public_benefit")
    fill_all(client, step_2={"krs": NUMBER})
    client.post(link("joining_begun"))
    send(client)

    assert Organization.objects.get().is_public_benefit


def test_public_benefit_status_is_dropped_with_another_number(client, register):
    register.says(extract())
    check(client)
    accept(client, "is_public_benefit")
    fill_all(client, step_2={"krs": "0000777777"})
    client.post(link("joining_begun"))
    send(client)

    assert not Organization.objects.get().is_public_benefit


def test_register_data_cannot_be_forged(client, register):
    register.says(extract(czyPosiadaStatusOPP=False))
    check(client)

    accept(client, "is_public_benefit", "krs", "asked_on", "mission")

    assert Joining.objects.get().answers["krs"]["taken"] == []
    assert "mission" not in str(Joining.objects.get().answers)


def test_register_outage_shows_a_message_and_the_form_continues(client, register):
    register.says(b"oops", 500)

    html = read(check(client, founded_year="1998"))

    assert "Rejestr KRS teraz nie odpowiada" in html.one("main [role=alert]").text
    assert html.one("[name=founded_year]")["value"] == "1998"
    assert fill(client, 2, founded_year="1998")["Location"] == step_url(3)


def test_unknown_number_shows_an_error_at_its_field(client, register):
    html = read(check(client))

    assert "W KRS nie ma takiego numeru." in html.one(".error-summary").text
    assert fill(client, 2)["Location"] == step_url(3)


def test_without_a_number_the_register_is_not_queried(client, register):
    fill(client, 1)
    html = read(client.post(step_url(2), as_a_person(**answers(2, krs=""), check_krs="tak")))

    assert "Wpisz numer KRS, który mamy sprawdzić." in html.one(".error-summary").text
    assert register.asked == []


def test_disabled_register_hides_the_button(client, settings):
    settings.KRS_API_URL = ""
    fill(client, 1)

    html = read(client.get(step_url(2)))

    assert not html.select("[name=check_krs]")
    assert html.select("[name=krs]")


@pytest.mark.usefixtures("new_hour")
def test_lookups_are_limited(client, register):
    register.says(extract())
    for _ in range(10):
        check(client)

    html = read(check(client), status=429)

    assert "Zbyt wiele prób" in html.one(".error-summary").text


def test_opening_the_comparison_does_not_query_the_register(client, register):
    register.says(extract())
    check(client)
    register.asked.clear()

    client.get(reverse("organizations:join_krs"))

    assert register.asked == []


def test_without_a_lookup_the_comparison_redirects_back(client):
    assert client.get(reverse("organizations:join_krs"))["Location"] == reverse("organizations:join")
    fill(client, 1)
    assert client.get(reverse("organizations:join_krs"))["Location"] == step_url(2)
