"""Initial content of the easy-to-read page."""

from pages.models import EasyBlock, EasyPage

BLOCKS = [
    (
        "house-door",
        "Kim jesteśmy",
        "Jesteśmy biurem w Urzędzie Miasta Leszna.\n"
        "Pomagamy organizacjom pozarządowym.\n"
        "Organizacja pozarządowa to grupa ludzi.\n"
        "Ci ludzie robią razem coś dobrego dla innych.\n"
        "Nie robią tego dla zysku.",
    ),
    (
        "people",
        "Komu pomagamy",
        "Pomagamy stowarzyszeniom i fundacjom.\n"
        "Pomagamy klubom sportowym.\n"
        "Pomagamy strażakom ochotnikom.\n"
        "Pomagamy też ludziom, którzy chcą założyć organizację.",
    ),
    (
        "lightbulb",
        "Co robimy",
        "Radzimy, jak prowadzić organizację.\n"
        "Mówimy, skąd wziąć pieniądze na dobry pomysł.\n"
        "Robimy szkolenia i spotkania.\n"
        "Mamy książki do pożyczenia.",
    ),
    (
        "search",
        "Co jest na tej stronie",
        "Na tej stronie jest spis organizacji z Leszna.\n"
        "Możesz tu znaleźć organizację dla siebie.\n"
        "Jest tu też kalendarz spotkań.\n"
        "Strona jest bezpłatna.",
    ),
    (
        "geo-alt",
        "Gdzie jesteśmy",
        "Nasz adres to Aleje Jana Pawła II 21a w Lesznie.\n"
        "Tu jest Urząd Miasta Leszna.\n"
        "Napisz do nas, zanim przyjdziesz.\n"
        "Powiedz, jeśli potrzebujesz pomocy przy wejściu.",
    ),
]


def lay(once):
    page = once(
        EasyPage,
        slot=1,
        defaults={
            "title": "O biurze – tekst łatwy do czytania",
            "lead": "To jest krótki tekst o naszym biurze.",
            "is_published": True,
        },
    )
    if page:
        EasyBlock.objects.bulk_create(
            EasyBlock(page=page, icon=icon, heading=heading, sentences=sentences, order=order)
            for order, (icon, heading, sentences) in enumerate(BLOCKS, start=1)
        )
