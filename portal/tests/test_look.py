"""The shell: header, menu and footer of every page."""

import re
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.urls import reverse

from core.lists import memory
from organizations.tests.factories import OrganizationFactory
from pages.tests.page_factories import a_page
from pages.written import actions
from portal.templatetags import shell

ROOT = Path(django_settings.BASE_DIR)
PLACES = {
    "home": None,
    "organizations:list": "Organizacje",
    "events:list": "Wydarzenia",
    "grants:calls": "Dotacje",
    "news:articles": "Aktualności",
}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_shell():
    shell.forget()
    yield
    shell.forget()


def restart():
    """Simulate a new process: new settings, empty cache."""
    shell.forget()
    memory.forget()


def read(client, address):
    return client.get(address).content.decode()


def part(page, tag):
    return re.search(rf"<{tag}\b.*?</{tag}>", page, re.DOTALL)[0]


@pytest.mark.parametrize("name", PLACES)
def test_page_begins_with_a_skip_link(client, name):
    page = read(client, reverse(name))

    assert page.index('<a class="skip" href="#tresc">') < page.index("<header")
    assert page.count('<main id="tresc"') == 1


@pytest.mark.parametrize(("name", "label"), PLACES.items())
def test_menu_marks_the_current_page(client, name, label):
    page = read(client, reverse(name))

    marked = re.findall(r'aria-current="page">([^<]+)<', part(page, "header"))

    assert set(marked) == ({label} if label else set())


@pytest.mark.parametrize(
    ("name", "label"),
    {"map": "Na mapie", "public_benefit": "Przekaż 1,5%", "jubilees": "Jubileusze"}.items(),
)
def test_parts_of_the_registry_share_a_submenu(client, name, label):
    page = read(client, reverse(f"organizations:{name}"))

    assert 'href="/organizacje/" aria-current="true"' in part(page, "header")
    ways = re.search(r'<nav class="ways".*?</nav>', page, re.DOTALL)[0]
    assert re.findall(r'aria-current="page">([^<]+)<', ways) == [label]


def test_calendar_page_under_another_address_marks_the_calendar(client):
    page = read(client, reverse("events:certificate_form"))

    assert 'href="/wydarzenia/" aria-current="true"' in part(page, "header")


def test_menu_marks_the_section_of_an_entry(client):
    entry = OrganizationFactory()

    page = read(client, entry.get_absolute_url())

    assert 'href="/organizacje/" aria-current="true"' in part(page, "header")


def test_office_pages_appear_where_the_office_put_them(client):
    a_page("o-biurze", title="O biurze", menu_place="main")
    a_page("o-biurze/ludzie", title="Ludzie", menu_place="none")
    a_page("wolontariat", title="Wolontariat", menu_place="footer")

    page = read(client, "/")

    assert '<a href="/o-biurze/">O biurze</a>' in part(page, "header")
    assert '<a href="/wolontariat/">Wolontariat</a>' in part(page, "footer")
    assert "/wolontariat/" not in part(page, "header")
    assert "Ludzie" not in page
    assert '<a href="/o-biurze/" aria-current="true">' in part(read(client, "/o-biurze/ludzie/"), "header")


def test_withdrawn_page_leaves_the_menu_at_the_next_visit(client):
    written = a_page("o-biurze", title="O biurze", menu_place="main")
    assert "O biurze" in part(read(client, "/"), "header")

    actions.update_page(page=written, values={"status": "draft"}, by=None)

    assert "O biurze" not in part(read(client, "/"), "header")


def test_every_link_of_header_and_footer_works(client):
    page = read(client, "/")
    links = set(re.findall(r'<a [^>]*href="(/[^"]*)"', part(page, "header") + part(page, "footer")))

    answers = {link: client.get(link, follow=True).status_code for link in links}

    assert len(answers) > 9
    assert {link: status for link, status in answers.items() if status != 200} == {}


def test_visitor_without_choices_gets_no_cookie(client):
    client.get("/")
    client.get(reverse("organizations:list"))

    assert list(client.cookies) == []


def test_footer_omits_unused_social_media(client, settings):
    assert "LeszczyńskieNGO" not in read(client, "/")

    settings.SOCIAL_LINKS = {"Facebook": "https://facebook.example/leszczynskie"}
    restart()

    assert '<a href="https://facebook.example/leszczynskie" rel="me">Facebook</a>' in read(client, "/")


def test_footer_shows_the_phone_once_it_is_known(client, settings):
    assert "tel:" not in read(client, "/")

    settings.OFFICE_PHONE = "65 529 81 23"
    restart()

    assert '<a href="tel:655298123">65 529 81 23</a>' in read(client, "/")


def test_shell_is_built_once_for_many_visits(client, monkeypatch):
    read(client, "/")
    made = []
    monkeypatch.setattr(shell, "render_to_string", lambda *args: made.append(args))

    page = read(client, "/")

    assert made == []
    assert '<footer class="site-footer">' in page


def test_every_icon_used_by_a_template_is_in_the_sprite():
    sprite = (ROOT / "static/img/icons.svg").read_text()
    known = set(re.findall(r'<symbol id="([^"]+)"', sprite))

    asked = {
        (name, template.name)
        for template in (ROOT / "templates").rglob("*.html")
        for name in re.findall(r'(?:\{% icon |icon_name=)"([^"]+)"', template.read_text())
    }

    assert len(asked) > 20
    assert {(name, template) for name, template in asked if name not in known} == set()


def test_templates_contain_nothing_that_the_csp_forbids():
    forbidden = re.compile(r'\sstyle="|\son[a-z]+="|javascript:|<style\b|<script>')
    templates = [path for path in (ROOT / "templates").rglob("*.html") if "email" not in path.parts]

    found = [path.name for path in templates if forbidden.search(path.read_text()) and "letters" not in path.parts]

    assert len(templates) > 40
    assert found == []


def test_stylesheets_load_nothing_external():
    sheets = [path for path in (ROOT / "static").rglob("*.css") if "vendor" not in path.parts]

    foreign = [sheet.name for sheet in sheets if re.search(r"url\(\s*[\"']?(https?:)?//|@import", sheet.read_text())]

    assert len(sheets) > 5
    assert foreign == []
