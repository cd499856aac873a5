"""Wyniki ankiety dla biura: live ranking, response rate, groups of proposals, exports, and creating a training."""

import io

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from openpyxl import load_workbook

from core.tests.pages import read
from core.tests.pdf_structure import problems, tags, words_of
from events.models import Event, Survey, SurveyArea, SurveyChoice, SurveyOption, SurveyProposal
from events.survey import results as survey_results
from events.tests.factories import SurveyFactory
from events.tests.surveys import TITLES, area_form, ngo, open_survey, option, wish
from organizations.tests.factories import ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey():
    """Three answers: two associations, and a foundation of the theme "Teatr"."""
    survey = open_survey(year=2027, asked=4)
    culture = ThemeFactory(name="Teatr", slug="teatr")
    wish(survey, ngo("Stowarzyszenie A"), "Statut", "Księgowość", times=["saturday"], form="online")
    wish(survey, ngo("Stowarzyszenie B"), "Księgowość", proposals=["=Śpiew biały"], times=["saturday"])
    theatre = ngo("Fundacja Teatr", legal_form="foundation", themes=[culture])
    wish(survey, theatre, "Statut", proposals=["Kroniki"], times=["weekday_morning", "saturday"])
    return survey


def page(name, survey, *args):
    return reverse(f"admin:events_survey_{name}", args=[survey.pk, *args])


def ranking(html):
    rows = html.select("section table tbody tr")
    return [
        (row.one("th").text, *[cell.text for cell in row.select("td")][2:5])
        for row in rows
        if len(row.select("td")) > 4
    ]


@pytest.fixture
def visitor(client, alice):
    """An office worker with one role."""

    def enter(role):
        alice.is_staff = True
        alice.save()
        alice.groups.set([Group.objects.get(name=role)])
        client.force_login(alice)
        return client

    return enter


def test_ranking_gives_five_points_for_a_first_choice_and_says_so(office, survey):
    html = read(office.get(page("results", survey)))

    assert ranking(html)[:3] == [
        ("Statut", "10", "2", "2"),
        ("Księgowość", "9", "2", "1"),
        ("Promocja w internecie", "0", "0", "0"),
    ]
    assert survey_results.RULE in html.one("#content-main").text
    assert html.one(".survey-rate").text.startswith("3 organizacje odpowiedziały z 4 zapytanych: 75%.")


def test_equal_trainings_share_a_rank(survey):
    places = [row.place for row in survey_results.of(survey).ranking]

    assert places == [1, 2, 3, 3, 3, 3]


def test_results_are_live(office, survey):
    wish(survey, ngo("Fundacja C"), "Wolontariat", "Księgowość")

    assert ranking(read(office.get(page("results", survey))))[0] == ("Księgowość", "13", "3", "1")


@pytest.mark.parametrize(
    ("query", "first", "counted"),
    [
        ("forma=association", ("Księgowość", "9", "2", "1"), "2 (stowarzyszenie)"),
        ("forma=foundation&temat=teatr", ("Statut", "5", "1", "1"), "1 (fundacja, temat: Teatr)"),
        ("forma=foundation", ("Statut", "5", "1", "1"), "1 (fundacja)"),
    ],
)
def test_results_can_be_filtered_by_legal_form_or_theme(office, survey, query, first, counted):
    html = read(office.get(f"{page('results', survey)}?{query}"))

    assert ranking(html)[0] == first
    assert f"Policzone odpowiedzi: {counted}." in html.one("#content-main").text
    assert "75%" in html.one(".survey-rate").text
    assert html.select(".survey-tools a")[0]["href"].endswith(f"/xlsx/?{query}")


def test_unknown_filter_counts_everyone(office, survey):
    html = read(office.get(f"{page('results', survey)}?forma=nieznana"))

    assert ranking(html)[0][1] == "10"
    assert html.select(".survey-tools a")[0]["href"].endswith("/xlsx/")


def test_days_forms_and_respondents_are_counted(survey):
    results = survey_results.of(survey)

    assert results.times == [
        ("dzień roboczy przed południem", 1), ("dzień roboczy po południu", 0), ("dzień roboczy wieczorem", 0),
        ("sobota", 3),
    ]  # fmt: skip
    assert results.forms == [("na miejscu", 0), ("przez internet", 1), ("obojętnie", 2)]
    assert results.legal_forms == [("stowarzyszenie", 2), ("fundacja", 1)]


def test_survey_without_invitations_has_no_response_rate(survey):
    empty = survey_results.of(SurveyFactory())

    assert (empty.asked, empty.rate, empty.ranking, empty.groups) == (0, 0, [], [])
    Survey.objects.update(asked=1)
    assert survey_results.of(Survey.objects.get(pk=survey.pk)).rate == 100


