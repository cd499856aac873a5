"""Życie naboru: create, publish, extend, end, settle, withdraw; lists, search and calendars follow each step."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from core import audit, search
from core.errors import ConflictError, Gone, Refused, WrongState
from core.lists import list_versions
from grants.calls.actions import editing, states
from grants.choices import Phase
from grants.models import Call
from grants.tests.call_factories import CallFactory, contest, drafted, in_days, published
from organizations.models import Sphere
from organizations.tests.factories import OrganizationFactory, ThemeFactory

pytestmark = pytest.mark.django_db


def found(word: str) -> list[int]:
    return list(search.ids(word, kind="call"))


def test_draft_is_visible_only_to_the_office(dorota):
    call = drafted(dorota, title="Mikrodotacje dla sąsiadów")

    assert (call.slug, call.phase, call.is_public) == ("mikrodotacje-dla-sasiadow", None, False)
    assert found("mikrodotacje") == []
    assert list(Call.objects.public()) == []


def test_published_call_is_listed_and_searchable(dorota):
    call, before = drafted(dorota, title="Mikrodotacje dla sąsiadów"), list_versions.read()

    call = states.publish(call=call, by=dorota)

    assert found("mikrodotacji") == [call.pk]
    assert list(Call.objects.open()) == [call]
    assert list_versions.read()["calls"] == before["calls"] + 1
    assert [event.action for event in audit.events_of(call)] == ["grants.publish_call", "grants.create_call"]


def test_call_is_published_once(dorota):
    call = published(dorota)

    with pytest.raises(WrongState, match="już w stanie „opublikowany”"):
        states.publish(call=call, by=dorota)


def test_call_without_a_deadline_is_not_published(dorota):
    with pytest.raises(Refused) as refused:
        published(dorota, closes_at=None)

    assert refused.value.problems == {"closes_at": ["Podaj, do kiedy można składać wnioski."]}


def test_past_deadline_needs_the_archival_flag(dorota):
    call = drafted(dorota, closes_at=in_days(-400))
    with pytest.raises(Refused, match="Ten termin już minął"):
        states.publish(call=call, by=dorota)

    call = states.publish(call=call, by=dorota, is_archival=True)

    assert call.phase == Phase.CLOSED
    assert list(Call.objects.archive()) == [call]


@pytest.mark.parametrize("deadline", ["open_ended", "unknown"])
def test_call_may_have_no_deadline(dorota, deadline):
    call = published(dorota, closes_at=None, deadline=deadline)

    assert call.phase == {"open_ended": Phase.OPEN, "unknown": Phase.CLOSED}[deadline]
    assert call.is_open == (call in Call.objects.open())


def test_deadline_before_the_opening_is_refused(dorota):
    with pytest.raises(Refused, match="Koniec naboru musi być po jego początku"):
        drafted(dorota, opens_at=in_days(5), closes_at=in_days(4))


def test_phase_follows_the_clock(dorota):
    call = published(dorota, opens_at=in_days(2), closes_at=in_days(5))
    phases = []
    for days in (0, 3, 6, 300):
        with time_machine.travel(in_days(days), tick=False):
            phases.append(call.phase)
            kinds = (Call.objects.coming(), Call.objects.open(), Call.objects.archive())
            assert [call in kind for kind in kinds].count(True) == 1
            assert call.is_open == (call in Call.objects.open())

    assert phases == [Phase.ANNOUNCED, Phase.OPEN, Phase.ASSESSMENT, Phase.CLOSED]


def test_change_raises_the_version_and_no_change_writes_nothing(dorota):
    call, theme = published(dorota), ThemeFactory()

    same = editing.update(call=call, values={"title": call.title}, themes=[], by=dorota)
    assert same.version == call.version

    changed = editing.update(
        call=call, values={"lead": "Inaczej."}, themes=[theme], by=dorota, legal_forms=["foundation"]
    )
    assert (changed.version, changed.sequence) == (call.version + 1, call.sequence + 1)
    assert audit.events_of(call)[0].details == {"fields": ["kto może się zgłosić", "lead", "themes"]}
    assert list(changed.themes.all()) == [theme]


def test_sets_are_replaced(dorota):
    call = drafted(dorota, legal_forms=["foundation", "association"])
    sphere = Sphere.objects.first()

    editing.update(call=call, legal_forms=["foundation", "other"], spheres=[sphere], by=dorota)

    assert sorted(call.applicants.values_list("legal_form", flat=True)) == ["foundation", "other"]
    assert list(call.spheres.all()) == [sphere]


def test_newer_change_is_not_overwritten(dorota):
    call = drafted(dorota)
    seen_at = call.updated_at
    editing.update(call=call, values={"lead": "Pierwsza."}, by=dorota)

    with pytest.raises(ConflictError):
        editing.update(call=call, values={"lead": "Druga."}, seen_at=seen_at, by=dorota)

    assert Call.objects.get(pk=call.pk).lead == "Pierwsza."


def test_status_is_not_written_as_a_field(dorota):
    with pytest.raises(TypeError, match="status"):
        drafted(dorota, status="published")


def test_old_addresses_redirect(client, dorota):
    call = published(dorota, title="Zielone podwórka")
    editing.update(call=call, values={"title": "Zielone podwórka i skwery"}, by=dorota)
    assert Call.objects.get(pk=call.pk).slug == "zielone-podworka"

    editing.update(call=call, values={"slug": "zielen"}, by=dorota)
    assert client.get("/dotacje/zielone-podworka/").headers["Location"] == "/dotacje/zielen/"

    editing.update(call=call, values={"slug": "zielone-podworka"}, by=dorota)
    assert client.get("/dotacje/zielen/").headers["Location"] == "/dotacje/zielone-podworka/"


@pytest.mark.parametrize("slug", ["zajety", "archiwum"])
def test_taken_address_is_refused(dorota, slug):
    CallFactory(slug="zajety")

    with pytest.raises(Refused, match="Ten adres jest zajęty"):
        drafted(dorota, slug=slug)


def test_equal_titles_and_reserved_words_get_a_number(dorota):
    slugs = [drafted(dorota, title=title).slug for title in ("Archiwum", "Kultura", "Kultura", "!!!")]

    assert slugs == ["archiwum-2", "kultura", "kultura-2", "nabor"]


def test_draft_is_deleted_and_a_public_call_is_not(dorota):
    call, public = drafted(dorota), published(dorota)

    editing.delete(call=call, by=dorota)
    with pytest.raises(WrongState, match="Usunąć można tylko szkic"):
        editing.delete(call=public, by=dorota)
    with pytest.raises(Gone, match="już nie ma"):
        editing.delete(call=call, by=dorota)

    assert list(Call.objects.all()) == [public]


def test_public_deadline_moves_with_a_reason_and_the_former_one_is_shown(client, dorota):
    call, later = published(dorota, title="Konkurs zimowy"), in_days(20)
    before = call.closes_at

    moved = states.move_deadline(call=call, closes_at=later, reason="Awaria generatora.", by=dorota)

    assert (moved.closes_at, moved.sequence) == (later, call.sequence + 1)
    assert list(moved.former_deadlines.values_list("closes_at", "reason")) == [(before, "Awaria generatora.")]
    page = client.get(moved.get_absolute_url()).content.decode()
    assert "Zmiany terminu" in page
    assert "Powód: Awaria generatora." in page


def test_public_deadline_needs_its_action_and_a_reason(dorota):
    call = published(dorota)

    with pytest.raises(Refused, match="Termin opublikowanego naboru zmienia się osobno"):
        editing.update(call=call, values={"closes_at": in_days(20)}, by=dorota)
    with pytest.raises(Refused, match="Napisz powód"):
        states.move_deadline(call=call, closes_at=in_days(20), reason=" ", by=dorota)


@pytest.mark.parametrize(("days", "sentence"), [(10, "ten sam termin"), (-1, "już minął")])
def test_new_deadline_must_differ_and_be_in_the_future(dorota, days, sentence):
    call = published(dorota)

    with pytest.raises(Refused, match=sentence):
        states.move_deadline(call=call, closes_at=in_days(days), reason="Bo tak.", by=dorota)


def test_deadline_of_a_closed_call_does_not_move(dorota):
    call = CallFactory(closes_at=in_days(-1))

    with pytest.raises(WrongState, match="dopóki nabór trwa"):
        states.move_deadline(call=call, closes_at=in_days(3), reason="Za mało ofert.", by=dorota)


def test_past_deadline_may_be_corrected(dorota):
    call = CallFactory(closes_at=None, deadline="unknown")

    mended = editing.update(call=call, values={"closes_at": in_days(-900), "deadline": "set"}, by=dorota)
    assert mended.phase == Phase.CLOSED

    with pytest.raises(Refused, match="zmienia się osobno"):
        editing.update(call=call, values={"closes_at": in_days(9)}, by=dorota)


def test_call_without_a_deadline_gets_one_or_is_ended(dorota):
    one, other = (published(dorota, closes_at=None, deadline="open_ended") for _ in range(2))

    moved = states.move_deadline(call=one, closes_at=in_days(3), reason="Kończą się pieniądze.", by=dorota)
    ended = states.end(call=other, by=dorota)

    assert (moved.deadline, moved.is_open) == ("set", True)
    assert ended.phase == Phase.ASSESSMENT
    with pytest.raises(WrongState, match="nabór ciągły"):
        states.end(call=ended, by=dorota)


def test_results_are_published_after_the_end(client, dorota):
    organization = OrganizationFactory(name="Fundacja Zielona")
    call = CallFactory(closes_at=in_days(-30))
    rows = [{"organization": organization, "task": "Skwer", "amount": 4000}, {"name": "Koło sąsiadów", "amount": 1500}]

    settled = states.settle(call=call, results=rows, note="Wpłynęło 7 ofert.", url="https://example.org/w", by=dorota)

    assert settled.phase == Phase.SETTLED
    page = client.get(settled.get_absolute_url()).content.decode()
    for words in ("Fundacja Zielona", "Koło sąsiadów", "5\xa0500\xa0zł", "Wpłynęło 7 ofert.", "2 dotacje"):
        assert words in page


def test_results_entered_earlier_are_shown_only_when_settled(client, dorota):
    call = CallFactory(closes_at=in_days(-30))
    editing.update(call=call, results=[{"name": "Koło sąsiadów", "amount": 1500}], by=dorota)
    assert "Koło sąsiadów" not in client.get(call.get_absolute_url()).content.decode()

    states.settle(call=call, by=dorota)

    assert "Koło sąsiadów" in client.get(call.get_absolute_url()).content.decode()


def test_same_results_are_no_change(dorota):
    call, rows = CallFactory(closes_at=in_days(-30)), [{"name": "Koło sąsiadów", "amount": 1500}]
    call = editing.update(call=call, results=rows, by=dorota)

    assert editing.update(call=call, results=rows, by=dorota).version == call.version


def test_early_empty_or_invalid_results_are_refused(dorota):
    running, over = CallFactory(), CallFactory(closes_at=in_days(-3))

    with pytest.raises(WrongState, match="po zakończeniu"):
        states.settle(call=running, note="Nikt.", by=dorota)
    with pytest.raises(Refused, match="Wpisz, kto ile dostał"):
        states.settle(call=over, by=dorota)
    with pytest.raises(Refused, match="Wyniki, wiersz bez nazwy"):
        states.settle(call=over, results=[{"amount": 10}], by=dorota)


def test_withdrawn_call_shows_the_reason(client, dorota):
    call = published(dorota, title="Konkurs letni")

    gone = states.withdraw(call=call, reason="Rada zmieniła budżet.", by=dorota)

    assert (gone.phase, gone.sequence) == (Phase.WITHDRAWN, call.sequence + 1)
    assert list(Call.objects.open()) == []
    page = client.get(call.get_absolute_url()).content.decode()
    assert "Ten nabór jest wycofany" in page
    assert "Rada zmieniła budżet." in page


def test_only_a_public_call_is_withdrawn_and_with_a_reason(dorota):
    with pytest.raises(WrongState, match="w stanie „szkic”"):
        states.withdraw(call=drafted(dorota), reason="Nie.", by=dorota)
    with pytest.raises(Refused, match="Napisz powód"):
        states.withdraw(call=published(dorota), reason="", by=dorota)


def test_copy_has_everything_except_dates_and_results(dorota):
    theme = ThemeFactory()
    old = published(dorota, **contest(pool=40_000, grant_to=5_000), themes=[theme], legal_forms=["foundation"])

    copy = editing.copy(call=old, by=dorota)

    assert (copy.status, copy.closes_at, copy.bip_on, copy.bip_url) == ("draft", None, None, "")
    assert (copy.title, copy.pool, copy.grant_to) == (old.title, 40_000, 5_000)
    assert (list(copy.themes.all()), copy.slug) == ([theme], f"{old.slug}-2")
    assert list(copy.applicants.values_list("legal_form", flat=True)) == ["foundation"]


def test_copy_of_an_old_call_has_no_deadline(dorota):
    old = CallFactory(closes_at=None, deadline="unknown")

    assert editing.copy(call=old, by=dorota).deadline == "set"


def test_changed_files_raise_the_version(dorota):
    call = published(dorota)
    call.attachments.create(title="Wzór oferty", file="calls/wzor.pdf")

    editing.attachments_changed(call=call, by=dorota)

    assert Call.objects.get(pk=call.pk).version == call.version + 1


def test_assessment_phase_lasts_half_a_year():
    assert CallFactory(closes_at=timezone.now() - timedelta(days=179)).phase == Phase.ASSESSMENT
    assert CallFactory(closes_at=timezone.now() - timedelta(days=181)).phase == Phase.CLOSED
