"""Privacy clauses for the forms that collect personal data."""

from core import clauses

clauses.process(
    "news.articles",
    "Aktualność od organizacji",
    slug="aktualnosci-organizacji",
    rules=("news.articles",),
    data="To, kto w imieniu organizacji wysłał aktualność, i jej treść.",
    purpose="Żeby opublikować aktualność i móc dopytać, gdy czegoś w niej brakuje.",
    basis=(
        "Zadanie w interesie publicznym: współpraca miasta z organizacjami pozarządowymi "
        "(art. 6 ust. 1 lit. e RODO, ustawa o działalności pożytku publicznego i o wolontariacie)."
    ),
    recipients="Treść zobaczą wszyscy, gdy biuro ją opublikuje. Kto ją wysłał, wie tylko biuro i ta organizacja.",
    voluntary="Wysłanie aktualności jest dobrowolne.",
)
