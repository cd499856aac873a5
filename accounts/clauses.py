"""Privacy clause for opening an account."""

from core import clauses

clauses.process(
    "accounts.account",
    "Konto na portalu",
    slug="konto",
    rules=("accounts.sessions", "accounts.unproved", "accounts.closed"),
    data=(
        "E-mail, imię i nazwisko, jeśli je podasz, hasło w postaci nieodwracalnego skrótu, klucze i aplikacje "
        "do logowania oraz wpisy, do których masz dostęp."
    ),
    purpose="Żeby móc dbać o wpis organizacji i mieć swoje zapisy w jednym miejscu.",
    basis=(
        "Zadanie w interesie publicznym: współpraca miasta z organizacjami pozarządowymi "
        "(art. 6 ust. 1 lit. e RODO, ustawa o działalności pożytku publicznego i o wolontariacie)."
    ),
    period="Konto trzymamy, dopóki go używasz. Możesz je usunąć w każdej chwili w „Moim koncie”.",
    voluntary="Konto jest dobrowolne. Do zapisu na wydarzenie ani do czytania portalu nie jest potrzebne.",
)
