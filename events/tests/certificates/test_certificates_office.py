"""Zaświadczenia w panelu biura: search, issue for all present, revoke, reissue, download."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from core.tests.pages import read
from core.tests.pdf_structure import words_of
from events.certificates import actions
from events.models import Certificate, Registration
from events.tests.factories import EventFactory, RegistrationFactory, in_days

pytestmark = pytest.mark.django_db
LIST = "/admin/events/certificate/"


@pytest.fixture
def event():
    return EventFactory(with_sign_up=True, starts_at=in_days(-2), has_certificates=True)


@pytest.fixture
def certificate(event, dorota):
    person = RegistrationFactory(event=event, name="Uczestniczka Pierwsza", attended_at=event.starts_at)
    return actions.issue(registration=person, by=dorota)


def issue_page(event):
    return reverse("admin:events_certificate_issue", args=[event.pk])


def page_of(certificate):
    return reverse("admin:events_certificate_change", args=[certificate.pk])


def pdf_of(certificate):
    return reverse("events:office_certificate", args=[certificate.pk])


def test_one_button_issues_certificates_to_all_present(office, event):
    RegistrationFactory(event=event, name="Obecna", attended_at=event.starts_at)
    RegistrationFactory(event=event, name="Nieobecna")

    before = read(office.get(issue_page(event)))
    after = read(office.post(issue_page(event), follow=True))

    assert "1 osoba była na wydarzeniu" in before.text
    assert "Nieobecna" not in before.text
    assert "Wystawiono 1 zaświadczenie. Listy są w kolejce." in after.text
    assert Certificate.objects.get().registration.name == "Obecna"


def test_second_press_says_that_all_are_issued(office, event, certificate):
    page = read(office.post(issue_page(event), follow=True))

    assert "Wszystkie obecne osoby mają już zaświadczenia." in page.text
    assert Certificate.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [({"has_certificates": False}, "nie wydajemy zaświadczeń"), ({"ends_at": in_days(2)}, "po zakończeniu")],
)
def test_page_explains_why_nothing_can_be_issued(office, event, changed, said):
    RegistrationFactory(event=event, attended_at=event.starts_at)
    type(event).objects.filter(pk=event.pk).update(**changed)

    page = read(office.get(issue_page(event)))

    assert said in page.text
    assert page.select("#content-main button") == []


@pytest.mark.parametrize("typed", ["Pierwsza", "OP/1/{year}", "op/1/{year}", "{spaced}", "{title}"])
def test_certificate_is_found_by_person_number_code_and_event(office, certificate, typed):
    other = RegistrationFactory(event=EventFactory(title="Inne"), name="Inna")
    Certificate.objects.create(registration=other, year=certificate.year, number=40, code="ZZZZZZZZZZZZ")
    facts = {
        "year": certificate.year,
        "spaced": "-".join([certificate.code[:6].lower(), certificate.code[6:]]),
        "title": certificate.registration.event.title,
    }

    page = read(office.get(LIST, {"q": typed.format(**facts)}))

    assert [one.text for one in page.select(".field-label")] == [str(certificate)]


@pytest.mark.parametrize(("state", "found"), [("wazne", ["OP/1"]), ("cofniete", ["OP/2"])])
def test_list_can_be_filtered_by_status(office, event, certificate, dorota, state, found):
    second = RegistrationFactory(event=event, attended_at=event.starts_at)
    actions.revoke(certificate=actions.issue(registration=second, by=dorota), reason="Pomyłka.", by=dorota)

    page = read(office.get(LIST, {"stan": state}))

    assert [one.text.rpartition("/")[0] for one in page.select(".field-label")] == found


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_of_list_does_not_grow_with_certificates(office, event, dorota, count, django_assert_num_queries):
    for _ in range(count):
        RegistrationFactory(event=event, attended_at=event.starts_at)
    actions.issue_for_present(event=event, by=dorota)

    with django_assert_num_queries(5):
        office.get(LIST)


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_of_event_page_does_not_grow_with_certificates(office, event, count, django_assert_num_queries):
    for _ in range(count):
        RegistrationFactory(event=event, attended_at=event.starts_at)

    with django_assert_num_queries(4):
        office.get(issue_page(event))


def test_revoking_needs_a_reason_and_shows_it(office, certificate):
    refused = read(office.post(page_of(certificate), {"revoke": "1", "reason": " "}))
    done = read(office.post(page_of(certificate), {"revoke": "1", "reason": "Pomyłka osoby."}, follow=True))

    assert "Napisz, dlaczego zaświadczenie jest cofnięte." in refused.text
    assert "powód: Pomyłka osoby." in done.text
    assert done.select(f"a[href={pdf_of(certificate)}]") == []
    assert office.get(pdf_of(certificate)).status_code == 404


def test_revoking_a_revoked_certificate_shows_a_message(office, certificate, dorota):
    actions.revoke(certificate=certificate, reason="Pomyłka.", by=dorota)

    page = read(office.post(page_of(certificate), {"revoke": "1", "reason": "Ja też."}))

    assert "To zaświadczenie jest już cofnięte." in page.text


def test_corrected_name_is_printed_on_the_certificate(office, certificate):
    page = read(office.post(page_of(certificate), {"reissue": "1", "name": "Uczestniczka Poprawiona"}, follow=True))

    assert "jest wystawione ponownie" in page.text
    assert "Uczestniczka Poprawiona" in words_of(office.get(pdf_of(certificate)).content)


def test_no_letter_is_promised_without_an_address(office, certificate):
    Registration.objects.filter(pk=certificate.registration_id).update(email="")

    page = read(office.post(page_of(certificate), {"reissue": "1", "name": "Uczestniczka Poprawiona"}, follow=True))

    assert "Ta osoba nie podała e-maila." in page.text
    assert "Wysłaliśmy list" not in page.text


def test_empty_name_is_refused_and_nothing_changes(office, certificate):
    page = read(office.post(page_of(certificate), {"reissue": "1", "name": ""}))

    assert "Wpisz imię i nazwisko" in page.text
    assert Certificate.objects.get().code == certificate.code


def test_anonymised_person_leaves_only_the_number(office, certificate):
    Registration.objects.update(name="", email="", emptied_at=in_days(-1))

    page = read(office.get(page_of(certificate)))

    assert "(dane usunięte)" in page.text
    assert page.select("#content-main button") == []
    assert office.get(pdf_of(certificate)).status_code == 404


@pytest.mark.parametrize("number", ["abc", "99999"])
def test_unknown_certificate_returns_404(office, number):
    assert office.get(f"{LIST}{number}/change/").status_code == 404


def with_rights(user, *names):
    user.is_staff = True
    user.save()
    rights = Permission.objects.filter(content_type__app_label="events", codename__in=names)
    user.user_permissions.set(rights)


@pytest.mark.parametrize(
    ("rights", "status"), [([], 403), (["view_certificate"], 200), (["view_certificate", "change_certificate"], 200)]
)
def test_view_permission_allows_printing(client, alice, certificate, rights, status):
    with_rights(alice, *rights)
    client.force_login(alice)

    assert client.get(pdf_of(certificate)).status_code == status
    assert client.get(page_of(certificate)).status_code == status


def test_view_permission_allows_no_changes(client, alice, event, certificate):
    with_rights(alice, "view_certificate", "change_event")
    client.force_login(alice)
    RegistrationFactory(event=event, attended_at=event.starts_at)

    assert client.post(page_of(certificate), {"revoke": "1", "reason": "Bo tak."}).status_code == 403
    assert client.post(issue_page(event)).status_code == 403
    assert Certificate.objects.valid().count() == 1


def test_certificates_of_the_office_are_closed_to_others(client, alice, certificate):
    assert client.get(pdf_of(certificate)).status_code == 302
    client.force_login(alice)
    assert client.get(pdf_of(certificate)).status_code == 404
