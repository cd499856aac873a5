"""Aktualności organizacji: its members write, submit, correct, withdraw."""

import pytest
from django.urls import reverse

from core.mail.models import Letter
from core.models import Picture
from core.tests.conflicts import compared
from core.tests.files import picture
from core.tests.pages import read
from news import actions as actions
from news.models import Article
from news.tests.article_factories import ArticleFactory, ago, soon
from news.tests.article_forms import address, typed, written
from organizations.tests.factories import OrganizationFactory
from organizations.tests.manage import join, said

pytestmark = pytest.mark.django_db
LIST = 8


@pytest.fixture
def entry(alice):
    entry = OrganizationFactory(name="Fundacja A")
    join(entry, alice)
    return entry


@pytest.fixture
def editor(client, alice):
    client.force_login(alice)
    return client


def write(client, entry, article=None, **data):
    place = address("manage_article_edit", entry, article.pk) if article else address("manage_article_new", entry)
    stamp = {"seen_at": article.updated_at.isoformat()} if article else {}
    return client.post(place, stamp | written(**data))


def problems(response):
    return [line.text for line in read(response).select(".error-summary li")]


def test_saved_draft_sends_no_letter(editor, entry):
    answer = write(editor, entry, save="tak")

    article = Article.objects.get()
    assert (article.status, article.organization, article.slug) == ("draft", entry, "sadzimy-leszczyny")
    assert article.body.count("<p>") == 2
    assert said(editor, answer) == "Szkic jest zapisany."
    assert not Letter.objects.exists()


@pytest.mark.parametrize("button", ["save", "submit"])
def test_form_submitted_twice_makes_one_article(editor, entry, button):
    answers = [write(editor, entry, **{button: "tak"}) for _ in range(2)]

    article = Article.objects.get()
    assert {answer.url for answer in answers} == {address("manage_article", entry, article.pk)}
    assert Letter.objects.count() == (1 if button == "submit" else 0)


def test_form_with_other_data_makes_another_article(editor, entry):
    write(editor, entry, save="tak")
    write(editor, entry, save="tak", title="Sadzimy jeszcze raz")

    assert Article.objects.count() == 2


def test_article_saved_and_submitted_at_once_waits_for_the_office(editor, entry, alice):
    answer = write(editor, entry, submit="tak")

    article = Article.objects.get()
    assert (article.status, article.submitted_by) == ("submitted", alice)
    assert said(editor, answer) == "Aktualność jest w biurze. Odpowiedź przyjdzie e-mailem."
    assert Letter.objects.get().key.startswith("news.article_submitted:")


def test_poster_without_text_is_refused_and_typed_text_is_kept(editor, entry):
    answer = write(editor, entry, body="Zobacz plakat.", submit="tak", picture_upload=picture(), picture_alt="Plakat")

    assert problems(answer)[0].startswith("Treść: Treść jest bardzo krótka. Napisz słowami wszystko")
    assert "Zobacz plakat." in answer.content.decode()
    assert not Article.objects.exists()
    assert not Picture.objects.exists()


def test_picture_needs_alt_text_even_when_marked_decorative(editor, entry):
    answer = write(editor, entry, picture_upload=picture(), picture_is_decorative="on", save="tak")

    assert problems(answer) == ["Opis obrazu: Opisz obraz jednym zdaniem: co na nim widać."]


def test_picture_is_added_described_and_removed(editor, entry):
    write(editor, entry, picture_upload=picture(), picture_alt="Sadzonki", save="tak")
    article = Article.objects.get()
    assert article.picture.alt == "Sadzonki"

    write(editor, entry, article, picture_alt="Sadzonki w doniczkach", save="tak")
    article.refresh_from_db()
    assert (article.picture.alt, article.version) == ("Sadzonki w doniczkach", 2)

    write(editor, entry, article, picture_remove="on", save="tak")
    article.refresh_from_db()
    assert article.picture is None


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"title": ""}, "Tytuł: Wpisz tytuł."),
        (
            {"publish_at": "2027-03-28T02:30"},
            "Widoczna od: Tej godziny nie ma: 28 marca zegary przechodzą z 2.00 na 3.00. Podaj inną.",
        ),
        (
            {"publish_at": "2027-10-31T02:30"},
            "Widoczna od: Ta godzina jest 31 października dwa razy: zegary wracają z 3.00 na 2.00. Podaj inną.",
        ),
        ({"publish_at": "jutro"}, "Widoczna od: Wpisz dzień i godzinę, na przykład 3.03.2026, 17.00."),
        (
            {"publish_at": "2027-03-02T10:00", "expires_at": "2027-03-01T10:00"},
            "Aktualna do: Koniec aktualności musi być po jej początku.",
        ),
        (
            {"links": "https://example.com/\n/nie-ma-takiej/ Tytuł"},
            "Powiązane strony portalu: Wiersz 1: Ten adres jest spoza portalu. Linki do innych stron wstaw w treści.",
        ),
        (
            {"links": "/wydarzenia/"},
            "Powiązane strony portalu: /wydarzenia/: Portal nie zna tytułu tej strony. "
            "Wpisz go w tym samym wierszu po spacji.",
        ),
    ],
)
def test_invalid_input_gets_a_sentence_beside_its_field(editor, entry, data, sentence):
    answer = write(editor, entry, save="tak", **data)

    assert sentence in problems(answer)
    assert not Article.objects.exists()


