"""Privacy clauses of the contact forms."""

from core import clauses

clauses.process(
    "contact.messages",
    "Wiadomość do biura",
    slug="napisz-do-nas",
    rules=("contact.thread", "contact.spam"),
    data=(
        "Imię, nazwisko, e-mail i treść wiadomości, a także nasza odpowiedź. Telefon, organizacja i załączniki, "
        "jeśli je podasz."
    ),
    purpose="Żeby załatwić sprawę, z którą piszesz, i odpisać.",
    basis=(
        "Zadanie w interesie publicznym: współpraca miasta z organizacjami pozarządowymi "
        "(art. 6 ust. 1 lit. e RODO, ustawa o działalności pożytku publicznego i o wolontariacie)."
    ),
    voluntary="Wiadomość jest dobrowolna. Bez adresu e-mail nie odpiszemy.",
)
clauses.process(
    "contact.barriers",
    "Zgłoszenie bariery",
    slug="zglos-bariere",
    rules=("contact.thread",),
    data=(
        "Opis trudności i sposób kontaktu, jeśli go podasz. Imię i nazwisko są potrzebne tylko wtedy, gdy żądasz "
        "usunięcia bariery."
    ),
    purpose="Żeby usunąć barierę albo podać informację w inny sposób i odpisać w terminie.",
    basis=(
        "Obowiązek prawny (art. 6 ust. 1 lit. c RODO, ustawa o dostępności cyfrowej stron internetowych i aplikacji "
        "mobilnych podmiotów publicznych)."
    ),
    voluntary="Zgłoszenie jest dobrowolne. Żeby zażądać usunięcia bariery, trzeba podać, kim się jest i jak odpisać.",
)
