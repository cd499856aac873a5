"""A form submitted twice makes one object; a form with other data makes another."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser, Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.utils import timezone

from core import once
from core.errors import DomainError
from core.models import SentForm
from core.retention import purging
from core.tests.at_once import at_once, on_postgres

PLACE = "/zapis/"


def sent(place=PLACE, user=None, mask="a", **typed):
    request = RequestFactory().post(place, {"csrfmiddlewaretoken": mask, "name": "Leszczyna", **typed})
    request.user = user or AnonymousUser()
    return request


def press(request):
    return once.made(request, Group, lambda: Group.objects.create(name=f"grupa {Group.objects.count()}"))


@pytest.mark.django_db
class TestPressedAgain:
    def test_second_submission_returns_the_first_object(self):
        assert press(sent(mask="a")) == press(sent(mask="b"))

    @pytest.mark.parametrize(
        "other",
        [
            {"name": "Leszczyna II"},
            {"more": ["1", "2"]},
            {"place": "/zapis/inny/"},
            {"file": SimpleUploadedFile("plakat.png", b"abc")},
        ],
    )
    def test_other_data_makes_another(self, other):
        assert press(sent()) != press(sent(**other))

    def test_another_person_makes_another(self):
        user = get_user_model().objects.create_user("alicja@example.org")

        assert press(sent()) != press(sent(user=user))

    def test_same_data_after_an_hour_makes_another(self):
        first = press(sent())
        with time_machine.travel(timezone.now() + once.WITHIN + timedelta(minutes=1)):
            assert press(sent()) != first

    def test_deleted_object_is_made_again(self):
        press(sent()).delete()

        assert press(sent()).pk

    def test_refused_submission_is_not_remembered(self):
        def refuse():
            raise DomainError("Nie tak.")

        with pytest.raises(DomainError):
            once.made(sent(), Group, refuse)

        assert press(sent()).pk

    def test_record_is_deleted_after_a_day(self):
        press(sent())
        with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
            purging.purge()

        assert not SentForm.objects.exists()


class TestPressedAtOnce:
    pytestmark = on_postgres

    def test_only_one_of_concurrent_submissions_makes_the_object(self):
        made = at_once(*[lambda: press(sent())] * 4, before="INSERT")

        assert len({group.pk for group in made}) == 1
        assert Group.objects.filter(name__startswith="grupa").count() == 1
