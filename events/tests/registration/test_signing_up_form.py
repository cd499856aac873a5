"""Zapisy: the form adds and removes people, and asks the organiser's questions and people's needs."""

import pytest

from core.tests.pages import read
from events.choices import Need
from events.tests.factories import EventFactory, QuestionFactory
from events.tests.signing_up import ANNA, BEATA, CELA, address, filled_in, places, problems, sign_up, typed
from organizations.tests.factories import OrganizationFactory
from organizations.tests.manage import join

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return EventFactory(with_sign_up=True)


def press(client, event, *people, **button):
    """Press a button that changes the number of people; the form is not validated."""
    response = client.post(address(event), filled_in(event, *people) | button)
    page = read(response)
    assert page.select(".error-summary") + page.select(".field-error") == []
    return response


def test_adding_a_person_keeps_input(client, event):
    response = press(
        client, event, ANNA, {"name": "Ktoś", "email": "to nie adres"}, add="tak", organization="Fundacja"
    )

    kept = typed(response)
    assert [kept[f"osoba{number}-name"] for number in (1, 2, 3)] == [ANNA["name"], "Ktoś", ""]
    assert (kept["osoba2-email"], kept["organization"], kept["consent"]) == ("to nie adres", "Fundacja", "on")
    assert [legend.text for legend in read(response).select("legend") if "Osoba" in legend.text] == [
        "Osoba 1",
        "Osoba 2",
        "Osoba 3",
    ]


@pytest.mark.parametrize(
    ("limit", "sentence"),
    [
        (1, "Z jednej organizacji może zapisać się najwyżej 1 osoba."),
        (2, "Z jednej organizacji mogą zapisać się najwyżej 2 osoby."),
        (5, "Z jednej organizacji może zapisać się najwyżej 5 osób."),
    ],
)
def test_organisation_limit_is_shown_before_the_form_is_filled_in(client, limit, sentence):
    event = EventFactory(with_sign_up=True, per_organization=limit)

    assert sentence in read(client.get(address(event))).one("#zapis").text


def test_form_at_its_maximum_says_why_it_cannot_grow(client, event):
    people = [{"name": f"Osoba {n}", "email": f"o{n}@example.org"} for n in range(9)]

    page = read(press(client, event, *people, add="tak"))

    assert page.select("[name=add]") == []
    assert "W jednym formularzu zmieści się najwyżej 10 osób." in page.text


def test_hidden_fields_stay_the_same_when_the_form_grows(client, event):
    sent = filled_in(event, form_key="6ac65fa2-8e57-4a9b-8c4a-0d5cbf6a4f17")

    page = read(client.post(address(event), sent | {"add": "tak"}))

    assert page.one("#id_form_key")["value"] == sent["form_key"]
    assert page.one("#id_opened")["value"] == sent["opened"]
    assert page.one("#id_seen")["value"] == sent["seen"]


def test_removing_a_person_moves_the_others_up(client, event):
    kept = typed(press(client, event, ANNA, BEATA, CELA, remove="2"))

    assert [kept["osoba1-email"], kept["osoba2-email"]] == [ANNA["email"], CELA["email"]]
    assert "osoba3-email" not in kept


@pytest.mark.parametrize("which", ["1", "9", "druga", ""])
def test_invalid_remove_button_removes_nobody(client, event, which):
    kept = typed(press(client, event, ANNA, BEATA, remove=which))

    assert kept["osoba2-email"] == BEATA["email"]


def test_form_cannot_exceed_the_organisation_limit(client):
    event = EventFactory(with_sign_up=True, per_organization=2)

    page = read(press(client, event, add="tak"))
    full = read(press(client, event, ANNA, BEATA, add="tak"))

    assert len(page.select(".person")) == len(full.select(".person")) == 2
    assert full.select("button[name=add]") == []


def test_enter_submits_the_form_and_adds_nobody(client, event):
    page = read(press(client, event, ANNA, BEATA, add="tak"))

    first = page.select("#zapis button")[0]
    assert "name" not in first


