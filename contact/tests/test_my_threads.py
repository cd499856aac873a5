"""Moje wiadomości: a person reads the answers and replies in the account; others get 404."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from contact.actions.writing import CLOSED
from contact.models import Attachment
from contact.tests.threads import WORDS, act, answer, fresh, letters, message, said
from core.tests.files import PDF, PROGRAM, upload
from core.tests.pages import read

pytestmark = pytest.mark.django_db
MINE = "/konto/wiadomosci/"


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def thread(alice):
    return message(user=alice, email="inny@example.org", files=[upload("statut.pdf", PDF)])


@pytest.fixture
def inside(client, alice):
    client.force_login(alice)
    return client


def place(thread):
    return reverse("contact:thread", args=[thread.pk])


def go_on(browser, thread, text="Jeszcze jedno pytanie.", **more):
    return browser.post(place(thread), {"text": text} | more)


def test_account_lists_my_threads_with_their_state(inside, thread, bob):
    message(user=bob, email=bob.email, text="cudze")

    card = read(inside.get("/konto/")).one("[aria-labelledby=moje-wiadomosci]")

    assert [link.text for link in card.select("h3 a")] == [f"Dotacje i konkursy, {thread.number}"]
    assert "czeka na odpowiedź" in card.text


def test_empty_card_links_to_the_form(inside):
    card = read(inside.get("/konto/")).one("[aria-labelledby=moje-wiadomosci]")

    assert [link["href"] for link in card.select("a")] == ["/kontakt/"]
    assert "Nie ma tu jeszcze żadnej wiadomości" in read(inside.get(MINE)).one("main").text


def test_thread_from_my_address_is_mine(inside, alice):
    written = message(email="Alice@Example.org")

    assert read(inside.get(MINE)).one(".account-list h2 a")["href"] == place(written)


def test_conversation_shows_both_sides(inside, thread, client, dorota):
    client.force_login(dorota)
    answer(client, thread)
    client.force_login(thread.user)

    page = read(client.get(place(thread)))

    assert [line.one(".talk-who b").text for line in page.select(".talk-line")] == ["Ty", "Biuro"]
    assert "odpowiedź wysłana" in page.one(".lead").text


def test_state_is_in_the_persons_words(client, thread, dorota):
    told = []
    client.force_login(dorota)
    told.append(fresh(thread).state_for_person)
    act(client, thread, "assign", to=dorota.pk)
    told.append(fresh(thread).state_for_person)
    act(client, thread, "close", reason="Wyjaśnione przez telefon.")
    told.append(fresh(thread).state_for_person)

    assert told == ["czeka na odpowiedź", "zajmujemy się tym", "zakończona"]


def test_reply_reopens_the_thread_and_the_office_gets_a_letter(inside, thread, client, dorota, alice):
    client.force_login(dorota)
    answer(client, thread)
    client.force_login(alice)

    assert go_on(client, thread, documents=[upload("b.pdf", PDF)]).status_code == 302

    assert fresh(thread).status == "reopened"
    assert said(thread)[-1] == ("person", "Jeszcze jedno pytanie.")
    assert Attachment.objects.count() == 2
    assert letters("arrived")[-1].subject.startswith(f"[{thread.number}] ")


def test_reply_submitted_twice_is_saved_once(inside, thread):
    go_on(inside, thread)
    go_on(inside, thread)

    assert [text for _, text in said(thread)] == [WORDS, "Jeszcze jedno pytanie."]


def test_wrong_file_keeps_the_typed_text(inside, thread):
    page = read(go_on(inside, thread, documents=[upload("a.pdf", PROGRAM)]))

    assert "nie jest dokumentem" in page.one("#div_id_documents").text
    assert page.one("#id_text").raw.strip() == "Jeszcze jedno pytanie."
    assert "a.pdf" in page.one(".notice").text


def test_spam_accepts_no_replies(inside, thread, client, dorota, alice):
    client.force_login(dorota)
    act(client, thread, "close", is_spam="on")
    client.force_login(alice)

    assert read(client.get(place(thread))).select("main form") == []
    assert go_on(client, thread).status_code == 200
    assert len(said(thread)) == 1
    assert CLOSED


@pytest.mark.usefixtures("new_hour")
def test_replies_are_limited_to_twenty_an_hour(inside, thread):
    answers = [go_on(inside, thread, f"Pytanie {number}") for number in range(21)]

    assert answers[-1].status_code == 429
    assert read(answers[-1], status=429).one("#id_text").raw.strip() == "Pytanie 20"


def test_my_file_is_a_download(inside, thread):
    file = Attachment.objects.get()

    response = inside.get(reverse("contact:attachment", args=[file.pk]))

    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.getvalue() == PDF


def addresses(thread):
    return [place(thread), reverse("contact:attachment", args=[Attachment.objects.get().pk])]


def test_anonymous_user_is_sent_to_sign_in(client, thread):
    for address in [MINE, *addresses(thread)]:
        assert client.get(address).url.startswith("/konto/logowanie/?next=")


def test_other_user_gets_not_found(client, thread, bob):
    client.force_login(bob)

    assert [client.get(address).status_code for address in addresses(thread)] == [404, 404]
    assert go_on(client, thread).status_code == 404
    assert len(said(thread)) == 1


def test_office_reads_every_file(client, thread, dorota):
    client.force_login(dorota)

    response = client.get(addresses(thread)[1])

    assert response.getvalue() == PDF


def test_staff_without_the_right_read_no_file(client, thread, django_user_model):
    client.force_login(django_user_model.objects.create_user("jan@example.org", "haslo-jana-12", is_staff=True))

    assert client.get(addresses(thread)[1]).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_one_thread_and_for_many(inside, alice, django_assert_num_queries, count):
    for number in range(count):
        message(user=alice, email=alice.email, text=f"Pytanie {number}")
    inside.get(MINE)

    with django_assert_num_queries(3):
        inside.get(MINE)


@pytest.mark.parametrize("count", [1, 3])
def test_conversation_costs_the_same_for_every_length(inside, alice, django_assert_num_queries, count):
    thread = message(user=alice, email=alice.email)
    for number in range(count):
        go_on(inside, thread, f"Pytanie {number}")
    inside.get(place(thread))

    with django_assert_num_queries(6):
        inside.get(place(thread))
