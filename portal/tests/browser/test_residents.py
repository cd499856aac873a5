"""Tasks of a resident, with the keyboard alone."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_food_bank_is_found_by_its_name_without_polish_letters(tab):
    tab.goto("/organizacje/")

    tab.fill("main input[name=q]", "bankow zywnosci")
    tab.keyboard.press("Enter")

    expect(tab.locator(".orgcard mark").first).to_have_text("Bank Żywności")
    expect(tab.locator(".orgcard h2").first).to_contain_text("Bank Żywności")


def test_theme_is_chosen_with_the_keyboard_alone(tab):
    tab.goto("/organizacje/")
    before = tab.locator(".orgcard").count()

    tab.locator("input[name=temat][value=seniorzy]").focus()
    tab.keyboard.press("Space")
    tab.keyboard.press("Enter")

    tab.wait_for_url("**temat=seniorzy**")
    assert 0 < tab.locator(".orgcard").count() < before


def test_first_tab_stop_is_a_link_to_the_content(tab):
    tab.goto("/")

    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")

    assert tab.url.endswith("#tresc")


def test_no_map_tile_is_requested_before_the_button_is_pressed(tab):
    asked = []
    tab.on("request", lambda request: asked.append(request.url))

    tab.goto("/organizacje/mapa/", wait_until="networkidle")

    assert [url for url in asked if "openstreetmap" in url] == []
    expect(tab.get_by_role("button", name="Pokaż mapę")).to_be_visible()


def test_registry_can_be_downloaded_as_csv(tab):
    tab.goto("/organizacje/?temat=seniorzy")

    with tab.expect_download() as download:
        tab.get_by_role("link", name="Pobierz CSV").click()

    assert download.value.suggested_filename.endswith(".csv")


def test_contrast_is_switched_and_remembered(tab):
    tab.goto("/")

    tab.get_by_role("button", name="Wysoki kontrast").click()
    tab.goto("/organizacje/")

    assert tab.locator("html").get_attribute("data-contrast") == "high"
