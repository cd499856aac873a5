"""Panel biura: a refusal by an action on save or delete is shown as a message, never as an error page."""

import pytest
from django.urls import reverse

from core.errors import WrongState
from core.publishing.workflow import Workflow
from news import actions as actions
from news.models import Article
from news.tests.article_forms import errors, post

pytestmark = pytest.mark.django_db
FASTER = "Ktoś był szybszy."


@pytest.fixture
def draft(dorota):
    return actions.create(values={"title": "Szkic"}, by=dorota)


def refusing(error):
    def act(*_, **__):
        raise error

    return act


def test_refused_change_returns_the_form_with_its_values(office, draft, monkeypatch):
    monkeypatch.setattr(actions, "update", refusing(WrongState(FASTER)))

    response = post(office, draft, title="Inny")

    assert errors(response) == {"__all__": [FASTER]}
    assert response.context["adminform"].form["title"].value() == "Inny"


def test_refused_deletion_is_shown_on_the_page_of_the_object(office, draft, monkeypatch):
    monkeypatch.setattr(Workflow, "delete", refusing(WrongState(FASTER)))

    response = office.post(reverse("admin:news_article_delete", args=[draft.pk]), {"post": "yes"})

    assert response.url == reverse("admin:news_article_change", args=[draft.pk])
    assert FASTER in office.get(response.url).content.decode()
    assert Article.objects.get() == draft