def test_links_are_parsed_by_line_and_shown_as_typed(editor, entry):
    write(editor, entry, links="/wydarzenia/ Kalendarz\n\n/organizacje/ Baza", save="tak")

    article = Article.objects.get()
    assert list(article.links.values_list("path", "title")) == [
        ("/wydarzenia/", "Kalendarz"),
        ("/organizacje/", "Baza"),
    ]
    page = read(editor.get(address("manage_article_edit", entry, article.pk)))
    assert page.one("#id_links").raw.split("\n")[-2:] == ["/wydarzenia/ Kalendarz", "/organizacje/ Baza"]


def test_layout_that_plain_text_cannot_hold_is_unchanged(editor, entry):
    nested = "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>"
    article = ArticleFactory(organization=entry, status="draft", body=nested)
    page = editor.get(address("manage_article_edit", entry, article.pk))
    assert "Układu tych tekstów nie pokażemy tu w całości: Treść" in page.content.decode()

    write(editor, entry, article, body=page.context["form"]["body"].value(), title="Nowy tytuł", save="tak")

    article.refresh_from_db()
    assert (article.title, article.body) == ("Nowy tytuł", nested)


def test_returned_article_is_corrected_and_submitted_again(editor, entry):
    article = ArticleFactory(organization=entry, status="needs_changes", status_reason="Gdzie się spotykamy?")
    assert "Gdzie się spotykamy?" in editor.get(address("manage_article", entry, article.pk)).content.decode()

    write(editor, entry, article, submit="tak")

    article.refresh_from_db()
    assert (article.status, article.status_reason) == ("submitted", "")


def test_draft_is_submitted_by_the_button_alone(editor, entry):
    article = ArticleFactory(organization=entry, status="draft", publish_at=None)

    answer = editor.post(address("manage_article_submit", entry, article.pk))
    assert "jest w biurze" in said(editor, answer)
    article.refresh_from_db()
    assert article.status == "submitted"

    again = editor.post(address("manage_article_submit", entry, article.pk))
    assert "już w stanie" in said(editor, again)


def test_change_of_a_published_article_is_public_and_marked_for_the_office(editor, entry):
    article = ArticleFactory(organization=entry)

    answer = write(editor, entry, article, lead="Nowe zdanie.", publish_at=typed(article.publish_at))

    article.refresh_from_db()
    assert (article.lead, article.is_changed_by_organization) == ("Nowe zdanie.", True)
    assert "od razu widoczne" in said(editor, answer)


def test_published_article_with_an_emptied_time_stays_public(editor, entry):
    article = ArticleFactory(organization=entry, publish_at=ago(days=2))

    answer = write(editor, entry, article, save="tak", publish_at="", seen_at=article.updated_at.isoformat())

    assert answer.status_code == 302
    assert Article.objects.get().publish_at == article.publish_at


def test_message_about_the_file_appears_only_after_an_upload(editor, entry):
    told = "wybrać jeszcze raz"

    without, with_file = (
        write(editor, entry, title="", save="tak", **sent)
        for sent in ({}, {"picture_upload": picture(), "picture_alt": "Plakat"})
    )

    assert told not in without.content.decode()
    assert told in with_file.content.decode()


def test_second_concurrent_editor_keeps_the_text_and_overwrites_nothing(editor, entry, bob):
    article = ArticleFactory(organization=entry, status="draft", publish_at=None)
    seen_at = article.updated_at.isoformat()
    actions.update(article=article, values={"title": "Zapisany przez kogoś"}, by=bob)

    answer = editor.post(address("manage_article_edit", entry, article.pk), written(title="Mój", seen_at=seen_at))

    assert "Nic nie zginęło" in problems(answer)[0]
    form = answer.context["form"]
    assert form["title"].value() == "Mój"
    again = written(title="Mój", seen_at=form["seen_at"].value(), conflict_about=[row.name for row in form.conflict])
    answer = editor.post(address("manage_article_edit", entry, article.pk), again)
    assert compared(read(answer))["Tytuł"] == ["Mój", "Zapisany przez kogoś"]
    article.refresh_from_db()
    assert article.title == "Zapisany przez kogoś"
    choices = {f"keep_{row.name}": "mine" for row in form.conflict}
    editor.post(address("manage_article_edit", entry, article.pk), again | choices)
    article.refresh_from_db()
    assert article.title == "Mój"


