"""Merging: two entries of one organisation become one and no related row is lost."""

import threading

import pytest
from django.db import connection, models
from django.urls import reverse

from accounts.models import User
from core import audit, search
from core.errors import DomainError
from core.files import images
from core.tests.files import picture
from organizations.models import (
    AccessRequest,
    ConfirmationRequest,
    ContactMessage,
    Document,
    ErrorReport,
    ImportBatch,
    ImportRow,
    InternalContact,
    Invitation,
    Joining,
    Membership,
    NotDuplicates,
    OldAddress,
    Organization,
    Photo,
    Proposal,
)
from organizations.moderation import merging
from organizations.registry import duplicates
from organizations.registry.actions import entries as entries_actions
from organizations.tests.factories import OrganizationFactory, ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def bank(dorota):
    return entries_actions.create(
        by=dorota, name="Bank Żywności Leszno", legal_form="union_of_associations", status="published", krs="23657"
    )


@pytest.fixture
def twin(dorota):
    return entries_actions.create(
        by=dorota, name="Leszczyński Bank Żywności", legal_form="association", status="published",
        nip="6971900784", mission="Nie marnujemy żywności.",
    )  # fmt: skip


def merge(survivor, duplicate, by=None, **values):
    return merging.merge(survivor=survivor, duplicate=duplicate, values=values, by=by)


def a_row_of(model, entry, *, name):
    """One row of any model that points at an entry."""
    other, address = OrganizationFactory(), f"{name}@example.org"
    makers = {
        "photo": lambda: Photo.objects.create(
            organization=entry, picture=images.store(picture(), alt=name, is_decorative=False)
        ),
        "document": lambda: Document.objects.create(organization=entry, kind="other", title=name, file=f"{name}.pdf"),
        "errorreport": lambda: ErrorReport.objects.create(organization=entry, message=name),
        "oldaddress": lambda: OldAddress.objects.create(organization=entry, slug=name),
        "internalcontact": lambda: InternalContact.objects.create(organization=entry, name=name),
        "notduplicates": lambda: NotDuplicates.objects.create(
            first=min(entry, other, key=lambda e: e.pk), second=max(entry, other, key=lambda e: e.pk)
        ),
        "importrow": lambda: ImportRow.objects.create(
            batch=ImportBatch.objects.create(file_name=name), number=1, values=[], outcome="same", organization=entry
        ),
        "membership": lambda: Membership.objects.create(
            organization=entry, user=User.objects.create(email=address), role="editor"
        ),
        "proposal": lambda: Proposal.objects.create(organization=entry, status="approved", changes={}, base={}),
        "contactmessage": lambda: ContactMessage.objects.create(organization=entry, sender_email=address),
        "confirmationrequest": lambda: ConfirmationRequest.objects.create(
            organization=entry, round=f"{2000 + entry.pk % 1000}-1"
        ),
        "invitation": lambda: Invitation.objects.create(organization=entry, email=address),
        "accessrequest": lambda: AccessRequest.objects.create(organization=entry, email=address),
        "joining": lambda: Joining.objects.create(organization=entry, email=address, person=name),
    }
    if model._meta.model_name in makers:
        return makers[model._meta.model_name]()
    word_field = next(f for f in model._meta.fields if f.is_relation and f.related_model is not Organization)
    word = word_field.related_model.objects.create(**_word(word_field.related_model, name))
    return model.objects.create(organization=entry, **{word_field.name: word})


def _word(model, name):
    facts = {"name": name, "slug": name, "code": name[:6], "short_label": name, "official_text": name, "order": 1}
    facts = {key: value for key, value in facts.items() if key in {f.name for f in model._meta.fields}}
    return facts | ({"theme": ThemeFactory()} if "theme" in {f.name for f in model._meta.fields} else {})


