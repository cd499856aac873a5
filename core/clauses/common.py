"""Texts shared by the first versions of all clauses. No fact is invented: the address is the one the portal shows."""

from django.conf import settings


def first() -> dict[str, str]:
    return {
        "administrator": (
            "Prezydent Miasta Leszna, Urząd Miasta Leszna, Al. Jana Pawła II 21a, 64-100 Leszno. "
            "Portal prowadzi Biuro Pełnomocnika ds. Współpracy z Organizacjami Pozarządowymi, "
            f"e-mail: {settings.OFFICE_EMAIL}."
        ),
        "dpo": (
            "Z inspektorem ochrony danych skontaktujesz się listownie: adres urzędu z dopiskiem "
            f"„Inspektor ochrony danych”. Możesz też napisać do biura ({settings.OFFICE_EMAIL}), przekaże wiadomość."
        ),
        "recipients": "Osoby pracujące w biurze i ci, którzy w imieniu urzędu dbają o to, żeby portal działał.",
        "transfers": (
            "Nie przekazujemy danych poza Europejski Obszar Gospodarczy. Żadna decyzja nie zapada automatycznie, "
            "nikogo nie profilujemy."
        ),
        "rights": (
            "Możesz zapytać, jakie dane o Tobie mamy, dostać ich kopię, poprawić je, usunąć, ograniczyć ich używanie "
            "albo się mu sprzeciwić. Zgodę możesz wycofać w każdej chwili; to, co działo się wcześniej, pozostaje "
            f"zgodne z prawem. Wystarczy napisać na {settings.OFFICE_EMAIL}. Z kontem zrobisz to w „Moim koncie”."
        ),
        "complaint": (
            "Możesz złożyć skargę do Prezesa Urzędu Ochrony Danych Osobowych, ul. Moniuszki 1A, 00-014 Warszawa."
        ),
    }
