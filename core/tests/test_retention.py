"""Retention: due rows are deleted, others stay, and a failed purge continues the next night."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.utils import timezone

from core import audit, retention
from core.files import images
from core.models import AuditEvent, Picture
from core.retention import Rule, blank, purging
from core.tests.files import picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def rules(monkeypatch):
    """Only the rules of the test; the portal's own rules are tested in their apps."""
    retention.rules()
    only: dict[str, Rule] = {}
    monkeypatch.setattr(retention, "_RULES", only)
    return only


def groups(*names: str) -> None:
    Group.objects.all().delete()  # the office roles
    Group.objects.bulk_create([Group(name=name) for name in names])


def keep_groups(name="test.old", beginning="stara", **options):
    retention.keep(
        name, "Stare grupy usuwamy.", due=lambda: Group.objects.filter(name__startswith=beginning), **options
    )


def test_due_rows_are_deleted_and_others_stay(rules):
    groups("stara 1", "stara 2", "nowa")
    keep_groups()

    assert purging.purge() == {"test.old": 2, "core.files": 0}

    assert [group.name for group in Group.objects.all()] == ["nowa"]


def test_second_purge_finds_nothing(rules):
    groups("stara")
    keep_groups()

    purging.purge()

    assert purging.purge() == {"test.old": 0, "core.files": 0}


def test_only_the_count_is_logged(rules):
    groups("stara 1", "stara 2")
    keep_groups()

    purging.purge()

    event = AuditEvent.objects.get()
    assert (event.action, event.object_id, event.actor_id) == ("core.purge", "", None)
    assert event.details == {"rule": "test.old", "count": 2}


def test_rows_may_stay_with_personal_data_blanked(rules):
    groups("stara")
    keep_groups(end=blank(name="bez nazwy"))

    assert purging.purge()["test.old"] == 1

    assert Group.objects.get().name == "bez nazwy"


def test_finished_batches_stay_when_a_later_one_fails(rules, monkeypatch):
    monkeypatch.setattr(purging, "BATCH", 2)
    groups("stara 1", "stara 2", "stara 3")

    def fail_at_the_third(rows):
        if rows.filter(name="stara 3").exists():
            raise ConnectionError
        rows.delete()

    keep_groups(end=fail_at_the_third)

    with pytest.raises(ExceptionGroup):
        purging.purge()

    assert [group.name for group in Group.objects.all()] == ["stara 3"]


def test_failing_rule_rolls_back_its_batch_and_is_reported(rules, caplog):
    groups("stara", "zbędna")

    def fail(rows):
        rows.delete()
        raise ConnectionError

    keep_groups("test.broken", end=fail)
    keep_groups("test.other", beginning="zbędna")

    with pytest.raises(ExceptionGroup):
        purging.purge()

    assert [group.name for group in Group.objects.all()] == ["stara"]
    assert "retention rule test.broken failed" in caplog.messages


def test_rule_that_leaves_its_rows_due_does_not_loop(rules):
    groups("stara")
    keep_groups(end=lambda rows: None)

    with pytest.raises(ExceptionGroup) as caught:
        purging.purge()

    assert "test.old leaves its rows due" in str(caught.value.exceptions[0])


def test_every_promise_is_a_polish_sentence():
    sentences = [rule.sentence for rule in retention.rules()]

    assert len(sentences) >= 8
    assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in sentences)


def test_command_runs_the_same_rules(rules, capsys):
    groups("stara")
    keep_groups()

    call_command("purge")

    assert capsys.readouterr().out == "test.old: 1\ncore.files: 0\n"


def test_author_of_a_change_is_forgotten_after_five_years(dorota):
    with time_machine.travel(timezone.now() - timedelta(days=5 * 365 + 1)):
        audit.record("test.old", Group(pk=1, name="Redakcja"), by=dorota)
    audit.record("test.new", Group(pk=1, name="Redakcja"), by=dorota)

    purging.purge()

    actors = dict(AuditEvent.objects.exclude(action="core.purge").values_list("action", "actor_id"))
    assert actors == {"test.old": None, "test.new": dorota.pk}


def test_unused_picture_is_deleted_with_its_files_after_a_day(media, django_capture_on_commit_callbacks):
    images.store(picture(), alt="Leszczyna.", is_decorative=False)

    purging.purge()
    assert Picture.objects.count() == 1

    later = timezone.now() + timedelta(days=1, hours=1)
    with time_machine.travel(later), django_capture_on_commit_callbacks(execute=True):
        purging.purge()
    assert Picture.objects.count() == 0
    assert [path for path in media.rglob("*") if path.is_file()] == []
