"""„Sprawdź w KRS”: which data is taken from the register, and how failures are handled."""

import json
from datetime import date

import pytest
from django.core.cache import cache

from organizations.registry import krs
from organizations.registry.proper_case import proper_case, street_case
from organizations.tests.register import NUMBER, extract

pytestmark = pytest.mark.django_db


def test_facts_of_an_association_are_normalised(register):
    register.says(extract())

    found = krs.look_up(NUMBER)

    assert found == krs.Extract(
        krs=NUMBER,
        name="Stowarzyszenie „Pomocna Dłoń” w Lesznie",
        legal_form="association",
        nip="6971900784",
        regon="410095463",
        street="ul. Słowiańska 12/3",
        postal_code="64-100",
        city="Leszno",
        is_public_benefit=True,
        registered_on=date(2003, 3, 5),
    )
    assert register.asked == [f"/api/krs/OdpisAktualny/{NUMBER}?rejestr=S&format=json"]


def test_personal_data_is_neither_returned_nor_cached(register):
    register.says(extract())

    found = krs.look_up(NUMBER)

    assert "N****" not in str(found)
    assert "N****" not in str(cache.get(f"organizations.krs:{NUMBER}"))
    assert "Pomocna" in found.name


def test_number_missing_among_associations_is_looked_up_among_companies(register):
    register.says(extract(formaPrawna="SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ"), book="P")

    assert krs.look_up(NUMBER).legal_form == "non_profit_company"
    assert ["rejestr=S" in register.asked[0], "rejestr=P" in register.asked[1]] == [True, True]


def test_unknown_number_raises(register):
    with pytest.raises(krs.KrsNotFound, match="nie ma takiego numeru"):
        krs.look_up(NUMBER)


def test_register_is_queried_once_in_ten_minutes(register):
    register.says(extract())

    krs.look_up(NUMBER)
    krs.look_up(NUMBER)

    assert len(register.asked) == 1


def test_broken_cache_does_not_stop_a_lookup(register, settings):
    register.says(extract())
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
    }

    assert krs.look_up(NUMBER).nip == "6971900784"


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, b"oops"),
        (400, {"title": "Bad Request"}),
        (200, b"<html>przerwa techniczna</html>"),
        (200, b""),
        (200, []),
        (200, {"odpis": {"dane": {"dzial1": {"danePodmiotu": "x"}}}}),
        (200, {"odpis": {"dane": {"dzial1": {"danePodmiotu": {"nazwa": ["x"]}}}}}),
        (200, b"[" * 200_000),
        (200, json.dumps(extract()).encode() + b" " * krs.LARGEST_ANSWER),
        (200, b"\xff\xfe\x00"),
    ],
)
def test_invalid_answer_counts_as_an_outage(register, status, body):
    register.says(body, status)

    with pytest.raises(krs.KrsUnavailable, match="wpisz dane ręcznie"):
        krs.look_up(NUMBER)


def test_answer_about_another_number_is_refused(register):
    answer = extract()
    answer["odpis"]["naglowekA"]["numerKRS"] = "0000999999"
    register.says(answer)

    with pytest.raises(krs.KrsUnavailable):
        krs.look_up(NUMBER)


def test_missing_or_wrong_value_stays_empty(register):
    register.says({"odpis": {"dane": {"dzial1": {"danePodmiotu": {
        "nazwa": "FUNDACJA", "identyfikatory": {"nip": "123", "regon": None}, "czyPosiadaStatusOPP": "tak",
    }}}}})  # fmt: skip

    assert krs.look_up(NUMBER) == krs.Extract(krs=NUMBER, name="Fundacja")


def test_slow_register_times_out(register, settings):
    settings.KRS_TIMEOUT = 0.2
    register.delay = 1
    register.says(extract())

    with pytest.raises(krs.KrsUnavailable):
        krs.look_up(NUMBER)


def test_redirect_to_another_host_is_not_followed(register, settings):
    register.says(extract())
    register.location = settings.KRS_API_URL.replace("127.0.0.1", "localhost")

    with pytest.raises(krs.KrsUnavailable):
        krs.look_up(NUMBER)


def test_unreachable_register_counts_as_an_outage(settings):
    settings.KRS_API_URL = "http://127.0.0.1:9/api/krs"

    with pytest.raises(krs.KrsUnavailable):
        krs.look_up(NUMBER)


def test_disabled_register_is_not_queried(register, settings):
    settings.KRS_API_URL = ""

    assert not krs.is_on()
    with pytest.raises(krs.KrsUnavailable):
        krs.look_up(NUMBER)
    assert register.asked == []


@pytest.mark.parametrize(
    ("told", "name", "form"),
    [
        ("FUNDACJA", "FUNDACJA X", "foundation"),
        ("STOWARZYSZENIE", "OCHOTNICZA STRAŻ POŻARNA W LESZNIE", "volunteer_fire_brigade"),
        ("STOWARZYSZENIE KULTURY FIZYCZNEJ", "KLUB X", "sports_club"),
        ("ZWIĄZEK STOWARZYSZEŃ", "X", "union_of_associations"),
        ("JEDNOSTKA TERENOWA STOWARZYSZENIA POSIADAJĄCA OSOBOWOŚĆ PRAWNĄ", "X", "branch"),
        ("SPÓŁDZIELNIA", "SPÓŁDZIELNIA SOCJALNA X", "social_cooperative"),
        ("SPÓŁDZIELNIA", "SPÓŁDZIELNIA MLECZARSKA", ""),
        ("", "X", ""),
    ],
)
def test_legal_form_is_guessed_or_left_open(told, name, form):
    assert krs.form_of(told, name) == form


@pytest.mark.parametrize(
    ("shouted", "written"),
    [
        ("STOWARZYSZENIE „BANK ŻYWNOŚCI” W LESZNIE", "Stowarzyszenie „Bank Żywności” w Lesznie"),
        ('UKS "ISKRA" PRZY SP NR 7', 'UKS "Iskra" przy SP nr 7'),
        ("FUNDACJA IM. JANA PAWŁA II", "Fundacja im. Jana Pawła II"),
        ("KLUB LESZCZYŃSKO-GOSTYŃSKI", "Klub Leszczyńsko-Gostyński"),
        ("RODZICE SP. Z O.O.", "Rodzice sp. z o.o."),
        ("Fundacja iSkra", "Fundacja iSkra"),
        ("", ""),
    ],
)
def test_names_in_capitals_get_normal_case(shouted, written):
    assert proper_case(shouted) == written


@pytest.mark.parametrize(
    ("shouted", "written"),
    [
        ("UL. SŁOWIAŃSKA", "ul. Słowiańska"),
        ("GEN. GROTA-ROWECKIEGO", "ul. Gen. Grota-Roweckiego"),
        ("ALEJE JANA PAWŁA II", "al. Jana Pawła II"),
        ("RYNEK", "Rynek"),
    ],
)
def test_streets_get_normal_case(shouted, written):
    assert street_case(shouted) == written