def test_proposals_are_selected_and_put_into_a_group(office, survey):
    [song, chronicles] = SurveyProposal.objects.order_by("pk")

    office.post(page("proposals", survey), {"proposals": [song.pk], "group": "Muzyka"})

    assert [(group.name, group.organizations) for group in survey_results.of(survey).groups] == [
        ("Muzyka", 1),
        ("", 1),
    ]
    html = read(office.get(page("results", survey)))
    assert [heading.text for heading in html.select(".survey-group h3")] == [
        "Muzyka (1 propozycja)",
        "Jeszcze bez grupy (1 propozycja)",
    ]
    assert chronicles.group == ""


def test_group_without_proposals_is_refused_and_the_name_kept(office, survey):
    html = read(office.post(page("proposals", survey), {"group": "Muzyka"}))

    assert html.one(".errornote").text == "Zaznacz propozycje."
    assert html.one("input[name=group]")["value"] == "Muzyka"

    html = read(office.post(page("proposals", survey), {"group": "x" * 121, "proposals": ["1"]}))
    assert html.select(".errornote") != []


def test_proposals_withdrawn_meanwhile_are_reported(office, survey):
    [song, _] = SurveyProposal.objects.order_by("pk")
    song.delete()

    html = read(office.post(page("proposals", survey), {"group": "Muzyka", "proposals": [song.pk]}))

    assert html.one(".errornote").text != ""


def test_button_creates_a_training_and_opens_it(office, survey):
    html = read(office.get(page("results", survey)))
    button = html.select("section form")[0]

    response = office.post(button["action"])

    event = Event.objects.get()
    assert response["Location"] == reverse("admin:events_event_change", args=[event.pk])
    assert (event.title, option(survey, "Statut").event) == ("Statut", event)
    assert office.post(button["action"])["Location"] == response["Location"]
    shown = read(office.get(page("results", survey)))
    assert f"/admin/events/event/{event.pk}/change/" in [link["href"] for link in shown.select("section td a")]


def test_button_creates_a_training_from_a_group(office, survey):
    SurveyProposal.objects.filter(text="Kroniki").update(group="Historia")
    address = page("training_of_group", survey)

    response = office.post(address, {"group": "Historia"})

    assert response["Location"] == reverse("admin:events_event_change", args=[Event.objects.get().pk])
    assert "W kalendarzu: Historia" in read(office.get(page("results", survey))).one("#content-main").text
    assert office.post(address, {"group": "Nieznana"})["Location"] == page("results", survey)


def test_spreadsheet_has_the_ranking_answers_and_proposals(office, survey):
    response = office.get(page("export", survey, "xlsx"))

    book = load_workbook(io.BytesIO(response.content))
    assert response["Content-Disposition"] == 'attachment; filename="ankieta-potrzeb-2027.xlsx"'
    assert book.sheetnames == ["Ranking", "Odpowiedzi", "Propozycje"]
    assert [cell.value for cell in book["Ranking"][2]] == [1, "Statut", "Obszar 2", 10, 2, 2]
    answer = [cell.value for cell in book["Odpowiedzi"][3]]
    assert answer[:4] == ["Stowarzyszenie A", "stowarzyszenie", "Statut", "Księgowość"]
    assert answer[7:10] == [None, "sobota", "przez internet"] or answer[7:10] == ["", "sobota", "przez internet"]
    typed = book["Propozycje"]["B2"]
    assert (typed.value, typed.data_type, typed.quotePrefix) == ("=Śpiew biały", "s", True)


def test_report_is_an_accessible_pdf_without_organisation_names(office, survey):
    SurveyProposal.objects.filter(text="Kroniki").update(group="Historia")

    paper = office.get(page("export", survey, "pdf"), {"forma": "foundation"}).content

    assert problems(paper) == []
    assert {"H1", "H2", "H3", "Table", "TH", "TD", "L", "LI"} <= set(tags(paper))
    words = words_of(paper)
    assert all(told in words for told in ("75%", "Statut", "Obszar 2", "sobota", "Historia", "Kroniki", "fundacja"))
    assert "Teatr" not in words


def test_report_of_a_survey_without_answers_is_accessible(office):
    paper = office.get(page("export", open_survey(), "pdf")).content

    assert problems(paper) == []
    assert "Nikt niczego nie zaproponował." in words_of(paper)


def test_unknown_file_format_returns_404(office, survey):
    assert office.get(page("export", survey, "docx")).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_of_results_does_not_grow_with_answers(office, django_assert_num_queries, count):
    survey = open_survey()
    for number in range(count):
        wish(survey, ngo(f"Fundacja {number}"), *TITLES[: number + 1], proposals=["Kroniki"])
    office.get(page("results", survey))

    with django_assert_num_queries(7):
        office.get(page("results", survey))


READ_PAGES = [("results", ()), ("proposals", ()), ("step", ("przypomnij",)), ("export", ("xlsx",))]


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        ("Moderacja", [200, 200, 200, 200]),
        ("Redakcja", [200, 403, 200, 200]),
        ("Doradztwo", [200, 403, 403, 200]),
        ("Biblioteczka", [403, 403, 403, 403]),
    ],
)
def test_each_role_sees_its_own_pages(visitor, survey, role, allowed):
    client = visitor(role)

    assert [client.get(page(name, survey, *args)).status_code for name, args in READ_PAGES] == allowed