def test_each_person_is_asked_questions_of_every_kind(client, event):
    text = QuestionFactory(event=event)
    one = QuestionFactory(event=event, kind="choice", options="Rano\nWieczorem")
    several = QuestionFactory(event=event, kind="choices", options="Prawo\nFinanse\nPromocja")
    yes = QuestionFactory(event=event, kind="yes_no")
    answers = {
        f"pytanie{text.pk}": "Pierwszy raz",
        f"pytanie{one.pk}": "Wieczorem",
        f"pytanie{several.pk}": ["Prawo", "Promocja"],
        f"pytanie{yes.pk}": "nie",
    }

    sign_up(client, event, ANNA | answers, BEATA | {f"pytanie{yes.pk}": "tak"})

    first, second = event.registrations.order_by("pk")
    told = {answer.question: answer.text for answer in first.answers.select_related("question")}
    assert told == {text: "Pierwszy raz", one: "Wieczorem", several: "Prawo, Promocja", yes: "nie"}
    assert [answer.text for answer in second.answers.all()] == ["tak"]


def test_required_question_must_be_answered(client, event):
    asked = QuestionFactory(event=event, kind="choice", options="Tak\nNie", is_required=True)

    assert len(problems(sign_up(client, event))) == 1
    assert sign_up(client, event, ANNA | {f"pytanie{asked.pk}": "Nie"}).status_code == 302


def test_answer_removed_from_the_list_is_refused(client, event):
    asked = QuestionFactory(event=event, kind="choice", options="Rano\nWieczorem")

    [said] = problems(sign_up(client, event, ANNA | {f"pytanie{asked.pk}": "Nocą"}))

    assert said.endswith("Tej odpowiedzi nie ma już na liście. Wybierz inną.")


def test_needs_are_saved_with_details(client, event):
    told = ANNA | {"needs": ["loop", "diet"], "diet": "Bez glutenu", "needs_consent": "on"}

    sign_up(client, event, told)

    found = {need.need: need.details for need in event.registrations.get().needs.all()}
    assert found == {Need.LOOP: "", Need.DIET: "Bez glutenu"}


def test_details_alone_count_as_a_need(client, event):
    sign_up(client, event, ANNA | {"other": "Ciche miejsce", "needs_consent": "on"})

    [need] = event.registrations.get().needs.all()
    assert (need.need, need.details) == (Need.OTHER, "Ciche miejsce")


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"needs": ["ramp"]}, "Zgoda na zapisanie potrzeb:"),
        ({"needs": ["diet"], "needs_consent": "on"}, "Jaka dieta?"),
        ({"needs": ["other"], "needs_consent": "on"}, "Jaka inna potrzeba?"),
    ],
)
def test_needs_require_consent_and_details(client, event, told, field):
    response = sign_up(client, event, ANNA | told)

    [said] = problems(response)
    assert said.startswith(f"{field} ")
    assert "open" in read(response).one("details.sign-up-needs")
    assert places(event) == []


def test_consent_is_not_required_without_needs(client, event):
    assert sign_up(client, event).status_code == 302


def test_form_says_who_will_see_the_needs(client, event, dorota):
    assert "a nie kto" in read(client.get(address(event))).one(".sign-up-needs").text
    event.needs_officer = dorota
    event.save()

    assert f"zobaczy wyłącznie {dorota.name} z biura" in read(client.get(address(event))).one(".sign-up-needs").text


def test_organisation_event_names_who_reads_the_needs(client, event, alice):
    entry = OrganizationFactory(name="Fundacja A")
    join(entry, alice)
    type(event).objects.update(organizer=entry, organizer_text="", submitted_by=alice)

    said = read(client.get(address(event))).one(".sign-up-needs").text
    assert f"zobaczy wyłącznie {alice.name} (organizacja: Fundacja A)" in said

    entry.memberships.all().delete()
    assert alice.name not in read(client.get(address(event))).one(".sign-up-needs").text


def test_event_with_few_questions_has_a_short_form(client):
    event = EventFactory(with_sign_up=True, asks_organization=False, asks_needs=False)

    page = read(client.get(address(event)))

    seen = [one["name"] for one in page.select("#zapis input") if one.attrs.get("type") != "hidden"]
    assert seen == ["homepage_url", "osoba1-name", "osoba1-email", "consent"]
    assert sign_up(client, event, ANNA | {"needs": ["loop"]}, organization="Fundacja").status_code == 302
    assert event.registrations.get().organization_name == ""
