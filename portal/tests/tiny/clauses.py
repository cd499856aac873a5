from core import clauses

clauses.process(
    "tiny.things",
    "Malutka sprawa",
    slug="malutka-sprawa",
    rules=("tiny.things",),
    data="Imię.",
    purpose="Żeby załatwić malutką sprawę.",
    basis="Zgoda.",
    voluntary="Podajesz je dobrowolnie.",
)
