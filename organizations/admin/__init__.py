"""The registry in the back office. Every write goes through organizations.actions."""

from core import audit_words
from organizations.admin import imports, messages, organization, people, reports, words

__all__ = ["imports", "messages", "organization", "people", "reports", "words"]

audit_words.name(
    actions={
        "organizations.create": "dodanie wpisu",
        "organizations.update": "zmiana wpisu",
        "organizations.publish": "opublikowanie",
        "organizations.suspend": "zawieszenie",
        "organizations.mark_dissolved": "oznaczenie końca działalności",
        "organizations.ask_for_changes": "odesłanie do poprawy",
        "organizations.reject": "odrzucenie",
        "organizations.attach": "zmiana zdjęć, dokumentów lub kontaktu",
        "organizations.delete": "usunięcie wpisu",
        "organizations.not_duplicates": "uznanie za różne organizacje",
        "organizations.merge": "połączenie dwóch wpisów",
        "organizations.report_error": "zgłoszenie błędu",
        "organizations.handle_error_report": "załatwienie zgłoszenia",
        "organizations.ask_for_confirmation": "pytanie, czy dane są aktualne",
        "organizations.confirm_by_link": "potwierdzenie danych linkiem z listu",
        "organizations.relay_message": "przekazanie wiadomości od czytelnika",
        "organizations.stop_message": "zatrzymanie wiadomości",
        "organizations.bar_sender": "zatrzymanie nadawcy wiadomości",
        "organizations.allow_sender": "przywrócenie nadawcy wiadomości",
        "organizations.begin_joining": "zaczęcie zgłoszenia organizacji",
        "organizations.move_joining": "zmiana adresu w zgłoszeniu organizacji",
        "organizations.send_joining": "wysłanie zgłoszenia organizacji",
        "organizations.join": "zgłoszenie organizacji przez nią samą",
        "organizations.ask_access": "prośba o dostęp do wpisu",
        "organizations.import": "wczytanie arkusza",
        "organizations.apply_import": "zapisanie importu",
        "organizations.drop_import": "porzucenie importu",
        "organizations.add_word": "dodanie do słownika",
        "organizations.change_word": "zmiana w słowniku",
        "organizations.delete_word": "usunięcie ze słownika",
    },
    details={
        "what": "co",
        "slug": "adres",
        "report": "zgłoszenie",
        "message": "wiadomość",
        "joining": "numer zgłoszenia",
        "request": "numer prośby",
        "other": "drugi wpis",
        "merged": "numer połączonego wpisu",
        "merged_name": "połączony wpis",
        "moved": "przeniesiono",
        "import_batch": "import",
        "rows": "wierszy",
        "new": "nowych",
        "changed": "zmienionych",
    },
)
