"""Forms of the calendar that collect personal data, and their default privacy notices."""

from core import clauses

TASK = (
    "Zadanie w interesie publicznym: współpraca miasta z organizacjami pozarządowymi "
    "(art. 6 ust. 1 lit. e RODO, ustawa o działalności pożytku publicznego i o wolontariacie)."
)

clauses.process(
    "events.registration",
    "Zapis na wydarzenie",
    slug="zapisy-na-wydarzenia",
    rules=("events.people", "events.messages"),
    data=(
        "Imię, nazwisko, e-mail i to, o co pyta organizator: na przykład telefon, organizacja, odpowiedzi na pytania. "
        "Potrzeby, na przykład dieta albo tłumacz języka migowego. "
        "Opinię po wydarzeniu zapisujemy bez imienia, adresu i godziny."
    ),
    purpose="Żeby zająć Ci miejsce, napisać o zmianach, sprawdzić obecność i wystawić zaświadczenie.",
    basis=(
        f"{TASK} Potrzeby, które mówią coś o zdrowiu, zapisujemy tylko za Twoją osobną zgodą "
        "(art. 9 ust. 2 lit. a RODO)."
    ),
    recipients=(
        "Biuro, a gdy wydarzenie prowadzi organizacja – także jej osoby, które mają wgląd w listę. Organizator widzi "
        "tylko, ile osób czego potrzebuje. Kto czego potrzebuje, wie jedna osoba, o której piszemy w formularzu "
        "zapisu: wyznaczona przez biuro albo ta, która zgłosiła wydarzenie swojej organizacji."
    ),
    voluntary=(
        "Zapis jest dobrowolny. Bez imienia, nazwiska i adresu e-mail nie zajmiemy miejsca. "
        "Potrzeb podawać nie trzeba."
    ),
)
clauses.process(
    "events.stands",
    "Stoisko na festynie",
    slug="stoiska",
    rules=("events.stands",),
    data="Imię, nazwisko, e-mail i telefon osoby, z którą ustalimy, gdzie i kiedy stanie stoisko.",
    purpose="Żeby przygotować miejsce i dać znać, gdy coś się zmieni.",
    basis=TASK,
    voluntary="Zgłoszenie jest dobrowolne. Bez kontaktu nie przyjmiemy stoiska.",
)
clauses.process(
    "events.survey",
    "Ankieta potrzeb szkoleniowych",
    slug="ankieta-potrzeb",
    rules=("events.survey_answers",),
    data="Odpowiedzi w imieniu organizacji oraz to, kto z organizacji je zapisał.",
    purpose="Żeby przygotować szkolenia, których organizacje potrzebują.",
    basis=TASK,
    voluntary="Odpowiedź jest dobrowolna.",
)
