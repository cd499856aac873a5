"""Privacy clauses for the forms of the registry: where it collects personal data and what it states there."""

from core import clauses

TASK = (
    "Zadanie w interesie publicznym: współpraca miasta z organizacjami pozarządowymi "
    "(art. 6 ust. 1 lit. e RODO, ustawa o działalności pożytku publicznego i o wolontariacie)."
)

clauses.process(
    "organizations.joining",
    "Zgłoszenie organizacji i wpis w bazie",
    slug="zgloszenie-organizacji",
    rules=(
        "organizations.forgotten_joinings",
        "organizations.answers_of_joinings",
        "organizations.people_of_joinings",
        "organizations.contacts_of_the_gone",
        "organizations.confirmation_requests",
    ),
    data=(
        "Imię, nazwisko i e-mail osoby, która zgłasza organizację, kontakt dla biura oraz to, co organizacja chce "
        "pokazać we wpisie, na przykład telefon. Z rejestru KRS bierzemy tylko dane organizacji, nigdy dane osób."
    ),
    purpose=(
        "Żeby prowadzić bazę leszczyńskich organizacji, móc przerwać zgłoszenie i do niego wrócić, odpisać "
        "i co pół roku zapytać, czy wpis jest aktualny."
    ),
    basis=TASK,
    recipients=(
        "To, co organizacja chce pokazać, widzą wszyscy, także w otwartych danych. Kontakt dla biura i osobę, która "
        "zgłasza, widzi tylko biuro."
    ),
    voluntary="Wpis jest dobrowolny i bezpłatny. Bez adresu e-mail nie wyślemy linku do zgłoszenia ani odpowiedzi.",
)
clauses.process(
    "organizations.access",
    "Opieka nad wpisem organizacji",
    slug="opieka-nad-wpisem",
    rules=(
        "organizations.unconfirmed_access_requests",
        "organizations.decided_access_requests",
        "organizations.old_invitations",
        "organizations.proposers",
        "organizations.history_actors",
    ),
    data="Imię, nazwisko, e-mail, rola w organizacji i zapis, kto i kiedy zmienił wpis.",
    purpose="Żeby wpis zmieniały tylko osoby, które naprawdę działają w organizacji.",
    basis=TASK,
    recipients="Biuro i opiekun wpisu tej organizacji.",
    voluntary="Opieka nad wpisem jest dobrowolna. Bez tych danych nie damy dostępu.",
)
clauses.process(
    "organizations.contact",
    "Wiadomość do organizacji",
    slug="wiadomosc-do-organizacji",
    rules=("organizations.contact_messages", "organizations.barred_senders"),
    data="Imię, nazwisko, e-mail i treść wiadomości.",
    purpose="Żeby przekazać wiadomość organizacji, a ona mogła odpisać, i żeby zatrzymać nadużycia.",
    basis=TASK,
    recipients="Organizacja, do której piszesz. Biuro zagląda do wiadomości tylko wtedy, gdy ktoś zgłosi nadużycie.",
    voluntary="Wiadomość jest dobrowolna. Bez adresu e-mail organizacja nie miałaby jak odpisać.",
)
clauses.process(
    "organizations.error_report",
    "Zgłoszenie błędu we wpisie",
    slug="zgloszenie-bledu",
    rules=("organizations.handled_reports", "organizations.old_report_addresses"),
    data="Treść zgłoszenia i adres e-mail, jeśli go podasz.",
    purpose="Tylko po to, żeby poprawić wpis i odpisać.",
    basis=TASK,
    voluntary="Adresu nie trzeba podawać; wtedy po prostu nie odpiszemy.",
)
