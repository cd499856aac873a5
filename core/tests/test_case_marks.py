"""Case marks: numbers of a class and a year are unique and without gaps, assigned by the portal or typed in."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from core import audit
from core.cases import actions as cases
from core.cases import marks
from core.cases.forms import ONE_OF_TWO, MarkForm
from core.cases.models import CaseClass, CaseCounter, CaseMark
from core.errors import DomainError
from core.tests.cases import case_class, given, thing

pytestmark = pytest.mark.django_db
IN_2026 = datetime(2026, 11, 27, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_november():
    with time_machine.travel(IN_2026, tick=False):
        yield


def give(obj=None, *, began_at=IN_2026, **options):
    chosen = options.pop("case_class", None) or CaseClass.objects.order_by("pk").first() or case_class()
    return cases.next_mark(obj=obj or thing(), case_class=chosen, began_at=began_at, by=None, **options)


def type_in(text, obj=None):
    return cases.typed_mark(obj=obj or thing(), text=text, by=None)


def test_numbers_are_consecutive():
    assert [str(give()) for _ in range(3)] == ["OP.524.1.2026", "OP.524.2.2026", "OP.524.3.2026"]


def test_each_class_subfolder_unit_and_year_has_its_own_counter():
    give()
    other, branch = case_class(symbol="0632"), case_class(unit="OP-A")

    give(case_class=other)
    give(subfolder=3)
    give(case_class=branch)
    give(began_at=datetime(2025, 6, 1, 12, tzinfo=UTC))
    give()

    assert given()[1:] == ["OP.0632.1.2026", "OP.524.3.1.2026", "OP-A.524.1.2026", "OP.524.1.2025", "OP.524.2.2026"]


def test_year_is_the_local_year_in_which_the_case_began():
    new_year_in_leszno = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)

    assert str(give(began_at=new_year_in_leszno)) == "OP.524.1.2026"


def test_initials_are_not_part_of_the_number():
    assert [str(give(initials=" as ")), str(give())] == ["OP.524.1.2026.AS", "OP.524.2.2026"]


def test_invalid_initials_are_refused():
    with pytest.raises(DomainError, match="Inicjały"):
        give(initials="A1")


def test_rolled_back_change_leaves_no_gap():
    give()

    with transaction.atomic():
        give()
        transaction.set_rollback(True)
    give()

    assert given() == ["OP.524.1.2026", "OP.524.2.2026"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("OP.524.12.2026", "OP.524.12.2026"),
        (" op.524. 3.12.2026 ", "OP.524.3.12.2026"),
        ("OP.524.12.2026.AS", "OP.524.12.2026.AS"),
        ("ABC-A.123.77.3.2011.JW", "ABC-A.123.77.3.2011.JW"),
        ("ŻÓŁ.52.1.1999", "ŻÓŁ.52.1.1999"),
    ],
)
def test_typed_mark_is_normalized(typed, kept):
    assert str(type_in(typed)) == kept


@pytest.mark.parametrize(
    "typed",
    ["", "OP", "OP.5.1.2026", "OP.524.0.2026", "OP.524.012.2026", "OP.524.1.26", "OP.524.1.2.3.2026", "OP/524/1/2026",
     "OP.524.1.2026.A", "52.524.1.2026"],
)  # fmt: skip
def test_invalid_mark_is_refused_in_plain_words(typed):
    with pytest.raises(marks.WrongMark, match="To nie jest znak sprawy"):
        type_in(typed)


def test_mark_of_a_future_year_is_refused():
    with pytest.raises(DomainError, match="jeszcze się nie zaczął"):
        type_in("OP.524.1.2027")


def test_number_is_typed_in_once_whatever_the_initials():
    type_in("OP.524.12.2026")

    with pytest.raises(cases.MarkTaken, match=r"OP\.524\.12\.2026\.AS ma już inna sprawa"):
        type_in("OP.524.12.2026.AS")


def test_portal_skips_typed_numbers_and_fills_the_gaps():
    give()
    type_in("OP.524.2.2026")
    type_in("OP.524.4.2026")
    type_in("OP.524.5.2026")

    for _ in range(3):
        give()

    assert sorted(mark.number for mark in CaseMark.objects.all()) == [1, 2, 3, 4, 5, 6, 7]
    assert given()[4:] == ["OP.524.3.2026", "OP.524.6.2026", "OP.524.7.2026"]


def test_one_case_has_one_mark():
    marked = thing()
    give(marked)

    with pytest.raises(cases.AlreadyMarked, match=r"ma już znak OP\.524\.1\.2026"):
        give(marked)
    with pytest.raises(cases.AlreadyMarked):
        type_in("OP.524.9.2026", marked)
    give()

    assert given() == ["OP.524.1.2026", "OP.524.2.2026"]


def test_withdrawn_mark_stays_in_the_register_and_its_number_is_not_reused():
    marked = thing()
    give(marked)

    cases.withdraw(obj=marked, reason="  Pomyłka: to nie jest nowa sprawa. ", by=None)
    give(marked)

    first, second = CaseMark.objects.order_by("pk")
    assert (str(first), first.withdrawn_reason) == ("OP.524.1.2026", "Pomyłka: to nie jest nowa sprawa.")
    assert str(second) == "OP.524.2.2026"
    with pytest.raises(cases.MarkTaken):
        type_in("OP.524.1.2026")


def test_mark_is_withdrawn_once_and_with_a_reason():
    marked = thing()
    give(marked)

    with pytest.raises(DomainError, match="dlaczego"):
        cases.withdraw(obj=marked, reason=" ", by=None)
    cases.withdraw(obj=marked, reason="Pomyłka.", by=None)
    with pytest.raises(cases.NotMarked):
        cases.withdraw(obj=marked, reason="Pomyłka.", by=None)


def test_class_out_of_force_or_of_another_system_gives_no_number():
    old = case_class(valid_to=date(2025, 12, 31))
    elsewhere = case_class(symbol="525", numbering="by_hand")

    with pytest.raises(cases.ClassNotUsed, match="nie obowiązywała"):
        give(case_class=old)
    with pytest.raises(cases.ClassNotUsed, match="inny system"):
        give(case_class=elsewhere)
    assert not CaseMark.objects.exists()


def test_integrity_error_becomes_the_domain_error_of_its_rule(monkeypatch):
    marked = thing()
    type_in("OP.524.1.2026", marked)
    monkeypatch.setattr(cases, "_refuse_second", lambda obj: None)

    with pytest.raises(cases.AlreadyMarked):
        type_in("OP.524.2.2026", marked)
    with pytest.raises(cases.AlreadyMarked):
        give(marked)

    assert given() == ["OP.524.1.2026"]


def test_log_records_who_assigned_and_withdrew(dorota):
    marked = thing()
    mark = cases.next_mark(obj=marked, case_class=case_class(), began_at=IN_2026, by=dorota)
    cases.withdraw(obj=marked, reason="Pomyłka.", by=dorota)

    told = [(event.action, event.object_label, event.actor_id) for event in audit.events_of(mark)]

    assert told == [
        ("core.withdraw_mark", "OP.524.1.2026", dorota.pk),
        ("core.give_mark", "OP.524.1.2026", dorota.pk),
    ]


@pytest.mark.parametrize(("category", "years"), [("B5", 5), ("BE10", 10), ("B50", 50), ("Bc", 1), ("A", None)])
def test_archival_category_gives_the_retention_period(category, years):
    assert give(case_class=case_class(archival_category=category)).keep_years == years


def test_typed_mark_of_a_known_class_has_its_retention_period():
    case_class()

    assert [type_in("OP.524.1.2026").keep_years, type_in("OP.999.1.2026").keep_years] == [5, None]


def test_versions_of_a_class_do_not_overlap():
    case_class()
    later = CaseClass(symbol="524", title="Nowe hasło", archival_category="B10", valid_from=date(2026, 1, 1))
    with pytest.raises(ValidationError, match="obowiązuje już"):
        later.clean()

    CaseClass.objects.update(valid_to=date(2025, 12, 31))
    later.clean()
    earlier = CaseClass(symbol="524", valid_from=date(2010, 1, 1), valid_to=date(2019, 12, 31))
    earlier.clean()
    CaseClass().clean()


# --- the form ---


def form(**typed):
    return MarkForm(typed, day=timezone.localdate())


def test_form_takes_a_class_or_a_mark_but_not_both():
    chosen = case_class()

    assert form(case_class=chosen.pk).is_valid()
    typed = form(typed="op.524.3.2026")
    assert typed.is_valid()
    assert typed.cleaned_data["typed"] == "OP.524.3.2026"
    for wrong in ({}, {"case_class": chosen.pk, "typed": "OP.524.3.2026"}):
        assert form(**wrong).non_field_errors() == [ONE_OF_TWO]


def test_form_shows_mark_errors_beside_the_field():
    assert form(typed="OP/3").errors == {"typed": [marks.WRONG]}


def test_form_offers_only_classes_in_force_and_numbered_here():
    case_class(symbol="525", valid_to=date(2025, 1, 1))
    case_class(symbol="526", numbering="by_hand")
    chosen = case_class()

    assert list(form().fields["case_class"].queryset) == [chosen]


# --- what the database refuses ---


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"valid_to": date(2019, 1, 1)}, "ends_after_start"),
        ({"numbering": "dice"}, "numbering_known"),
        ({"symbol": "5X"}, "symbol_is_digits"),
    ],
)
def test_database_refuses_an_invalid_class(values, name):
    case_class()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        CaseClass.objects.update(**values)


def test_database_refuses_the_same_class_from_the_same_day():
    case_class()
    with pytest.raises(IntegrityError), transaction.atomic():
        case_class()


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"number": 0}, "number_positive"),
        ({"year": 26}, "year_of_four_digits"),
        ({"origin": "found"}, "origin_known"),
        ({"initials": "a1"}, "initials_letters"),
        ({"withdrawn_at": IN_2026}, "withdrawn_has_reason"),
        ({"withdrawn_reason": "Bo tak."}, "withdrawn_has_reason"),
    ],
)
def test_database_refuses_an_invalid_mark(values, name):
    give()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        CaseMark.objects.update(**values)


def test_database_refuses_duplicate_numbers_marks_and_counters():
    first, second = give(), give()
    for values in ({"number": first.number}, {"object_id": first.object_id}):
        with pytest.raises(IntegrityError), transaction.atomic():
            CaseMark.objects.filter(pk=second.pk).update(**values)
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseCounter.objects.create(unit="OP", symbol="524", year=2026)
    assert str(CaseCounter.objects.get()) == "OP.524/0/2026: 2"


# --- the back office ---


def test_staff_read_the_register_and_manage_the_classes(office):
    marked = thing("Wątek NGO-1")
    give(marked)

    register = office.get("/admin/core/casemark/").content.decode()
    page = office.get(f"/admin/core/casemark/{CaseMark.objects.get().pk}/change/").content.decode()
    classes = office.get("/admin/core/caseclass/").content.decode()

    assert "OP.524.1.2026" in register
    assert "Wątek NGO-1" in page
    assert "Współpraca (przykład)" in classes
    assert office.get("/admin/core/casemark/add/").status_code == 403


@pytest.mark.parametrize("typed", ["OP.524.2.2026", "op.524.2.2026.as", "drugie"])
def test_case_is_found_by_its_mark_or_its_object(office, typed):
    give(thing("pierwsze"))
    second = thing("drugie")
    give(second)

    register = office.get("/admin/core/casemark/", {"q": typed}).content.decode()

    assert "OP.524.1.2026" not in register
    assert f'<a href="/admin/core/auditevent/{second.pk}/change/">{second}</a>' in register


def test_mark_of_an_object_without_a_page_shows_its_name(office):
    marked = thing("pismo")
    give(marked)
    CaseMark.objects.update(object_kind="gone.app")

    assert f'<td class="field-about">{marked}</td>' in office.get("/admin/core/casemark/").content.decode()


def test_class_with_an_invalid_symbol_is_refused_with_the_reason(office):
    typed = {"unit": "op", "symbol": "5", "title": "Hasło", "archival_category": "X", "numbering": "portal"}

    page = office.post("/admin/core/caseclass/add/", typed | {"valid_from": "01.01.2026"}).content.decode()

    for sentence in ("wielkimi literami", "od 2 do 5 cyfr", "na przykład B5"):
        assert sentence in page


@pytest.mark.parametrize("count", [1, 3])
def test_register_costs_the_same_for_one_mark_and_for_many(office, django_assert_num_queries, count):
    for _ in range(count):
        give()
    office.get("/admin/core/casemark/")

    with django_assert_num_queries(7):
        office.get("/admin/core/casemark/")