def test_files_with_answers_need_permission_to_read_answers(client, alice, survey):
    alice.is_staff = True
    alice.save()
    alice.user_permissions.add(Permission.objects.get(codename="view_survey"))
    client.force_login(alice)

    assert client.get(page("results", survey)).status_code == 200
    assert [client.get(page("export", survey, kind)).status_code for kind in ("xlsx", "pdf")] == [403, 403]


def test_creating_trainings_needs_permission_to_add_events(visitor, survey):
    client = visitor("Doradztwo")
    addresses = [page("training", survey, option(survey, "Statut").pk), page("training_of_group", survey)]

    assert [client.post(address).status_code for address in addresses] == [403, 403]
    assert read(client.get(page("results", survey))).select("section form") == []
    assert not Event.objects.exists()


def test_anonymous_visitor_is_sent_to_sign_in(client, survey):
    assert [client.get(page(name, survey, *args)).status_code for name, args in READ_PAGES] == [302] * 4


def test_survey_is_opened_closed_and_reminded_after_confirmation(office):
    draft = open_survey(status="draft", asked=None)
    ngo("Fundacja Ogród")
    first = page("step", draft, "rozpocznij")

    assert "wyjdzie 1 list z linkiem" in read(office.get(first)).one("#content-main").text
    assert Survey.objects.get(pk=draft.pk).status == "draft"
    assert office.post(first).status_code == 302
    assert Survey.objects.get(pk=draft.pk).status == "open"
    assert read(office.post(first)).one(".errornote").text == "Ta ankieta już trwa."
    assert office.post(page("step", draft, "przypomnij")).status_code == 302
    assert office.post(page("step", draft, "zakoncz")).status_code == 302
    assert Survey.objects.get(pk=draft.pk).status == "closed"
    assert office.get(page("step", draft, "skasuj")).status_code == 404


def test_next_survey_is_prepared_with_one_button(office, survey):
    address = reverse("admin:events_survey_prepare")
    html = read(office.get(address))
    assert html.one("input[name=year]")["value"] == "2028"

    response = office.post(address, {"year": "2028", "former": survey.pk})

    made = Survey.objects.get(year=2028)
    assert response["Location"] == reverse("admin:events_survey_change", args=[made.pk])
    assert SurveyOption.objects.filter(area__survey=made).count() == 6


def test_second_survey_of_a_year_is_refused(office, survey):
    page = office.post(reverse("admin:events_survey_prepare"), {"year": survey.year, "former": ""}, follow=True)

    assert read(page).one(".messagelist").text.startswith(f"Ankieta na {survey.year} rok już jest")


def test_only_a_draft_can_be_deleted(office):
    draft, asked = SurveyFactory(status="draft"), open_survey(year=2031)

    gone, kept = (
        office.post(reverse("admin:events_survey_delete", args=[one.pk]), {"post": "yes"}) for one in (draft, asked)
    )

    assert [gone.status_code, kept.status_code] == [302, 403]
    assert not Survey.objects.filter(pk=draft.pk).exists()
    assert Survey.objects.filter(pk=asked.pk).exists()


def test_areas_and_trainings_are_edited_and_chosen_trainings_cannot_be_removed(office, survey):
    area = SurveyArea.objects.get(survey=survey, name="Obszar 2")
    kept, spare = option(survey, "Statut"), option(survey, "Wolontariat")
    html = read(office.get(reverse("admin:events_survey_change", args=[survey.pk])))
    address = reverse("admin:events_surveyarea_change", args=[area.pk])
    assert address in [link.attrs.get("href") for link in html.select("td a")]

    wrong = office.post(address, area_form(area, without=kept))
    assert "wybrało to już 2 organizacje" in wrong.content.decode()
    assert SurveyChoice.objects.filter(option=kept).count() == 2
    assert office.post(address, area_form(area, without=spare)).status_code == 302
    assert spare not in area.options.all()
    assert area.options.count() == 2


def test_area_or_survey_with_answers_cannot_be_deleted(office, survey):
    area = SurveyArea.objects.filter(survey=survey).first()

    assert office.post(reverse("admin:events_surveyarea_delete", args=[area.pk]), {"post": "yes"}).status_code == 403
    assert office.post(reverse("admin:events_survey_delete", args=[survey.pk]), {"post": "yes"}).status_code == 403
    assert SurveyChoice.objects.count() == 4


@pytest.mark.parametrize("name", ["survey", "surveyanswer"])
def test_admin_lists_and_pages_open(office, survey, name):
    listed = office.get(reverse(f"admin:events_{name}_changelist"))
    one = survey if name == "survey" else survey.answers.first()

    assert listed.status_code == 200
    assert office.get(reverse(f"admin:events_{name}_change", args=[one.pk])).status_code == 200
    assert office.get(reverse("admin:events_survey_add")).status_code == 200