def test_article_withdrawn_with_a_reason_is_not_found(editor, entry):
    article = ArticleFactory(organization=entry)
    place = address("manage_article_withdraw", entry, article.pk)
    assert "Napisz powód" in editor.post(place, {"reason": ""}).content.decode()

    answer = editor.post(place, {"reason": "Odwołane."})

    assert "wycofana" in said(editor, answer)
    assert editor.get(article.get_absolute_url()).status_code == 404
    assert "już w stanie" in editor.post(place, {"reason": "Odwołane."}).content.decode()


def test_deleting_needs_a_second_click(editor, entry):
    article = ArticleFactory(organization=entry, status="draft", publish_at=None, published_at=None)

    page = read(editor.get(address("manage_article", entry, article.pk)))

    asked = page.one("details.manage-delete")
    assert asked.one("summary").text.strip() == "Usuń szkic"
    assert asked.one("form").attrs["action"] == address("manage_article_delete", entry, article.pk)


def test_draft_may_be_deleted_and_a_published_article_may_not(editor, entry):
    draft = ArticleFactory(organization=entry, status="draft", title="Szkic")
    kept = ArticleFactory(organization=entry)

    gone = editor.post(address("manage_article_delete", entry, draft.pk))
    assert said(editor, gone) == "Szkic „Szkic” jest usunięty."

    refused = editor.post(address("manage_article_delete", entry, kept.pk))
    assert "Usunąć można tylko szkic" in said(editor, refused)
    assert list(Article.objects.all()) == [kept]


def test_rejected_article_is_not_editable(editor, entry):
    article = ArticleFactory(organization=entry, status="rejected")

    answer = editor.get(address("manage_article_edit", entry, article.pk))

    assert "nie można zmieniać" in said(editor, answer)


def test_draft_has_a_link_for_people_without_an_account(editor, entry, client):
    draft = ArticleFactory(organization=entry, status="draft", publish_at=None)
    page = read(editor.get(address("manage_article", entry, draft.pk)))
    link = page.one("#link-podgladu")["value"]
    client.logout()

    path = link[link.index("/aktualnosci/") :]
    assert draft.title in client.get(path).content.decode()


def test_members_see_a_preview(editor, entry):
    draft = ArticleFactory(organization=entry, status="rejected")

    page = editor.get(address("manage_article_preview", entry, draft.pk)).content.decode()

    assert "To jest podgląd" in page
    assert "od organizacji" in page


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_one_and_for_many(editor, entry, django_assert_num_queries, count):
    for _ in range(count):
        ArticleFactory(organization=entry)
        ArticleFactory(organization=entry, status="draft")
        ArticleFactory(organization=entry, publish_at=soon(days=1), published_at=ago(days=1))

    with django_assert_num_queries(LIST):
        page = editor.get(address("manage_articles", entry)).content.decode()
    assert "zaplanowana" in page


def test_empty_list_says_what_to_do(editor, entry):
    assert "Nie ma tu jeszcze żadnej aktualności" in editor.get(address("manage_articles", entry)).content.decode()


PAGES = [
    "manage_article",
    "manage_article_edit",
    "manage_article_preview",
    "manage_article_withdraw",
    "manage_article_submit",
    "manage_article_delete",
]


@pytest.mark.parametrize("name", PAGES)
def test_other_users_have_no_access(client, entry, celina, name):
    article = ArticleFactory(organization=entry, status="draft")
    place, send = address(name, entry, article.pk), client.get
    if name in PAGES[-2:]:
        assert client.get(place).status_code == 405
        send = client.post
    assert reverse("account_login") in send(place)["Location"]

    client.force_login(celina)

    assert send(place).status_code == 404


def test_article_of_another_organisation_is_not_found(editor, entry):
    foreign = ArticleFactory(organization=OrganizationFactory(), status="draft")

    assert editor.get(address("manage_article", entry, foreign.pk)).status_code == 404


def test_account_lists_our_articles(editor, entry):
    ArticleFactory(organization=entry, title="Nasza", status="needs_changes")
    ArticleFactory(title="Obca", organization=OrganizationFactory())

    page = editor.get("/konto/").content.decode()

    assert "Nasza" in page
    assert "do poprawy" in page
    assert "Obca" not in page


def test_submitted_article_is_taken_back_to_the_drafts(editor, entry):
    article = ArticleFactory(organization=entry, status="submitted")

    answer = editor.post(address("manage_article_take_back", entry, article.pk))

    article.refresh_from_db()
    assert article.status == "draft"
    assert "wróciła do szkiców" in editor.get(answer["Location"]).content.decode()


def test_decided_article_is_not_taken_back(editor, entry):
    article = ArticleFactory(organization=entry)

    answer = editor.post(address("manage_article_take_back", entry, article.pk))

    article.refresh_from_db()
    assert article.status == "published"
    assert "nie może przejść do stanu „szkic”" in editor.get(answer["Location"]).content.decode()
