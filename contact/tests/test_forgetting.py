"""Retention of the inbox, and the personal data export and erasure of one person."""

from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.utils import timezone

from accounts import actions as accounts
from accounts import personal
from contact import actions
from contact.models import Attachment, Barrier, Entry, Thread
from contact.tests.threads import demand, fresh, message
from core.models import AuditEvent
from core.retention import purging
from core.tests.cases import case_class
from core.tests.files import PDF, upload

pytestmark = pytest.mark.django_db
WHOSE = ("name", "email", "phone", "organization_name", "user")


def ended(thread, *, days, status="answered", reason=""):
    moment = timezone.now() - timedelta(days=days)
    Thread.objects.filter(pk=thread.pk).update(status=status, status_changed_at=moment, status_reason=reason)
    return thread


def is_empty(thread):
    thread = fresh(thread)
    assert thread.emptied_at is None or not any(getattr(thread, name) for name in WHOSE)
    return thread.emptied_at is not None and not thread.entries.exists()


def with_file(**fields):
    return message(files=[upload("statut.pdf", PDF)], **fields)


def test_thread_is_emptied_two_years_after_its_end(django_capture_on_commit_callbacks):
    old = ended(with_file(phone="+48 65 1", organization_name="Klub"), days=731)
    young, waiting = ended(message(text="b"), days=700), message(text="c")
    Thread.objects.filter(pk=waiting.pk).update(created_at=timezone.now() - timedelta(days=2000))
    name = Attachment.objects.get().file.name

    with django_capture_on_commit_callbacks(execute=True):
        told = purging.purge()

    assert [is_empty(thread) for thread in (old, young, waiting)] == [True, False, False]
    assert told["contact.threads"] == 1
    assert not storages["private"].exists(name)
    assert not Attachment.objects.exists()
    assert fresh(old).topic == old.topic


def test_typed_reasons_are_emptied():
    closed = ended(message(), days=800, status="closed", reason="Zadzwoniła pani Anna.")
    asked = ended(demand(), days=800)
    Thread.objects.filter(pk=asked.pk).update(extended_at=timezone.now(), extension_reason="Bo pani Anna.")

    purging.purge()

    assert (fresh(closed).status_reason, fresh(asked).extension_reason) == ("treść usunięta", "treść usunięta")
    assert not Barrier.objects.exists()


def test_spam_is_emptied_after_a_month():
    old, young = message(), message(text="b")
    ended(old, days=31, status="spam", reason="spam")
    ended(young, days=29, status="spam", reason="spam")

    purging.purge()

    assert [is_empty(old), is_empty(young)] == [True, False]


@pytest.mark.parametrize(
    ("category", "days", "goes"),
    [
        ("B5", 731, False),
        ("B5", 1827, True),
        ("B10", 1827, False),
        ("A", 9999, False),
        ("Bc", 400, False),
        ("Bc", 731, True),
    ],
)
def test_thread_with_a_case_mark_is_kept_for_the_period_of_its_class(dorota, category, days, goes):
    thread = ended(message(), days=days)
    actions.give_mark(thread=thread, case_class=case_class(archival_category=category), by=dorota)

    purging.purge()

    assert is_empty(thread) is goes


def test_withdrawn_mark_does_not_keep_the_thread(dorota):
    thread = ended(message(), days=731)
    actions.give_mark(thread=thread, case_class=case_class(archival_category="A"), by=dorota)
    actions.withdraw_mark(thread=thread, reason="Pomyłka.", by=dorota)

    purging.purge()

    assert is_empty(thread)


def test_privacy_page_states_the_retention_rules(client):
    page = client.get("/prywatnosc/").content.decode()

    assert "24 miesiące po zakończeniu sprawy" in page
    assert "jak każe wykaz akt urzędu" in page


# --- one person ---


def part():
    [found] = [part for part in personal.parts() if part.name == "contact.threads"]
    return found


def test_export_has_all_messages_and_no_notes(alice, bob, dorota):
    thread = with_file(user=alice, email=alice.email, name="Alicja", phone="+48 65 1")
    actions.add_note(thread=thread, text="Notatka.", by=dorota)
    actions.answer(thread=thread, text="Tak.", by=dorota, seen_version=2)
    message(user=bob, email=bob.email, text="cudze")
    demand(email=alice.email.upper(), page="/wydarzenia/", other_form="duży druk")

    first, second = part().export(alice)

    assert (first["numer"], first["imię i nazwisko"], first["stan"]) == (thread.number, "Alicja", "odpowiedź wysłana")
    assert [line["kto"] for line in first["rozmowa"]] == ["ja", "biuro"]
    assert first["rozmowa"][0]["załączniki"] == ["statut.pdf"]
    assert second["bariera"] == {"strona": "/wydarzenia/", "wygodna forma": "duży druk", "adres pocztowy": ""}
    assert "Notatka" not in str(first)


def test_erasure_empties_ended_threads_and_keeps_open_and_marked_ones(alice, dorota):
    over = ended(message(user=alice, email=alice.email), days=1)
    waiting = message(user=alice, email=alice.email, text="b")
    case = ended(message(user=alice, email=alice.email, text="c"), days=1)
    actions.give_mark(thread=case, case_class=case_class(), by=dorota)
    warning = part().warning(alice)

    accounts.erase(user=alice)

    assert [is_empty(thread) for thread in (over, waiting, case)] == [True, False, False]
    assert fresh(waiting).user is None
    assert waiting.number in warning


def test_nothing_open_means_no_warning(alice):
    ended(message(user=alice, email=alice.email), days=1)

    assert part().warning(alice) == ""


def test_log_holds_no_personal_data():
    demand(name="Jan Kowalski Przykładowy", email="jan@example.org", page="u Jana")

    assert "Jan" not in str(list(AuditEvent.objects.values_list("details", "object_label")))


def test_emptied_thread_refuses_changes(alice, dorota):
    thread = ended(message(user=alice, email=alice.email), days=800)
    purging.purge()

    with pytest.raises(actions.WrongState):
        actions.add(thread=thread, text="Halo?", by=alice)
    assert not Entry.objects.exists()
