"""Panel biura: only one of two concurrent saves of one name succeeds; the other gets an error."""

import pytest
from django.test import Client
from django.urls import reverse

from core.tests.at_once import at_once, on_postgres
from events.models import Venue
from pages.models import DocumentTopic

pytestmark = on_postgres
PLACE = {"name": "Dom leszczynowy", "street": "ul. Leszczynowa 1", "postal_code": "64-100", "city": "Leszno"}


@pytest.mark.parametrize(
    ("model", "typed"), [(DocumentTopic, {"name": "Umowy", "order": 1}), (Venue, PLACE)], ids=["topic", "venue"]
)
def test_second_concurrent_save_of_a_name_shows_an_error(dorota, model, typed):
    table = model._meta.db_table

    def add():
        client = Client()
        client.force_login(dorota)
        return client.post(reverse(f"admin:{table}_add"), typed)

    saved, told = sorted(at_once(add, add, before=f'INSERT INTO "{table}"'), key=lambda page: -page.status_code)

    assert (saved.status_code, told.status_code) == (302, 200)
    assert "Istnieje już" in str(told.context["adminform"].form.errors["name"])
    assert model.objects.filter(name=typed["name"]).count() == 1
