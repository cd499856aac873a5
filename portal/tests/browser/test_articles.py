"""An organisation's news in a browser: written on a phone, returned, corrected, published, read and found."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from core.mail.models import Letter
from core.publishing import previews
from core.tests.files import picture
from news.models import Article
from organizations.models import Membership
from portal.demo.loading import OFFICE_EMAIL, PERSON_EMAIL
from portal.tests.browser.audit import Visit

pytestmark = pytest.mark.browser
TITLE = "Sowy nad leśnym stawem"
TEXT = (
    "Idziemy nad stawy posłuchać sów z ornitolożką. Weźcie latarki i ciepłe kurtki.\n\n"
    "Zbiórka o 20.00 przy wejściu od ulicy Leśnej. Wolontariuszki pomogą osobom na wózkach."
)


@pytest.fixture
def here(portal, django_db_blocker):
    with django_db_blocker.unblock():
        slug = Membership.objects.filter(user__email=PERSON_EMAIL).values_list("organization__slug", flat=True).first()
    return f"/konto/organizacje/{slug}/aktualnosci/"


@pytest.fixture
def ngo(chromium, portal, sign_in):
    with Visit(chromium, portal, 390) as visit:
        sign_in(visit.page, PERSON_EMAIL)
        yield visit


@pytest.fixture
def office(chromium, portal, sign_in):
    with Visit(chromium, portal, 1280) as visit:
        sign_in(visit.page, OFFICE_EMAIL)
        yield visit


@pytest.fixture
def stored(portal, django_db_blocker):
    """The current article from the database."""

    def find(title=TITLE):
        with django_db_blocker.unblock():
            return Article.objects.get(title=title)

    return find


def told(django_db_blocker, kind):
    with django_db_blocker.unblock():
        return Letter.objects.filter(kind=kind).latest("pk").text


def test_article_goes_from_a_phone_through_the_office_to_a_reader(
    ngo, office, here, stored, portal, chromium, django_db_blocker
):
    ngo.open(here)
    assert ngo.problems() == []
    ngo.page.get_by_role("link", name="Napisz aktualność").click()
    ngo.page.get_by_label("Tytuł").fill(TITLE)
    ngo.page.get_by_label("W jednym lub dwóch zdaniach").fill("Słuchamy sów z ornitolożką.")
    ngo.page.get_by_label("Treść").fill("Zobacz plakat.")
    poster = picture(size=(900, 600), name="plakat.jpg")
    upload = {"name": "plakat.jpg", "mimeType": "image/jpeg", "buffer": poster.read()}
    ngo.page.get_by_label("Plik z obrazem").set_input_files(upload)
    ngo.page.get_by_role("button", name="Wyślij do biura").click()
    expect(ngo.page.locator(".error-summary")).to_contain_text("Opisz obraz jednym zdaniem")
    assert ngo.problems() == []
    ngo.page.get_by_label("Plik z obrazem").set_input_files(upload)
    ngo.page.get_by_label("Opis obrazu").fill("Plakat: sowa na gałęzi")
    ngo.page.get_by_role("button", name="Wyślij do biura").click()
    expect(ngo.page.locator(".error-summary")).to_contain_text("Treść jest bardzo krótka")
    ngo.page.get_by_label("Plik z obrazem").set_input_files(upload)
    ngo.page.get_by_label("Treść").fill(TEXT)
    ngo.page.get_by_role("button", name="Wyślij do biura").click()
    expect(ngo.page.locator("main")).to_contain_text("Aktualność czeka na biuro")
    assert ngo.problems() == []

    queued = f"/admin/news/article/kolejka/{stored().pk}/"
    assert queued in told(django_db_blocker, "news.article_submitted")
    office.open(queued)
    assert office.problems() == []
    office.page.get_by_label("Wiadomość do organizacji").fill("Dopiszcie, proszę, czy trzeba się zapisać.")
    office.page.get_by_role("button", name="Odeślij do poprawy").click()
    office.page.wait_for_url("**/kolejka/")
    assert "czy trzeba się zapisać" in told(django_db_blocker, "news.article_changes_asked")

    ngo.open(f"{here}{stored().pk}/")
    expect(ngo.page.locator("main")).to_contain_text("Dopiszcie, proszę, czy trzeba się zapisać.")
    assert ngo.problems() == []
    ngo.page.get_by_role("link", name="Zmień aktualność").click()
    ngo.page.get_by_label("Treść").fill(f"{TEXT}\n\nZapisów nie ma, wystarczy przyjść.")
    ngo.page.get_by_role("button", name="Wyślij do biura").click()
    expect(ngo.page.locator("main")).to_contain_text("Aktualność czeka na biuro")

    office.open(queued)
    office.page.get_by_role("button", name="Opublikuj aktualność").click()
    office.page.wait_for_url("**/kolejka/")
    assert office.problems() == []

    with Visit(chromium, portal, 390) as resident:
        resident.open("/szukaj/?q=sowami+stawow")
        resident.page.get_by_role("link", name=TITLE).click()
        expect(resident.page.locator("h1")).to_have_text(TITLE)
        expect(resident.page.locator("main")).to_contain_text("Zapisów nie ma, wystarczy przyjść.")
        expect(resident.page.get_by_alt_text("Plakat: sowa na gałęzi")).to_be_visible()
        assert resident.problems() == []
        resident.open("/aktualnosci/?q=ornitolozka")
        expect(resident.page.get_by_role("link", name=TITLE)).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_every_members_page_of_news_is_accessible_and_fits(chromium, portal, sign_in, here, width, django_db_blocker):
    with django_db_blocker.unblock():
        published = Article.objects.get(title="Sadzimy leszczyny z sąsiadami").pk
        waiting = Article.objects.get(slug__startswith="jubileusze-organizacji")
        preview = reverse("news:article_preview", args=[previews.token(waiting)])
    with Visit(chromium, portal, width) as visit:
        sign_in(visit.page, PERSON_EMAIL)
        found = {}
        words = ("", "edytuj/", "podglad/", "wycofaj/")
        for path in (here, f"{here}nowa/", *(f"{here}{published}/{word}" for word in words), preview, "/konto/"):
            visit.open(path)
            found[path] = visit.problems()

        assert found == {path: [] for path in found}


def test_office_pages_of_news_are_accessible(office, stored):
    pinned = stored("Konsultujemy program współpracy: przeczytaj i napisz, co zmienić").pk
    found = {}
    for path in ("", "add/", "kolejka/", f"{pinned}/change/", f"{pinned}/krok/odepnij/", f"{pinned}/krok/wycofaj/"):
        office.open(f"/admin/news/article/{path}")
        found[path] = office.problems()

    assert found == {path: [] for path in found}
