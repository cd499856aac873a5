"""Nabory w panelu biura: create and publish in one step, errors with reasons, no lost updates."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from core.publishing import previews
from core.tests.files import PDF, PROGRAM, upload
from core.tests.pages import read
from grants.calls.actions import editing
from grants.calls.law import PLACES
from grants.models import Call
from grants.tests.call_factories import CallFactory, contest, drafted, in_days, published
from grants.tests.office_forms import ADD, post, said, typed
from organizations.models import Theme
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
LIST = "admin:grants_call_changelist"


def step(browser, call, name, **data):
    return browser.post(reverse("admin:grants_call_step", args=[call.pk, name]), data)


def page_of_step(browser, call, name) -> str:
    return browser.get(reverse("admin:grants_call_step", args=[call.pk, name])).content.decode()


def test_new_form_has_the_usual_values(office):
    form = office.get(reverse(ADD)).context["adminform"].form

    today = timezone.localdate()
    closes = timezone.localtime(form.initial["closes_at"])
    assert (form["funder"].value(), form["kind"].value(), form["source"].value()) == (
        "Miasto Leszno",
        "open_contest",
        "city",
    )
    assert (closes.date() - today).days >= 21
    assert closes.weekday() < 5
    assert f"{closes:%H:%M}" == "15:30"
    assert form.initial["bip_on"] == form.initial["site_on"] == form.initial["legal_as_of"] == today


def test_call_is_created_and_published_with_one_button(office, client):
    theme = Theme.objects.get(slug="sport")

    response = post(
        office, title="Sportowe ferie", closes_at=typed(in_days(20)), themes=[theme.pk], legal_forms=["sports_club"],
        grant_to="5000", _publish="x",
    )  # fmt: skip

    call = Call.objects.get()
    assert response.headers["Location"] == reverse("admin:grants_call_change", args=[call.pk])
    assert (call.status, call.slug, call.grant_to) == ("published", "sportowe-ferie", 5000)
    assert list(call.themes.all()) == [theme]
    assert "Sportowe ferie" in client.get("/dotacje/?forma=klub-sportowy").content.decode()


def test_call_saved_without_the_button_is_a_draft_with_a_preview(office):
    response = post(office, title="Szkic", closes_at=typed(in_days(20)), _preview="x")

    call = Call.objects.get()
    assert call.status == "draft"
    page = office.get(response.headers["Location"]).content.decode()
    assert "Tak strona będzie wyglądać po publikacji" in page
    assert '<meta name="robots" content="noindex">' in page
    assert "Zostało 20 dni" in page


def test_preview_of_a_public_call_redirects_to_its_page(office, dorota):
    call = published(dorota)

    address = reverse("grants:call_preview", args=[previews.token(call)])

    assert office.get(address)["Location"] == call.get_absolute_url()


def test_legal_error_is_shown_beside_its_field_and_typed_text_is_kept(office):
    today = timezone.localdate().isoformat()
    response = post(
        office, title="Za szybko", kind="open_contest", source="city", closes_at=typed(in_days(20)),
        bip_url="bip.example.org/1", bip_on=today, board_on=today, site_on=today, lead="Zdanie.", _publish="x",
    )  # fmt: skip

    form = response.context["adminform"].form
    assert "a ustawa wymaga co najmniej 21" in form.errors["closes_at"][0]
    assert (form["title"].value(), form["lead"].value()) == ("Za szybko", "Zdanie.")
    assert not Call.objects.exists()


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"closes_at": "2027-03-28T02:30"}, "Tej godziny nie ma: 28 marca zegary przechodzą z 2.00 na 3.00."),
        ({"closes_at": "2026-10-25T02:30"}, "dwa razy"),
        ({"closes_at": "wczoraj"}, "Wpisz dzień i godzinę"),
        ({"opens_at": typed(in_days(9)), "closes_at": typed(in_days(3))}, "Koniec naboru musi być po jego początku."),
        ({"closes_at": ""}, "Podaj, do kiedy można składać wnioski."),
        ({"closes_at": typed(in_days(-3))}, "Ten termin już minął."),
        ({"closes_at": typed(in_days(3)), "grant_from": "100", "grant_to": "50"}, "Największa dotacja nie może być"),
        ({"closes_at": typed(in_days(3)), "grant_to": "dużo"}, "Wpisz liczbę cyframi"),
        ({"closes_at": typed(in_days(3)), "own_share": "101"}, "mniejsza lub równa 100"),
        ({"closes_at": typed(in_days(3)), "form_url": "javascript:alert(1)"}, "Wpisz adres strony"),
        ({"closes_at": typed(in_days(3)), "slug": "archiwum"}, "Ten adres jest zajęty"),
    ],
)
def test_invalid_input_gets_a_sentence(office, values, sentence):
    assert sentence in said(post(office, _publish="x", **values))
    assert not Call.objects.exists()


@pytest.mark.parametrize(
    ("typed_in", "amount"),
    [
        ("50000", "50000"), ("50 000", "50000"), ("50\xa0000,50 zł", "50000.50"), ("50.000", "50000"),
        ("1.250.000,00", "1250000"), ("1250.5", "1250.50"), ("5 000 PLN", "5000"),
    ],
)  # fmt: skip
def test_money_is_parsed_in_every_usual_format(office, typed_in, amount):
    post(office, pool=typed_in, own_share="10%")

    call = Call.objects.get()
    assert (call.pool, call.own_share) == (Decimal(amount), 10)
    page = read(office.get(reverse("admin:grants_call_change", args=[call.pk])))
    shown = page.one("#id_pool").attrs["value"]
    post(office, call, pool=shown)
    assert Call.objects.get().pool == Decimal(amount)


@pytest.mark.parametrize(
    ("call", "kept"),
    [
        ({"kind": "open_contest", "source": "city"}, {"board_on", "site_on"}),
        ({"kind": "open_contest", "source": "city", "bip_url": "bip.example.org/1"}, {*PLACES}),
        ({"kind": "open_contest", "source": "private"}, set()),
        ({"kind": "small_grant", "source": "city", "bip_url": "bip.example.org/1"}, {"bip_on"}),
        ({"kind": "open_contest", "source": "city", "bip_url": "bip.example.org/1", "is_archival": "on"}, set()),
    ],
)
def test_unused_default_announcement_dates_are_not_stored(office, call, kept):
    """The form is prefilled with today in all three fields."""
    page = read(office.get(reverse("admin:grants_call_add")))
    days = {name: page.one(f"#id_{name}").attrs["value"] for name in PLACES}
    assert set(days.values()) == {timezone.localdate().isoformat()}

    post(office, closes_at=typed(in_days(30)), **call, **days)

    stored = Call.objects.get()
    assert {name for name in PLACES if getattr(stored, name)} == kept


def test_private_call_is_published_without_bip(office):
    today = timezone.localdate().isoformat()
    post(office, kind="open_contest", source="private", closes_at=typed(in_days(9)), **dict.fromkeys(PLACES, today),
         _publish="x")  # fmt: skip

    assert Call.objects.get().is_public


def test_old_call_is_archived_with_the_archival_flag(office):
    post(office, title="Dawny", closes_at=typed(in_days(-300)), is_archival="on", _publish="x")

    assert list(Call.objects.archive().values_list("title", flat=True)) == ["Dawny"]


def test_attachment_with_a_wrong_type_is_refused(office, dorota):
    call = published(dorota)

    response = post(office, call, attachments=[{"title": "Wzór", "file": upload("wzor.pdf", PROGRAM), "order": 0}])

    assert "Ten plik nie jest dokumentem" in said(response)
    assert not call.attachments.exists()


def test_attachments_are_added_and_deleted(office, dorota):
    call = published(dorota)
    post(office, call, attachments=[{"title": "Wzór", "file": upload("wzor.pdf", PDF), "order": 0}])
    [attachment] = call.attachments.all()
    assert attachment.size == len(PDF)
    now = Call.objects.get()
    assert now.version > call.version

    row = {"id": attachment.pk, "call": call.pk, "title": "Wzór", "order": 0, "DELETE": "on"}
    post(office, now, attachments=[row])

    assert not call.attachments.exists()


def test_draft_deleted_meanwhile_redirects(office, dorota):
    call = drafted(dorota)
    editing.delete(call=call, by=dorota)

    assert post_gone(office, call).headers["Location"] in (reverse(LIST), reverse("admin:index"))


def post_gone(browser, call):
    return browser.post(reverse("admin:grants_call_change", args=[call.pk]), {"title": "x"})


def test_deadline_of_a_public_call_is_changed_on_its_own_page(office, dorota):
    call = published(dorota)
    refused = post(office, call, closes_at=typed(in_days(15)))
    assert "użyj „Zmień termin”" in said(refused)

    assert "Napisz powód" in step(office, call, "termin", closes_at=typed(in_days(15)), reason="").content.decode()
    assert "już minął" in step(office, call, "termin", closes_at=typed(in_days(-1)), reason="Bo.").content.decode()
    step(office, call, "termin", closes_at=typed(in_days(15)), reason="Awaria.")

    assert timezone.localtime(Call.objects.get().closes_at).date() == timezone.localdate() + timedelta(days=15)


def test_results_are_entered_in_the_form_and_published(office, client):
    call, organization = CallFactory(closes_at=in_days(-9)), OrganizationFactory(name="Fundacja Zielona")
    lines = [
        {"organization": organization.pk, "name": "", "task": "Skwer", "amount": "4000"},
        {"organization": "", "name": "Koło", "task": "", "amount": "500.50"},
        {"organization": "", "name": "", "task": "", "amount": ""},
    ]

    post(office, call, results=lines)
    step(office, call, "rozstrzygnij", note="Dwie dotacje.", url="")

    page = client.get(call.get_absolute_url()).content.decode()
    for words in ("Fundacja Zielona", "Koło", "4\xa0500,50\xa0zł", "Dwie dotacje."):
        assert words in page


def test_invalid_results_are_reported_beside_the_row(office):
    call = CallFactory(closes_at=in_days(-9))

    response = post(office, call, results=[{"name": "", "amount": "0"}])

    assert "Podaj kwotę większą od zera." in said(response)
    assert "Wybierz organizację z bazy albo wpisz nazwę." in said(response)


def test_steps_are_offered_only_in_valid_states(office, dorota):
    running = published(dorota)
    endless = published(dorota, closes_at=None, deadline="open_ended")
    over = CallFactory(closes_at=in_days(-3))

    def offered(call):
        return [name for name, _ in office.get(reverse("admin:grants_call_change", args=[call.pk])).context["steps"]]

    assert offered(drafted(dorota)) == ["publikuj"]
    assert offered(running) == ["termin", "wycofaj"]
    assert offered(endless) == ["termin", "zakoncz", "wycofaj"]
    assert offered(over) == ["rozstrzygnij", "wycofaj"]
    assert "Teraz nie można tego zrobić" in page_of_step(office, over, "termin")
    assert "Zakończyć można tylko" in step(office, running, "zakoncz").content.decode()
    assert office.get(reverse("admin:grants_call_step", args=[over.pk, "cos"])).status_code == 404


def test_draft_is_published_on_its_step_page(office, dorota):
    late = drafted(dorota, closes_at=in_days(-20))
    assert "już minął" in step(office, late, "publikuj").content.decode()
    step(office, late, "publikuj", is_archival="on")

    step(office, drafted(dorota), "publikuj")

    assert list(Call.objects.values_list("status", flat=True)) == ["published", "published"]


def test_call_is_withdrawn_with_a_reason(office, dorota):
    call = published(dorota)

    step(office, call, "wycofaj", reason="Brak pieniędzy.")

    assert Call.objects.get().status_reason == "Brak pieniędzy."


def test_earlier_call_is_copied_and_offered_on_the_add_page(office, dorota):
    call = published(dorota, **contest(title="Konkurs sprzed roku"))
    assert "Konkurs sprzed roku" in office.get(reverse(ADD)).content.decode()

    response = office.post(reverse("admin:grants_call_copy", args=[call.pk]))

    copy = Call.objects.exclude(pk=call.pk).get()
    assert response.headers["Location"] == reverse("admin:grants_call_change", args=[copy.pk])
    assert office.get(reverse("admin:grants_call_copy", args=[call.pk])).status_code == 405


def test_list_filters_by_phase(office, dorota):
    published(dorota, title="Otwarty")
    drafted(dorota, title="Szkic")
    CallFactory(title="Bez wyników", source="city", closes_at=in_days(-40))
    CallFactory(title="Jutro koniec", source="city", closes_at=in_days(1))

    def listed(phase):
        return {call.title for call in office.get(f"{reverse(LIST)}?etap={phase}").context["cl"].result_list}

    assert listed("otwarte") == {"Otwarty", "Jutro koniec"}
    assert listed("szkice") == {"Szkic"}
    assert listed("bez-wynikow") == {"Bez wyników"}
    assert listed("konczace-sie") == {"Jutro koniec"}
    assert len(listed("cokolwiek")) == 4


def test_office_finds_a_call_by_an_inflected_word(office, dorota):
    published(dorota, title="Konkurs dla wolontariuszy")
    published(dorota, title="Zielone podwórka")

    found = office.get(f"{reverse(LIST)}?q=wolontariuszami").context["cl"].result_list

    assert [call.title for call in found] == ["Konkurs dla wolontariuszy"]


def test_only_a_draft_is_deleted(office, dorota):
    draft, public = drafted(dorota), published(dorota)

    office.post(reverse("admin:grants_call_delete", args=[draft.pk]), {"post": "yes"})

    assert office.post(reverse("admin:grants_call_delete", args=[public.pk]), {"post": "yes"}).status_code == 403
    assert list(Call.objects.all()) == [public]


@pytest.mark.parametrize("name", ["step", "copy"])
def test_pages_of_a_call_check_permissions(client, alice, dorota, name):
    call = drafted(dorota)
    args = [call.pk, "publikuj"] if name == "step" else [call.pk]
    alice.is_staff = True
    alice.save()
    client.force_login(alice)
    send = client.post if name == "copy" else client.get
    assert send(reverse(f"admin:grants_call_{name}", args=args)).status_code == 403

    alice.user_permissions.add(Permission.objects.get(codename="change_call"))

    expected = 403 if name == "copy" else 200  # a copy needs the add permission
    assert send(reverse(f"admin:grants_call_{name}", args=args)).status_code == expected


def test_viewer_is_offered_no_step(client, alice, dorota):
    call = drafted(dorota)
    alice.is_staff = True
    alice.save()
    alice.user_permissions.add(Permission.objects.get(codename="view_call"))
    client.force_login(alice)

    assert client.get(reverse("admin:grants_call_change", args=[call.pk])).context["steps"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_one_call_and_for_many(office, count, django_assert_num_queries):
    CallFactory.create_batch(count)
    office.get(reverse(LIST))

    with django_assert_num_queries(4):  # session, user, count, page
        office.get(reverse(LIST))


def test_list_begins_with_the_nearest_deadline(office):
    for title, days in (("dawno", -30), ("za miesiąc", 30), ("wczoraj", -1), ("jutro", 1)):
        CallFactory(title=title, closes_at=in_days(days))
    CallFactory(title="ciągły", deadline="open_ended", closes_at=None)
    CallFactory(title="kiedyś", deadline="unknown", closes_at=None)

    listed = office.get(reverse(LIST)).context["cl"].result_list

    assert [call.title for call in listed] == ["ciągły", "jutro", "za miesiąc", "wczoraj", "dawno", "kiedyś"]
