"""Privacy clauses for the forms that collect personal data."""

from core import clauses

clauses.process(
    "grants.alerts",
    "Powiadomienia o naborach",
    slug="powiadomienia-o-naborach",
    rules=("grants.alert",),
    data="E-mail oraz tematy i formy prawne, o których chcesz wiedzieć.",
    purpose="Żeby napisać do Ciebie, gdy pojawi się pasujący nabór, i przypomnieć o jego terminie.",
    basis="Twoja zgoda (art. 6 ust. 1 lit. a RODO). Potwierdzasz ją linkiem z listu.",
    period="Piszemy do Ciebie, dopóki nie zrezygnujesz. Link do rezygnacji jest w każdym liście.",
    voluntary="Powiadomienia są dobrowolne. Bez adresu e-mail nie mamy dokąd ich wysyłać.",
)
clauses.process(
    "grants.remarks",
    "Uwaga do oferty na mały grant",
    slug="uwagi-do-malych-grantow",
    rules=("grants.remark",),
    data="Treść uwagi, imię, nazwisko i e-mail, jeśli je podasz.",
    purpose="Żeby rozpatrzyć uwagę, zanim miasto zdecyduje o dotacji.",
    basis=(
        "Obowiązek prawny: każdy może zgłosić uwagę do takiej oferty "
        "(art. 6 ust. 1 lit. c RODO, art. 19a ustawy o działalności pożytku publicznego i o wolontariacie)."
    ),
    period="Dokumenty dotacji urząd przechowuje tak długo, jak każą przepisy.",
    voluntary="Uwaga jest dobrowolna.",
)
