"""Privacy clauses: every process has one; it is complete when published, and never changes afterwards."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from core import audit, clauses, retention
from core.clauses import actions
from core.clauses.models import Clause
from core.errors import DomainError
from core.models import AuditEvent
from core.text import placeholders
from core.versions import actions as versions
from core.versions.errors import Incomplete, NotADraft
from core.versions.models import State, VersionQuerySet

pytestmark = pytest.mark.django_db
PROCESS = "events.registration"
ADD = reverse("admin:core_clause_add")


def begun(by, **texts) -> Clause:
    draft = actions.begin(process=PROCESS, by=by)
    Clause.objects.filter(pk=draft.pk).update(**texts)
    return Clause.objects.get(pk=draft.pk)


def address(clause: Clause) -> str:
    return reverse("admin:core_clause_change", args=[clause.pk])


def filled(clause: Clause, **changes) -> dict[str, str]:
    """The form of a draft as the page shows it, with the changes."""
    return (
        {"seen_at": clause.updated_at.isoformat()}
        | {name: getattr(clause, name) for name in Clause.content()}
        | changes
    )


def test_every_process_with_personal_data_has_a_clause_after_seeding():
    assert clauses.without() == []
    assert clauses.outdated() == []
    assert {
        "events.registration",
        "organizations.joining",
        "accounts.account",
        "grants.alerts",
        "contact.barriers",
    } <= {each.key for each in clauses.processes()}


@pytest.mark.parametrize("process", clauses.processes(), ids=lambda process: process.key)
def test_first_version_has_every_part_and_no_gap(process):
    assert Clause.objects.current().get(process=process.key).problems() == {}


def test_current_clause_is_returned_with_its_number():
    version, text = clauses.current(PROCESS)

    assert version == 1
    assert "Administrator" not in text
    assert text.startswith("Kto odpowiada za dane\nPrezydent Miasta Leszna")
    assert "zwykle to 24 miesiące od wydarzenia" in text


def test_process_without_a_clause_is_version_zero():
    Clause.objects.filter(process=PROCESS).delete()

    assert clauses.current(PROCESS) == (0, "")
    assert clauses.without() == [PROCESS]


def test_undeclared_process_raises(dorota):
    with pytest.raises(LookupError):
        clauses.current("nobody.knows")
    with pytest.raises(DomainError, match="nie zna takiego procesu"):
        actions.begin(process="nobody.knows", by=dorota)


def test_new_version_begins_with_the_current_text(dorota):
    draft = actions.begin(process=PROCESS, by=dorota)

    assert (draft.version, draft.status) == (2, State.DRAFT)
    assert draft.copied() == Clause.objects.current().get(process=PROCESS).copied()
    assert actions.begin(process=PROCESS, by=dorota) == draft


def test_version_published_meanwhile_becomes_the_base_of_the_draft(dorota, monkeypatch):
    standing = Clause.objects.filter(process=PROCESS).current().get().version
    theirs = actions.publish(draft=actions.begin(process=PROCESS, by=dorota), by=dorota)
    looks, look = iter([{"last": standing}]), VersionQuerySet.aggregate
    monkeypatch.setattr(VersionQuerySet, "aggregate", lambda seen, **asked: next(looks, None) or look(seen, **asked))

    ours = actions.begin(process=PROCESS, by=dorota)

    assert next(looks, None) is None
    assert (theirs.version, ours.version) == (standing + 1, standing + 2)
    assert Clause.objects.filter(process=PROCESS).current().get() == theirs


def test_process_without_a_clause_begins_with_its_apps_proposal(dorota):
    Clause.objects.filter(process=PROCESS).delete()

    draft = actions.begin(process=PROCESS, by=dorota)

    assert (draft.version, draft.problems()) == (1, {})


def test_publishing_replaces_the_current_version_and_keeps_the_former_one(dorota):
    first = Clause.objects.get(process=PROCESS)
    draft = begun(dorota, purpose="Żeby zająć Ci miejsce.")

    actions.publish(draft=draft, by=dorota)

    kept = Clause.objects.get(pk=first.pk)
    assert (kept.status, kept.copied(), kept.kept) == (State.FORMER, first.copied(), first.kept)
    assert clauses.current(PROCESS).version == 2
    assert "Żeby zająć Ci miejsce." in clauses.current(PROCESS).text
    assert audit.events_of(draft).filter(action="core.publish_clause", actor_id=dorota.pk).count() == 1


def test_published_version_is_never_rewritten(dorota):
    first = Clause.objects.get(process=PROCESS)
    first.purpose = "Po nic."

    for act in (lambda: versions.save(draft=first, fields=["purpose"], by=dorota, seen_at=None),
                lambda: versions.discard(draft=first, by=dorota),
                lambda: actions.publish(draft=first, by=dorota)):  # fmt: skip
        with pytest.raises(NotADraft):
            act()

    assert Clause.objects.get(pk=first.pk).purpose != "Po nic."


def test_draft_is_discarded(dorota):
    draft = begun(dorota)

    versions.discard(draft=draft, by=dorota)

    assert not Clause.objects.drafts().exists()
    assert AuditEvent.objects.filter(action="core.discard_clause").exists()


@pytest.mark.parametrize(
    "gap",
    ["…", "...", "[...]", "[nazwa administratora]", "XXX", "xx.xx.xxxx", "do uzupełnienia", "TODO", "{{ nazwa }}",
     "____", "<adres>", "niepotrzebne skreślić", "{% if %}", "Lorem ipsum"],
)  # fmt: skip
def test_template_gap_blocks_publishing(dorota, gap):
    draft = begun(dorota, dpo=f"Inspektor: {gap}, pokój 1.")

    with pytest.raises(Incomplete) as refused:
        actions.publish(draft=draft, by=dorota)

    assert list(refused.value.problems) == ["dpo"]
    assert "Zostało miejsce do uzupełnienia" in refused.value.problems["dpo"]
    assert clauses.current(PROCESS).version == 1


@pytest.mark.parametrize(
    "text",
    ["Al. Jana Pawła II 21a, 64-100 Leszno.", "art. 6 ust. 1 lit. e RODO", "biuro – ngo@example.org", "XX wiek"],
)
def test_ordinary_text_is_no_gap(text):
    assert placeholders.gap(text) == ""


def test_missing_part_blocks_publishing(dorota):
    with pytest.raises(Incomplete) as refused:
        actions.publish(draft=begun(dorota, complaint=" "), by=dorota)

    assert list(refused.value.problems) == ["complaint"]


def test_period_may_be_empty_only_where_the_portal_has_a_retention_rule(dorota, monkeypatch):
    draft = begun(dorota, period="")
    assert draft.problems() == {}

    monkeypatch.setattr(retention, "rules", list)
    assert list(draft.problems()) == ["period"]


def test_version_keeps_the_periods_of_its_publication(dorota, monkeypatch):
    retention.rules()
    monkeypatch.setattr(retention, "_RULES", {})
    retention.keep("events.people", "Dane usuwamy po tygodniu.", due=Group.objects.all)

    assert "24 miesiące" in clauses.current(PROCESS).text
    assert PROCESS in clauses.outdated()

    actions.publish(draft=begun(dorota), by=dorota)
    assert "Dane usuwamy po tygodniu." in clauses.current(PROCESS).text
    assert PROCESS not in clauses.outdated()


def test_office_writes_previews_and_publishes(office):
    office.post(ADD, {"process": PROCESS})
    draft = Clause.objects.drafts().get()
    office.post(address(draft), filled(draft, purpose="Żeby zająć Ci miejsce."))

    preview = office.get(reverse("admin:core_clause_preview", args=[draft.pk])).content.decode()
    assert "Żeby zająć Ci miejsce." in preview
    assert "To podgląd szkicu" in preview

    draft.refresh_from_db()
    page = office.post(address(draft), filled(draft) | {"_publish": "1"}, follow=True).content.decode()
    assert "Opublikowano: Zapis na wydarzenie, wersja 2" in page
    assert "nie można jej zmienić" in page
    assert clauses.current(PROCESS).version == 2


def test_error_is_shown_beside_the_field_and_typed_text_is_kept(office, dorota):
    draft = begun(dorota)

    answer = office.post(address(draft), filled(draft, dpo="[...]", purpose="Nowe słowa.") | {"_publish": "1"})

    form = answer.context["adminform"].form
    assert form.errors == {"dpo": ["Zostało miejsce do uzupełnienia: „[...]”. Wpisz tu właściwe słowa."]}
    assert "Nowe słowa." in answer.content.decode()
    assert clauses.current(PROCESS).version == 1


def test_draft_with_gaps_is_saved(office, dorota):
    draft = begun(dorota)

    office.post(address(draft), filled(draft, dpo="[...]"))

    assert Clause.objects.get(pk=draft.pk).dpo == "[...]"


def test_second_editor_of_a_draft_sees_the_conflict(office, dorota):
    draft = begun(dorota)
    mine = filled(draft, purpose="Moje słowa.")
    draft.purpose = "Tamte słowa."
    versions.save(draft=draft, fields=["purpose"], by=dorota, seen_at=draft.updated_at)

    page = office.post(address(draft), mine)
    form = page.context["adminform"].form
    assert [(row.mine, row.saved) for row in form.conflict] == [("Moje słowa.", "Tamte słowa.")]

    again = mine | {"seen_at": form["seen_at"].value(), "conflict_about": ["purpose"]}
    assert office.post(address(draft), again).status_code == 200
    assert Clause.objects.get(pk=draft.pk).purpose == "Tamte słowa."
    assert office.post(address(draft), again | {"keep_purpose": "mine"}).status_code == 302
    assert Clause.objects.get(pk=draft.pk).purpose == "Moje słowa."


def test_only_a_published_version_links_to_the_public_page(office, dorota):
    draft = begun(dorota)
    standing = Clause.objects.current().get(process=draft.process)

    assert "viewsitelink" not in office.get(address(draft)).content.decode()
    assert "viewsitelink" in office.get(address(standing)).content.decode()


def test_deleted_draft_gets_a_clear_message(office, dorota):
    draft = begun(dorota)
    mine = filled(draft)
    actions.publish(draft=draft, by=dorota)

    answer = office.post(address(draft), mine)

    assert answer.status_code == 403


def test_published_clause_cannot_be_changed_or_deleted(office):
    clause = Clause.objects.get(process=PROCESS)

    assert "Zapisz i opublikuj" not in office.get(address(clause)).content.decode()
    assert office.post(reverse("admin:core_clause_delete", args=[clause.pk]), {"post": "yes"}).status_code == 403


def test_draft_is_deleted_on_its_page(office, dorota):
    draft = begun(dorota)

    office.post(reverse("admin:core_clause_delete", args=[draft.pk]), {"post": "yes"})

    assert not Clause.objects.drafts().exists()


def test_user_without_the_right_begins_no_clause(client, django_user_model):
    worker = django_user_model.objects.create_user("worker@example.org", "haslo-1", name="Doradca", is_staff=True)
    worker.groups.add(Group.objects.get(name="Doradztwo"))
    client.force_login(worker)

    assert client.post(ADD, {"process": PROCESS}).status_code == 403
    assert client.get(reverse("admin:core_clause_preview", args=[Clause.objects.first().pk])).status_code == 403


def test_editors_write_and_publish_clauses(client, django_user_model):
    editor = django_user_model.objects.create_user("editor@example.org", "haslo-1", name="Redaktor", is_staff=True)
    editor.groups.add(Group.objects.get(name="Redakcja"))
    client.force_login(editor)

    client.post(ADD, {"process": PROCESS})
    draft = Clause.objects.drafts().get()
    client.post(address(draft), filled(draft) | {"_publish": "1"})

    assert clauses.current(PROCESS).version == 2


def row(**facts) -> Clause:
    return Clause(process="test.process", **facts)


@pytest.mark.parametrize(
    "rows",
    [
        [row(version=1), row(version=2)],
        [row(version=1, status="current", published_at=timezone.now()),
         row(version=2, status="current", published_at=timezone.now())],
        [row(version=1), row(version=1, status="current", published_at=timezone.now())],
        [row(version=1, status="unknown")],
        [row(version=1, published_at=timezone.now())],
        [row(version=1, status="current")],
        [row(version=1, status="former", published_at=timezone.now())],
        [row(version=1, status="former", published_at=timezone.now(), replaced_at=timezone.now() - timedelta(days=1))],
    ],
    ids=["two drafts", "two that stand", "one number twice", "unknown state", "draft with a date", "no date",
         "no end", "ended before it began"],
)  # fmt: skip
def test_database_refuses_versions_out_of_order(rows):
    with pytest.raises(IntegrityError), transaction.atomic():
        Clause.objects.bulk_create(rows)
