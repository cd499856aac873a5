"""Ankieta potrzeb: an organisation gives one answer, by its link or signed in, and may change it until the end."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from core import audit
from core.errors import DomainError
from core.mail.models import Letter
from core.tests.pages import read
from events.errors import SurveyAnswerMoved, SurveyNotOpen
from events.models import SurveyAnswer, SurveyArea, SurveyChoice, SurveyOption
from events.survey.actions.life import close_survey
from events.tests.factories import SurveyFactory
from events.tests.surveys import answer_with, filled, link, ngo, open_survey, option, wish
from organizations.tests.manage import join

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey():
    return open_survey(year=2027, intro="Ułożymy z tego plan na cały rok.")


@pytest.fixture
def garden():
    return ngo("Fundacja Ogród")


def saved(survey, organization):
    """Trainings, proposals, days and form as stored."""
    kept = SurveyAnswer.objects.get(survey=survey, organization=organization)
    titles = list(kept.choices.order_by("rank").values_list("option__title", flat=True))
    proposals = list(kept.proposals.values_list("text", flat=True))
    return titles, proposals, kept.preferred_times, kept.preferred_form


def chosen(html):
    """The option selected in each of the five lists."""
    marked = [select.select("option[selected]") for select in html.select("select")]
    return [options[0]["value"] if options else "" for options in marked]


def test_link_opens_a_form_with_all_trainings_by_area(client, survey, garden):
    html = read(client.get(link(survey, garden)))

    assert html.one(".lead").text == "Odpowiada: Fundacja Ogród"
    first, *others = html.select("select")
    assert len(others) == 4
    assert [group["label"] for group in first.select("optgroup")] == ["Obszar 1", "Obszar 2"]
    assert first.select("option")[1].text == "Wnioski o dotacje"
    assert html.one("label[for=id_choice_1]").text.startswith("1. wybór – najważniejszy")


def test_opening_the_link_changes_nothing(client, survey, garden):
    client.get(link(survey, garden))
    client.head(link(survey, garden))

    assert not SurveyAnswer.objects.exists()
    assert not Letter.objects.exists()


def test_answer_by_the_link_is_saved_and_confirmed_by_letter(client, survey, garden):
    data = filled(
        survey, "Statut", "Księgowość", proposals="Pisanie kronik\n\n  Śpiew   biały \npisanie kronik",
        preferred_times=["saturday", "weekday_evening"], preferred_form="online",
    )  # fmt: skip

    html = read(client.post(link(survey, garden), data, follow=True))

    assert html.one("h1").text == "Dziękujemy, odpowiedź jest zapisana"
    assert [item.text for item in html.select(".survey-saved ol li")] == ["Statut", "Księgowość"]
    titles, proposals, times, form = saved(survey, garden)
    assert (titles, proposals) == (["Statut", "Księgowość"], ["Pisanie kronik", "Śpiew biały"])
    assert (times, form) == (["saturday", "weekday_evening"], "online")
    letter = Letter.objects.get()
    assert (letter.kind, letter.to) == ("events.survey_answered", "ogrod@example.org")
    assert "- Statut\n- Księgowość\n" in letter.text
    assert "- Śpiew biały\n" in letter.text
    assert "dzień roboczy wieczorem" in letter.text


def test_signed_in_member_is_recorded_and_gets_the_letter(client, survey, garden, alice):
    join(garden, alice)
    client.force_login(alice)

    client.post(reverse("events:survey_answer", args=[2027, garden.slug]), filled(survey, "Statut"))

    assert SurveyAnswer.objects.get().answered_by == alice
    assert Letter.objects.get().to == alice.email


def test_signed_in_outsider_with_the_link_is_not_recorded(client, survey, garden, celina):
    client.force_login(celina)

    client.post(link(survey, garden), filled(survey, "Statut"))

    assert SurveyAnswer.objects.get().answered_by is None
    assert Letter.objects.get().to == "ogrod@example.org"


def test_organisation_without_an_email_gets_no_letter(client, survey):
    silent = ngo("Fundacja Cicha", email="")

    client.post(link(survey, silent), filled(survey, "Statut"))

    assert saved(survey, silent)[0] == ["Statut"]
    assert not Letter.objects.exists()


def test_saved_answer_is_shown_and_can_be_changed(client, survey, garden):
    first = wish(survey, garden, "Statut", proposals=["Śpiew biały"], times=["saturday"], form="on_site")
    html = read(client.get(link(survey, garden)))
    assert chosen(html)[:2] == [str(option(survey, "Statut").pk), ""]
    assert html.one("textarea").text == "Śpiew biały"
    assert html.one("input[name=version]")["value"] == "1"

    client.post(link(survey, garden), filled(survey, "Wolontariat", "Statut", version="1"))

    assert saved(survey, garden) == (["Wolontariat", "Statut"], [], [], "any")
    first.refresh_from_db()
    assert first.version == 2
    assert Letter.objects.count() == 2
    assert [event.action for event in audit.events_of(first)] == ["events.answer_survey"] * 2


def test_gap_between_two_choices_is_closed(client, survey, garden):
    data = filled(survey, "Statut") | {"choice_2": "", "choice_4": str(option(survey, "Księgowość").pk)}

    client.post(link(survey, garden), data)

    assert saved(survey, garden)[0] == ["Statut", "Księgowość"]
    assert list(SurveyChoice.objects.order_by("rank").values_list("rank", flat=True)) == [1, 2]


def test_duplicate_choice_is_reported_at_the_second_place(client, survey, garden):
    html = read(client.post(link(survey, garden), filled(survey, "Statut", "Statut", proposals="Śpiew biały")))

    [problem] = html.select(".field.is-wrong .field-error")
    assert problem.text == "Błąd: To szkolenie jest już jako 1. wybór. Wybierz inne."
    assert html.one("textarea").text == "Śpiew biały"
    assert not SurveyAnswer.objects.exists()


def test_training_removed_meanwhile_is_reported_and_other_input_is_kept(client, survey, garden):
    data = filled(survey, "Statut", "Księgowość", proposals="Śpiew biały")
    option(survey, "Statut").delete()

    html = read(client.post(link(survey, garden), data))

    assert "Tego szkolenia nie ma już w ankiecie" in html.one(".error-summary").text
    assert chosen(html)[1] == str(option(survey, "Księgowość").pk)
    assert html.one("textarea").text == "Śpiew biały"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Wybierz co najmniej jedno szkolenie albo wpisz własną propozycję."),
        ({"proposals": "a\nb\nc\nd\ne\nf"}, "Podaj najwyżej 5 propozycji, każdą w jednym wierszu."),
        ({"proposals": "x" * 301}, "Jedna propozycja może mieć najwyżej 300 znaków."),
    ],
)
def test_invalid_answer_is_reported_and_input_is_kept(client, survey, garden, data, sentence):
    html = read(client.post(link(survey, garden), filled(survey, **data)))

    assert sentence in html.one(".error-summary").text
    assert html.one("textarea").text == " ".join(data.get("proposals", "").split())
    assert not SurveyAnswer.objects.exists()


def test_proposal_alone_is_an_answer(client, survey, garden):
    client.post(link(survey, garden), filled(survey, proposals="Śpiew biały"))

    assert saved(survey, garden)[:2] == ([], ["Śpiew biały"])


def test_concurrent_change_is_reported_and_input_is_kept(client, survey, garden, bob):
    opened_by_both = filled(survey, "Wolontariat", proposals="Moja propozycja")
    wish(survey, garden, "Statut", proposals=["Śpiew biały"], by=bob)

    html = read(client.post(link(survey, garden), opened_by_both))

    assert "Nic nie zostało nadpisane" in html.one(".error-summary").text
    told = html.one(".survey-conflict").text
    assert "Statut" in told
    assert "Śpiew biały" in told
    assert "Wolontariusz Fundacji A" in told
    assert html.one("textarea").text == "Moja propozycja"
    assert saved(survey, garden)[0] == ["Statut"]

    again = opened_by_both | {"version": html.one("input[name=version]")["value"]}
    assert client.post(link(survey, garden), again).status_code == 302
    assert saved(survey, garden)[0] == ["Wolontariat"]


def test_same_answer_sent_twice_is_saved_once(client, survey, garden):
    data = filled(survey, "Statut", preferred_times=["saturday"])

    answers = [client.post(link(survey, garden), data) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert SurveyAnswer.objects.get().version == 1
    assert Letter.objects.count() == 1


def test_answer_is_read_only_after_the_end(client, survey, garden, dorota):
    wish(survey, garden, "Statut")
    close_survey(survey=survey, by=dorota)

    html = read(client.get(link(survey, garden)))

    assert html.one("h1").text == "Ankieta już się skończyła"
    assert html.one(".survey-saved ol li").text == "Statut"
    assert html.select("main select") == []


def test_answer_after_the_end_is_refused_and_stays_in_the_form(client, survey, garden, dorota):
    close_survey(survey=survey, by=dorota)

    html = read(client.post(link(survey, garden), filled(survey, "Statut", proposals="Śpiew biały")))

    assert "Ankieta nie trwa" in html.one(".error-summary").text
    assert html.one("textarea").text == "Śpiew biały"
    assert not SurveyAnswer.objects.exists()


def test_link_to_a_survey_not_yet_open_says_so(client, garden):
    html = read(client.get(link(SurveyFactory(status="draft"), garden)))

    assert html.one("h1").text == "Ankieta jeszcze się nie zaczęła"


def test_missing_answer_is_shown_after_the_end(client, garden):
    html = read(client.get(link(open_survey(status="closed"), garden)))

    assert "Nie mamy odpowiedzi organizacji „Fundacja Ogród”" in html.one("main").text


def test_thanks_page_before_any_answer_redirects_to_the_form(client, survey, garden):
    response = client.get(f"{link(survey, garden)}dziekujemy/")

    assert response["Location"].startswith("/ankieta-potrzeb/odpowiedz/")
    assert not response["Location"].endswith("dziekujemy/")


def test_invalid_links_return_404(client, survey, garden):
    assert client.get("/ankieta-potrzeb/odpowiedz/1-1:zly:podpis/").status_code == 404
    type(garden).objects.filter(pk=garden.pk).update(status="suspended")
    assert client.get(link(survey, garden)).status_code == 404


def test_organisation_pages_are_for_its_members_only(client, survey, garden, alice, celina):
    join(garden, alice)
    pages = [reverse(f"events:{name}", args=[2027, garden.slug]) for name in ("survey_answer", "survey_thanks")]

    assert [client.get(page).status_code for page in pages] == [302, 302]
    client.force_login(celina)
    assert [client.get(page).status_code for page in pages] == [404, 404]
    client.force_login(alice)
    assert [client.get(page).status_code for page in pages] == [200, 302]
    wish(survey, garden, "Statut")
    assert [client.get(page).status_code for page in pages] == [200, 200]
    assert client.post(pages[1]).status_code == 405
    type(garden).objects.filter(pk=garden.pk).update(status="suspended")
    assert [client.get(page).status_code for page in pages] == [404, 404]


def test_action_refuses_what_the_form_refuses(survey, garden):
    wrong = [
        ({"choices": [1] * 6}, "pięciu szkoleń"),
        ({"choices": [option(survey, "Statut").pk] * 2}, "tylko raz"),
        ({"choices": [option(open_survey(), "Statut").pk]}, "nie ma już w ankiecie"),
        ({"choices": [], "proposals": ["x"], "times": ["never"]}, "z podanych możliwości"),
    ]

    for values, sentence in wrong:
        with pytest.raises(DomainError, match=sentence):
            answer_with(survey, garden, by=None, version=0, **values)
    type(garden).objects.filter(pk=garden.pk).update(status="suspended")
    with pytest.raises(SurveyNotOpen, match="nie jest teraz opublikowany"):
        wish(survey, garden, "Statut")


def test_version_without_a_saved_answer_is_a_conflict(survey, garden):
    with pytest.raises(SurveyAnswerMoved) as caught:
        wish(survey, garden, "Statut", version=3)

    assert caught.value.saved is None


def test_database_has_one_answer_per_organisation_one_choice_per_rank_and_five_ranks(survey, garden):
    kept = wish(survey, garden, "Statut")
    other, third = option(survey, "Księgowość"), option(survey, "Wolontariat")
    wrong = [
        lambda: SurveyAnswer.objects.create(survey=survey, organization=garden),
        lambda: SurveyAnswer.objects.create(survey=survey, organization=ngo("B"), preferred_form="by post"),
        lambda: SurveyChoice.objects.create(answer=kept, option=option(survey, "Statut"), rank=2),
        lambda: SurveyChoice.objects.create(answer=kept, option=other, rank=1),
        lambda: SurveyChoice.objects.create(answer=kept, option=third, rank=6),
        lambda: SurveyArea.objects.create(survey=survey, name="Obszar 1"),
        lambda: SurveyOption.objects.create(area=other.area, title=other.title),
        lambda: SurveyFactory(year=survey.year),
        lambda: SurveyFactory(status="sleeping"),
        lambda: SurveyFactory(closes_at=survey.opens_at, opens_at=survey.opens_at),
    ]

    for act in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            act()


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_of_form_does_not_grow_with_trainings(client, garden, django_assert_num_queries, count):
    survey = SurveyFactory(asked=0)
    for number in range(count):
        area = SurveyArea.objects.create(survey=survey, name=f"Obszar {number}")
        SurveyOption.objects.bulk_create(SurveyOption(area=area, title=f"Szkolenie {each}") for each in range(count))
    address = link(survey, garden)

    with django_assert_num_queries(5):
        client.get(address)
