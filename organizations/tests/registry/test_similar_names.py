"""„Czy to ta organizacja?”: similar entries are shown before a submission is sent."""

import pytest
from django.urls import reverse

from core.tests.pages import read
from core.tests.traps import as_a_person
from organizations.models import Joining
from organizations.registry import similar
from organizations.tests.factories import OrganizationFactory
from organizations.tests.joining import answers, fill, step_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def bank():
    return OrganizationFactory(name="Leszczyński Bank Żywności", slug="leszczynski-bank-zywnosci", krs="0000123457")


def ask(client, name):
    return read(client.get(reverse("organizations:join_similar"), {"nazwa": name}))


@pytest.mark.usefixtures("bank")
@pytest.mark.parametrize(
    "name", ["Bank Żyw", "bank zywnosci", "Stowarzyszenie Bank Żywności w Lesznie", "Bank Żywmości"]
)
def test_similar_entry_is_shown_while_typing(client, name):
    html = ask(client, name)

    assert [one.text for one in html.select("li b")] == ["Leszczyński Bank Żywności"]
    assert [one["href"] for one in html.select("li a")] == [
        "/organizacje/leszczynski-bank-zywnosci/",
        "/organizacje/leszczynski-bank-zywnosci/dostep/",
    ]


@pytest.mark.usefixtures("bank")
@pytest.mark.parametrize("name", ["", "Ba", "Stowarzyszenie", "Klub Szachowy", "Leszno", "x" * 3000, "%%%"])
def test_dissimilar_entry_is_not_shown(client, name):
    assert ask(client, name).select("li") == []


@pytest.mark.parametrize("status", ["submitted", "needs_changes", "suspended", "rejected", "dissolved"])
def test_only_published_names_are_shown(client, bank, status):
    assert ask(client, "Bank Żywności").select("li")
    OrganizationFactory(name="Tajny Bank Żywności Zero", status=status)

    assert [one.text for one in ask(client, "Bank Żywności").select("li b")] == ["Leszczyński Bank Żywności"]


@pytest.mark.parametrize("count", [1, 3])
def test_suggestions_cost_the_same_for_one_entry_and_for_many(django_assert_num_queries, count):
    for number in range(count):
        OrganizationFactory(name=f"Bank Żywności {number}")
    similar.while_typing("Bank")

    with django_assert_num_queries(2):
        assert len(similar.while_typing("Bank Żywności")) == count


@pytest.mark.usefixtures("new_hour")
def test_suggestions_are_limited(client):
    for _ in range(120):
        client.get(reverse("organizations:join_similar"), {"nazwa": "Bank"})

    assert client.get(reverse("organizations:join_similar"), {"nazwa": "Bank"}).status_code == 429


@pytest.mark.usefixtures("bank")
def test_similar_entry_is_asked_about_once(client):
    html = read(fill(client, 1, name="Bank Żywności w Lesznie"))
    assert html.select(".join-similar li")
    assert html.one("[name=person]")["value"] == "Koordynatorka Żuczków"
    assert not Joining.objects.exists()

    response = fill(client, 1, name="Bank Żywności w Lesznie", other="tak")

    assert response["Location"] == step_url(2)
    assert fill(client, 1, name="Bank Żywności w Lesznie")["Location"] == step_url(2)


@pytest.mark.usefixtures("bank")
def test_changed_name_is_asked_about_again(client):
    fill(client, 1)

    html = read(fill(client, 1, name="Bank Żywności w Lesznie"))

    assert html.select(".join-similar li")


def test_number_of_another_organisation_shows_a_link_to_it(client, bank):
    fill(client, 1)

    html = read(fill(client, 2))

    assert "Organizacja z tym numerem KRS już u nas jest." in html.one(".error-summary").text
    links = [one["href"] for one in html.select(".join-similar a")]
    assert reverse("organizations:ask_access", args=[bank.slug]) in links


def test_number_of_an_unpublished_entry_shows_no_name(client, bank):
    bank.status = "submitted"
    bank.save()
    fill(client, 1)

    html = read(fill(client, 2))

    assert "już u nas jest" in html.one(".error-summary").text
    assert "Bank Żywności" not in html.text


@pytest.mark.usefixtures("bank")
def test_branch_can_have_the_number_of_its_parent(client):
    fill(client, 1, legal_form="branch")

    assert fill(client, 2)["Location"] == step_url(3)


def test_rejected_entry_frees_its_number(client, bank):
    bank.status = "rejected"
    bank.save()
    fill(client, 1)

    assert fill(client, 2)["Location"] == step_url(3)


def test_duplicate_number_in_another_register_is_detected(client):
    OrganizationFactory(register_kind="sports_clubs", register_number="UKS 7")
    fill(client, 1)

    html = read(fill(client, 2, krs="", register_kind="sports_clubs", register_number="UKS 7"))

    assert "Organizacja z tym numerem w rejestrze już u nas jest." in html.one(".error-summary").text


@pytest.mark.parametrize(
    ("form", "hint"), [("student_sports_club", "ewidencja klubów sportowych"), ("foundation", "KRS")]
)
def test_usual_register_is_suggested_and_the_number_is_optional(client, form, hint):
    fill(client, 1, legal_form=form)
    assert hint in read(client.get(step_url(2))).one("main").text

    empty = dict.fromkeys(answers(2), "")

    assert client.post(step_url(2), as_a_person(**empty))["Location"] == step_url(3)