RELATIONS = [
    relation
    for relation in Organization._meta.get_fields(include_hidden=True)
    if relation.auto_created and not relation.concrete and not relation.many_to_many
    and relation.on_delete is not models.DO_NOTHING
    and relation.related_model._meta.app_label == "organizations"  # each app tests its own
]  # fmt: skip


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda r: f"{r.related_model._meta.model_name}.{r.field.name}")
def test_every_related_row_moves_to_the_survivor(bank, twin, relation):
    mine = a_row_of(relation.related_model, bank, name="moj-wiersz")
    yours = a_row_of(relation.related_model, twin, name="twoj-wiersz")

    merge(bank, twin)

    model = relation.related_model
    if model is InternalContact:
        assert model.objects.get().name == "moj-wiersz"
    elif model is Joining:
        assert model.objects.get().person == "moj-wiersz"
    elif model is NotDuplicates:
        assert model.objects.count() == 2
        assert all(bank.pk in (pair.first_id, pair.second_id) for pair in model.objects.all())
    else:
        kept = model.objects.filter(pk__in=[mine.pk, yours.pk])
        assert {getattr(row, relation.field.attname) for row in kept} == {bank.pk}
        assert len(kept) == 2


def test_shared_themes_are_not_duplicated(bank, twin, dorota):
    shared, own = ThemeFactory(), ThemeFactory()
    entries_actions.update(organization=bank, by=dorota, themes=[shared])
    entries_actions.update(organization=twin, by=dorota, themes=[shared, own])

    merge(bank, twin)

    assert set(bank.themes.all()) == {shared, own}


def test_chosen_values_are_taken_and_the_others_stay(bank, twin):
    survivor = merge(bank, twin, mission=twin.mission, nip=twin.nip)

    assert (survivor.name, survivor.krs) == ("Bank Żywności Leszno", "0000023657")
    assert (survivor.nip, survivor.mission) == ("6971900784", "Nie marnujemy żywności.")


def test_old_address_redirects_to_the_survivor(bank, twin, dorota):
    entries_actions.update(organization=twin, by=dorota, slug="bank")

    merge(bank, twin)

    assert set(OldAddress.objects.values_list("slug", "organization")) == {
        ("leszczynski-bank-zywnosci", bank.pk),
        ("bank", bank.pk),
    }


def test_search_history_and_audit_are_updated(bank, twin, dorota):
    key = twin.pk
    merge(bank, twin, by=dorota)

    assert search.ids("bank żywności", "organization") == [bank.pk]
    assert Organization.history.filter(id=key).count() == 2
    event = audit.events_of(bank).first()
    assert (event.action, event.details["merged"]) == ("organizations.merge", key)


def test_logo_moves_to_the_survivor(bank, twin, dorota):
    logo = images.store(picture(), alt="Logo", is_decorative=False)
    twin = entries_actions.update(organization=twin, by=dorota, logo=logo)

    survivor = merge(bank, twin, logo=logo)

    assert survivor.logo == logo
    assert logo.small.storage.exists(logo.small.name)


def test_contacts_are_merged_field_by_field(bank, twin):
    InternalContact.objects.create(organization=bank, name="Prezes")
    InternalContact.objects.create(organization=twin, name="Wiceprezes", phone="+48 65 529 81 23")

    merging.merge(survivor=bank, duplicate=twin, values={}, by=None, takes_contact=True)

    contact = InternalContact.objects.get()
    assert (contact.organization, contact.name, contact.phone) == (bank, "Wiceprezes", "+48 65 529 81 23")


def test_entry_is_not_merged_with_itself_or_a_deleted_one(bank, twin):
    with pytest.raises(DomainError, match="dwa różne"):
        merge(bank, bank)
    gone = Organization.objects.get(pk=twin.pk)
    merge(bank, twin)

    with pytest.raises(DomainError, match="już nie ma"):
        merge(bank, gone)


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_only_one_of_two_concurrent_merges_wins():
    one, other = OrganizationFactory(), OrganizationFactory()
    said = []

    def run(survivor, duplicate):
        try:
            merge(survivor, duplicate)
            said.append("merged")
        except DomainError:
            said.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in [(one, other), (other, one)] * 2]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert sorted(said) == ["merged", "refused", "refused", "refused"]
    assert Organization.objects.count() == 1


# --- finding them ---


def names_of(pairs):
    entries = Organization.objects.in_bulk([key for pair in pairs for key in (pair.first, pair.second)])
    return {frozenset({entries[pair.first].name, entries[pair.second].name}) for pair in pairs}


