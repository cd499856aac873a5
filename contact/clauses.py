"""What whoever writes to the office is told at first."""

from core import clauses

clauses.process(
    "contact.messages",
    "Wiadomość do biura",
    slug="napisz-do-nas",
    rules=("contact.message", "contact.thread", "contact.letter"),
    data="Imię, nazwisko, e-mail i treść wiadomości, a także nasza odpowiedź.",
    purpose="Żeby załatwić sprawę, z którą piszesz, i odpisać.",
    basis=(
        "Zadanie w interesie publicznym: współpraca miasta z organizacjami pozarządowymi "
        "(art. 6 ust. 1 lit. e RODO, ustawa o działalności pożytku publicznego i o wolontariacie)."
    ),
    period="Tak długo, jak trwa sprawa, a potem tyle, ile każą przepisy o dokumentach urzędu.",
    voluntary="Wiadomość jest dobrowolna. Bez adresu e-mail nie odpiszemy.",
)
clauses.process(
    "contact.barriers",
    "Zgłoszenie bariery",
    slug="zglos-bariere",
    rules=("contact.barrier",),
    data="Imię, nazwisko, sposób kontaktu, opis bariery i forma, która będzie dla Ciebie wygodna.",
    purpose="Żeby usunąć barierę albo podać informację w inny sposób i odpisać w terminie.",
    basis=(
        "Obowiązek prawny (art. 6 ust. 1 lit. c RODO, ustawa o dostępności cyfrowej stron internetowych i aplikacji "
        "mobilnych podmiotów publicznych)."
    ),
    period="Tak długo, jak trwa sprawa, a potem tyle, ile każą przepisy o dokumentach urzędu.",
    voluntary="Zgłoszenie jest dobrowolne. Żeby zażądać usunięcia bariery, trzeba podać sposób kontaktu.",
)
