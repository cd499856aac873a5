"""Initial content of the declaration: only what is true of this portal."""

from datetime import date
from typing import Any

from django.conf import settings

INACCESSIBLE = (
    "<ul><li>Dokumenty, które dodają organizacje – na przykład statuty i sprawozdania – bywają skanami. Czytnik "
    "ekranu ich nie odczyta. Napisz do nas, a postaramy się o inną wersję.</li>"
    "<li>Opisy zdjęć i logo piszą organizacje. Mogą być zbyt krótkie.</li></ul>"
)
EXCLUSIONS = "<p>Mapa nie musi być w pełni dostępna. Wszystko, co na niej widać, jest też na liście obok mapy.</p>"
FEATURES = (
    "<ul><li>Wysoki kontrast i trzy wielkości tekstu włączysz u góry każdej strony. Portal zapamięta wybór.</li>"
    "<li>Cały portal obsłużysz klawiaturą. Pierwszy link na każdej stronie przenosi od razu do treści.</li>"
    "<li>Portal działa przy powiększeniu do 400%, na małym telefonie i bez JavaScriptu.</li>"
    "<li>Portal szanuje ustawienia systemu: wysoki kontrast Windows i ograniczenie animacji.</li>"
    "<li>Litery zaprojektowano dla osób słabowidzących (Atkinson Hyperlegible Next).</li></ul>"
)
SHORTCUTS = "<p>Portal nie ma własnych skrótów. Działają standardowe skróty przeglądarki.</p>"
PROCEDURE = (
    "<p>Każdy może zgłosić brak dostępności, zażądać jego usunięcia albo poprosić o informację w innej formie, "
    "na przykład o przeczytanie dokumentu przez telefon. W żądaniu podaj:</p>"
    "<ul><li>swoje imię, nazwisko i sposób kontaktu,</li>"
    "<li>stronę lub jej element, którego dotyczy żądanie,</li>"
    "<li>formę, która będzie dla Ciebie wygodna – jeśli prosisz o informację w innej formie.</li></ul>"
    "<p>Odpowiemy od razu, najpóźniej w ciągu 7 dni. Jeśli to za krótko, napiszemy dlaczego i podamy nowy termin, "
    "nie dłuższy niż 2 miesiące od zgłoszenia. Jeśli nie możemy zapewnić dostępności, zaproponujemy inny sposób "
    "dostępu do informacji.</p>"
    "<p>Gdy odmówimy albo nie dotrzymamy terminu, możesz złożyć skargę do Prezydenta Miasta Leszna. Po wyczerpaniu "
    'tej drogi możesz napisać do <a href="https://bip.brpo.gov.pl">Rzecznika Praw Obywatelskich</a>.</p>'
)
APPLICATIONS = "<p>Portal nie ma aplikacji mobilnej. Działa w przeglądarce telefonu.</p>"


def first(today: date) -> dict[str, Any]:
    """The first draft. Facts that only the office knows stay empty and are required before publishing."""
    return {
        "entity": "Urząd Miasta Leszna",
        "address": f"{settings.SITE_URL}/",
        "conformity": "partial",
        "inaccessible": INACCESSIBLE,
        "exclusions": EXCLUSIONS,
        "features": FEATURES,
        "shortcuts": SHORTCUTS,
        "prepared_on": today,
        "audit": "self",
        "contact_name": "Biuro Pełnomocnika ds. Współpracy z Organizacjami Pozarządowymi",
        "contact_email": settings.OFFICE_EMAIL,
        "contact_phone": settings.OFFICE_PHONE,
        "procedure": PROCEDURE,
        "architecture": (
            "<p>Biuro działa w Urzędzie Miasta Leszna, Al. Jana Pawła II 21a. Dostępność budynku opisuje urząd "
            f'w <a href="{settings.BIP_URL}">Biuletynie Informacji Publicznej</a>. Jeśli potrzebujesz pomocy przy '
            "wejściu albo tłumacza języka migowego, napisz do nas przed wizytą.</p>"
        ),
        "applications": APPLICATIONS,
        "review_by": next_review(today),
    }


def next_review(today: date) -> date:
    """The declaration is reviewed every year by 31 March; the office may set another day."""
    return date(today.year + 1, 3, 31)