def test_similar_names_are_suggested():
    for name in (
        "Stowarzyszenie Leszczyński Bank Żywności", "Związek Stowarzyszeń Bank Żywności Leszno",
        "Klub Piłkarski Polonia 1912 Leszno", "Polonia 1912 Leszno (kręgle)",
        "Fundacja Odzew", "Stowarzyszenie Amazonek w Lesznie", "UKS 9 Leszno", "UKS 12 Leszno",
    ):  # fmt: skip
        OrganizationFactory(name=name)

    assert names_of(duplicates.pairs()) == {
        frozenset({"Stowarzyszenie Leszczyński Bank Żywności", "Związek Stowarzyszeń Bank Żywności Leszno"}),
        frozenset({"Klub Piłkarski Polonia 1912 Leszno", "Polonia 1912 Leszno (kręgle)"}),
    }


def test_typo_does_not_hide_a_duplicate():
    OrganizationFactory(name="Fundacja Jesienny Uśmiech")
    OrganizationFactory(name="Fundacja Jesieny Usmiech")

    [pair] = duplicates.pairs()
    assert pair.reason == "podobna nazwa"


def test_local_unit_shares_the_regon_of_its_organisation():
    OrganizationFactory(name="Pierwsza", regon="123456785")
    OrganizationFactory(name="Zupełnie inna", regon="12345678512347")

    [pair] = duplicates.pairs()
    assert (pair.score, pair.reason) == (1.0, "ten sam numer REGON")


def test_different_numbers_or_parent_and_branch_are_not_duplicates():
    OrganizationFactory(name="Bank Żywności", krs="0000000001")
    OrganizationFactory(name="Bank Żywności Leszno", krs="0000000002")
    OrganizationFactory(name="Fundacja Clown", krs="0000024181")
    OrganizationFactory(name="Oddział Klaunów", krs="0000024181", legal_form="branch")

    assert duplicates.pairs() == []


def test_dismissed_pair_is_not_suggested_again(office, bank, twin):
    assert len(duplicates.pairs()) == 1

    office.post(reverse("admin:organizations_organization_not_duplicates", args=[twin.pk, bank.pk]))

    assert duplicates.pairs() == []


def test_thousand_entries_are_compared_in_blocks(django_assert_num_queries):
    words = "dąb lipa sosna buk klon jesion wiąz jawor olcha brzoza".split()  # noqa: SIM905
    for number in range(1000):
        OrganizationFactory(name=f"Fundacja {words[number % 10]} {words[number // 10 % 10]} {number}")

    with django_assert_num_queries(2):
        assert isinstance(duplicates.pairs(), list)


# --- in the office ---


def test_office_merges_two_entries_from_the_list_of_pairs(office, bank, twin):
    address = reverse("admin:organizations_organization_merge", args=[bank.pk, twin.pk])
    listing = office.get(reverse("admin:organizations_organization_duplicates"))
    assert address in listing.content.decode()
    page = office.get(address)
    chosen = {f"choose_{row['difference'].field}": row["chosen"] for row in page.context["rows"]}
    assert chosen["choose_krs"] == "one"
    assert chosen["choose_nip"] == "other"

    office.post(address, chosen | {"survivor": bank.pk, "choose_name": "other"})

    entry = Organization.objects.get()
    assert (entry.pk, entry.name, entry.krs, entry.nip) == (
        bank.pk,
        "Leszczyński Bank Żywności",
        "0000023657",
        "6971900784",
    )
    history = office.get(reverse("admin:organizations_organization_history", args=[bank.pk]))
    assert "historia wpisu „Leszczyński Bank Żywności”" in history.content.decode()


def test_merging_requires_permission_to_delete(client, alice, bank, twin):
    address = reverse("admin:organizations_organization_merge", args=[bank.pk, twin.pk])
    alice.is_staff = True
    alice.save()
    client.force_login(alice)

    assert client.get(address).status_code == 403


def test_merge_that_breaks_a_rule_shows_an_error_and_moves_nothing(office, bank, twin):
    address = reverse("admin:organizations_organization_merge", args=[bank.pk, twin.pk])
    Organization.objects.filter(pk=bank.pk).update(founded_year=1999)
    Organization.objects.filter(pk=twin.pk).update(founded_year=2001, founded_on="2001-02-03")

    page = office.post(address, {"survivor": bank.pk, "choose_founded_on": "other", "choose_founded_year": "one"})

    assert "Dzień założenia musi leżeć" in page.content.decode()
    assert Organization.objects.count() == 2
    assert not OldAddress.objects.exists()
