"""Taxonomy of the registry: initial data, and the effects of a change by staff."""

import pytest
from django.urls import reverse

from core import search
from core.errors import DomainError
from core.lists import list_versions
from organizations.models import AccessFeature, District, Organization, Sphere, TargetGroup, Theme
from organizations.registry.actions import entries, taxonomy

pytestmark = pytest.mark.django_db


@pytest.fixture
def seniors(dorota):
    """A published organisation with a theme and a sphere."""
    sphere = Sphere.objects.get(code="10")
    return entries.create(
        by=dorota, name="Klub Leszczynowy", legal_form="association", status="published", spheres=[sphere]
    )


def test_registry_starts_with_41_spheres_under_eleven_themes():
    assert Sphere.objects.count() == 41
    assert list(Sphere.objects.values_list("code", flat=True)[:5]) == ["1", "1a", "1aa", "1b", "2"]
    assert Theme.objects.filter(spheres=None).count() == 0
    assert Theme.objects.count() == 11


def test_sphere_adds_its_theme(seniors):
    assert [theme.slug for theme in seniors.themes.all()] == ["seniorzy"]


def test_renamed_theme_is_found_by_its_new_name_at_once(seniors, dorota):
    theme = Theme.objects.get(slug="seniorzy")
    before = list_versions.read()
    theme.name = "Wiek dojrzały"

    taxonomy.save_word(word=theme, by=dorota)

    assert search.ids("dojrzałego wieku", "organization") == [seniors.pk]
    assert list_versions.read()["taxonomy"] > before.get("taxonomy", 0)


def test_unchanged_word_does_not_bump_the_list_version(seniors, dorota):
    before = list_versions.read()

    taxonomy.save_word(word=Theme.objects.get(slug="sport"), by=dorota)

    assert list_versions.read() == before


def test_sphere_moved_to_another_theme_adds_it_to_its_organisations(seniors, dorota):
    sphere = Sphere.objects.get(code="10")
    sphere.theme = Theme.objects.get(slug="zdrowie")

    taxonomy.save_word(word=sphere, by=dorota)

    assert {theme.slug for theme in seniors.themes.all()} == {"seniorzy", "zdrowie"}
    assert Organization.objects.get().version == seniors.version + 1


def test_theme_with_spheres_cannot_be_deleted(seniors, dorota):
    with pytest.raises(DomainError, match="Najpierw przenieś je"):
        taxonomy.delete_word(word=Theme.objects.get(slug="seniorzy"), by=dorota)

    assert Theme.objects.filter(slug="seniorzy").exists()


@pytest.mark.parametrize("model", [TargetGroup, AccessFeature])
def test_deleted_word_is_removed_from_entries(seniors, dorota, model):
    word = model.objects.first()
    field = "target_groups" if model is TargetGroup else "access_features"
    entry = entries.update(organization=seniors, by=dorota, **{field: [word]})

    taxonomy.delete_word(word=word, by=dorota)

    assert not getattr(entry, field).exists()
    assert Organization.objects.get().version == entry.version + 1


def test_deleted_district_is_removed_from_entries(seniors, dorota):
    entry = entries.update(organization=seniors, by=dorota, district=District.objects.get(slug="zatorze"))

    taxonomy.delete_word(word=District.objects.get(slug="zatorze"), by=dorota)

    entry.refresh_from_db()
    assert entry.district is None


def test_staff_add_rename_and_delete_a_word_in_the_admin(office):
    office.post(reverse("admin:organizations_targetgroup_add"), {"name": "Ogrodnicy", "order": 5})
    group = TargetGroup.objects.get(name="Ogrodnicy")
    office.post(reverse("admin:organizations_targetgroup_change", args=[group.pk]), {"name": "Sadownicy", "order": 5})
    group.refresh_from_db()
    assert group.name == "Sadownicy"

    data = {"action": "delete_selected", "_selected_action": [group.pk], "post": "yes"}
    office.post(reverse("admin:organizations_targetgroup_changelist"), data)

    assert not TargetGroup.objects.filter(pk=group.pk).exists()
