"""Napisz do nas: each message is in the inbox, its sender sees the number, and typed text is never lost."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from contact.forms.files import TOO_BIG, TOO_MANY
from contact.models import Attachment, Rules, Thread, Topic
from contact.tests.threads import WORDS, letters, message, said, topic, typed_message, write
from core import audit, search
from core.forms import SENT_LIKE_A_ROBOT
from core.mail.models import Letter
from core.tests.files import PDF, PROGRAM, upload
from core.tests.pages import read
from organizations.models import Membership
from organizations.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/kontakt/"


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


def test_message_is_in_the_inbox_and_the_page_shows_its_number(client):
    response = write(client, phone="655298123", organization_name="Klub  Leszczyna")

    thread = Thread.objects.get()
    page = read(client.get(response["Location"]))
    assert (page.one("h1").text, page.one(".contact-number").text) == ("Mamy Twoją wiadomość", f"NGO-{thread.pk}")
    assert (thread.status, thread.about, thread.name) == ("new", "Dotacje i konkursy", "Skarbniczka")
    assert (thread.phone, thread.organization_name) == ("+48 65 529 81 23", "Klub Leszczyna")
    assert said(thread) == [("person", WORDS)]


def test_confirmation_has_the_number_and_replies_go_to_the_office(client, delivered, settings):
    Rules.objects.update(tells_office=False)
    write(client)

    [letter] = delivered()
    assert letter.to == ["skarbniczka@example.org"]
    assert letter.subject == f"[NGO-{Thread.objects.get().pk}] Mamy Twoją wiadomość: Dotacje i konkursy"
    assert letter.reply_to == [settings.OFFICE_EMAIL]
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


def test_confirmation_contains_no_text_of_the_sender(client):
    advert = "Kup na https://tanio.example.org albo tanio.example.org, pisz: a@example.org! " + "Okazja. " * 60
    write(client, text=advert, name="Kup Teraz")

    [letter] = letters("received")
    assert "tanio" not in letter.text
    assert "a@example.org" not in letter.text
    assert "Kup Teraz" not in letter.text + letter.subject
    assert letter.text.count("Okazja") < 20


def test_address_gets_three_confirmations_a_day_and_every_message_is_saved(client):
    for number in range(5):
        message(text=f"Wiadomość {number}", email="Ofiara@example.org" if number % 2 else "ofiara@example.org")

    assert Thread.objects.count() == 5
    assert len(letters("received")) == 3


def test_page_without_a_letter_promises_none(client):
    for number in range(3):
        message(text=f"Wiadomość {number}")

    page = read(client.get(write(client)["Location"]))

    assert "Zapisz ten numer" in page.one("main").text
    assert "wysłaliśmy" not in page.one("main").text


def test_messages_of_yesterday_do_not_count():
    for number in range(3):
        message(text=f"Wiadomość {number}")
    Thread.objects.update(created_at=timezone.now() - timedelta(days=2))
    message()

    assert len(letters("received")) == 4


def test_office_letter_has_a_link_and_no_message_text(client, settings):
    write(client, text="Sprawa bardzo osobista.")

    [letter] = letters("arrived")
    thread = Thread.objects.get()
    assert letter.to == settings.OFFICE_EMAIL
    assert letter.subject == f"[{thread.number}] Nowa wiadomość: Dotacje i konkursy"
    assert f"/admin/contact/thread/{thread.pk}/change/" in letter.text
    assert "osobista" not in letter.text
    assert "skarbniczka" not in letter.text


def test_staff_may_turn_off_the_office_letter(client):
    Rules.objects.update(tells_office=False)

    write(client)

    assert letters("arrived") == []


def test_message_submitted_twice_is_saved_once(client):
    key = str(uuid4())

    first, second = write(client, form_key=key), write(client, form_key=key)

    assert (first.status_code, second.status_code) == (302, 302)
    assert Thread.objects.count() == 1
    assert len(letters("received")) == 1


def test_empty_form_shows_an_error_beside_each_field(client):
    page = read(client.post(ADDRESS, {}))

    wrong = [node["id"] for node in page.select(".is-wrong")]
    assert wrong == ["div_id_topic", "div_id_text", "div_id_name", "div_id_email"]
    assert page.one("title").text.startswith("Błąd w formularzu")
    assert not Thread.objects.exists()


def test_wrong_address_keeps_the_typed_text(client):
    page = read(write(client, email="zly-adres", phone="65 529 81 23"))

    assert page.one("textarea").raw.strip().replace("\r", "") == WORDS
    assert page.one("#id_phone")["value"] == "65 529 81 23"
    assert page.one("option[selected]").text == "Dotacje i konkursy"


def test_bot_is_caught_by_the_trap(client):
    page = read(write(client, homepage_url="https://robot.example.org"))

    assert SENT_LIKE_A_ROBOT in page.one(".error-summary").text
    assert not Thread.objects.exists()


@pytest.mark.usefixtures("new_hour")
def test_messages_over_the_limit_get_a_polite_page(client):
    answers = [write(client, text=f"Pytanie {number}", email=f"osoba{number}@example.org") for number in range(50)]

    assert [one.status_code for one in answers] == [302] * 20 + [429] * 30
    assert sorted(Thread.objects.values_list("entries__text", flat=True)) == sorted(f"Pytanie {n}" for n in range(20))
    page = read(answers[-1], status=429)
    assert "Spróbuj ponownie za" in page.one(".error-summary").text
    assert page.one("textarea").raw.strip() == "Pytanie 49"
    assert page.one("#id_email")["value"] == "osoba49@example.org"


@pytest.mark.usefixtures("new_hour")
def test_email_address_is_limited_to_ten_messages_a_day(client):
    for number in range(11):
        last = client.post(ADDRESS, typed_message(text=f"Pytanie {number}"), REMOTE_ADDR=f"10.0.0.{number}")

    assert last.status_code == 429
    assert Thread.objects.count() == 10


def test_link_preselects_a_topic(client):
    page = read(client.get(f"{ADDRESS}?temat=biblioteczka"))

    assert page.one("option[selected]").text == "Biblioteczka"


@pytest.mark.parametrize("word", ["nie-ma-takiego", "doradztwo"])
def test_unknown_topic_is_not_preselected(client, word):
    Topic.objects.filter(slug="doradztwo").update(is_offered=False)

    page = read(client.get(f"{ADDRESS}?temat={word}"))

    assert page.one("option[selected]").text == "Wybierz temat"
    assert "Doradztwo" not in page.one("#id_topic").text


def test_signed_in_user_need_not_give_name_and_address(client, alice):
    Membership.objects.create(organization=OrganizationFactory(name="Fundacja A"), user=alice, role="owner")
    client.force_login(alice)

    page = read(client.get(ADDRESS))
    write(client)

    values = [page.one(f"#id_{name}")["value"] for name in ("name", "email", "organization_name")]
    assert values == ["Koordynatorka Fundacji A", "alice@example.org", "Fundacja A"]
    assert Thread.objects.get().user == alice


def test_user_of_two_organisations_gets_none_preselected(client, alice):
    for _ in range(2):
        Membership.objects.create(organization=OrganizationFactory(), user=alice, role="editor")
    client.force_login(alice)

    assert "value" not in read(client.get(ADDRESS)).one("#id_organization_name")


def test_page_shows_only_the_known_office_contacts(client):
    page = read(client.get(ADDRESS)).one(".contact-office").text
    Rules.objects.update(office_hours="poniedziałek–piątek, 8.00–15.00", directions="parter, pokój 3")
    with_hours = read(client.get(ADDRESS)).one(".contact-office").text

    assert "Al. Jana Pawła II 21a" in page
    assert "Godziny" not in page
    assert "poniedziałek–piątek, 8.00–15.00" in with_hours
    assert "parter, pokój 3" in with_hours


def test_thanks_page_without_a_message_works(client):
    message()

    page = read(client.get(reverse("contact:sent")))

    assert page.one("h1").text == "Dziękujemy"
    assert "NGO-" not in page.one("main").text


# --- documents ---


def test_documents_are_saved_with_the_message(client):
    write(client, documents=[upload("Statut łąki.exe", PDF), upload("b.pdf", PDF)])

    files = Attachment.objects.order_by("pk")
    assert [file.name for file in files] == ["Statut-łąki.pdf", "b.pdf"]
    assert files[0].size == len(PDF)
    assert files[0].file.url == ""


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ([upload("umowa.pdf", PROGRAM)], "nie jest dokumentem"),
        ([upload(f"{number}.pdf", PDF) for number in range(4)], TOO_MANY),
    ],
)
def test_wrong_file_is_reported_and_typed_text_is_kept(client, files, sentence):
    page = read(write(client, documents=files))

    assert sentence in page.one("#div_id_documents").text
    assert page.one("textarea").raw.strip().replace("\r", "") == WORDS
    assert not Thread.objects.exists()


def test_files_above_the_total_limit_are_reported(client, monkeypatch):
    monkeypatch.setattr("contact.forms.files.MOST_BYTES", 100)

    page = read(write(client, documents=[upload("a.pdf", PDF), upload("b.pdf", PDF)]))

    assert TOO_BIG in page.one("#div_id_documents").text


def test_files_to_be_chosen_again_are_named(client):
    page = read(write(client, email="zly", documents=[upload("statut.pdf", PDF)]))

    assert "Wybierz załączniki jeszcze raz" in page.one(".notice").text
    assert "statut.pdf" in page.one(".notice").text


# --- other ---


def test_log_records_the_message_without_its_sender(client):
    write(client)

    [event] = audit.events_of(Thread.objects.get())
    assert (event.action, event.object_label, event.details) == ("contact.receive", Thread.objects.get().number, {})


def test_messages_are_not_in_the_search(client):
    write(client, text="Wyjątkowość gżegżółki")

    assert search.search("gżegżółki").count == 0


def test_unreachable_mail_server_loses_nothing(client, settings, delivered):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    assert write(client).status_code == 302
    delivered()

    assert Thread.objects.count() == 1
    assert set(Letter.objects.values_list("status", flat=True)) == {"queued"}


def test_form_is_in_the_sitemap(client):
    found = client.get("/sitemap-kontakt.xml").content.decode()

    assert "/kontakt/" in found
    assert "/zglos-bariere/" in found


def test_form_costs_few_queries(client, django_assert_num_queries):
    client.get(ADDRESS)

    with django_assert_num_queries(2):
        client.get(ADDRESS)


def test_topics_are_in_the_order_set_by_staff():
    assert Topic.objects.offered().first() == topic("wpis-w-bazie")
    assert Topic.objects.offered().last() == topic("inna-sprawa")
