"""What the log calls the things that happen to pages, old addresses and documents."""

from core import audit_words

audit_words.name(
    actions={
        "news.create_page": "nowa strona",
        "news.update_page": "zmiana strony",
        "news.restore_page": "przywrócenie wersji strony",
        "news.delete_page": "usunięcie szkicu strony",
        "news.add_old_address": "nowy dawny adres",
        "news.change_old_address": "zmiana dawnego adresu",
        "news.delete_old_address": "usunięcie dawnego adresu",
        "news.bring_old_addresses": "wczytanie pliku z dawnymi adresami",
        "news.import_old_addresses": "import dawnych adresów",
        "news.add_document": "nowy dokument",
        "news.update_document": "zmiana dokumentu",
        "news.replace_document": "wskazanie nowszej wersji dokumentu",
        "news.unlink_document": "odłączenie nowszej wersji dokumentu",
        "news.delete_document": "usunięcie dokumentu",
        "news.add_topic": "nowy temat dokumentów",
        "news.change_topic": "zmiana tematu dokumentów",
        "news.delete_topic": "usunięcie tematu dokumentów",
    },
    details={
        "restored": "przywrócona wersja",
        "page_path": "adres",
        "target": "prowadzi do",
        "made": "nowe",
        "changed": "zmienione",
        "former_version": "numer dawnej wersji",
        "newer_version": "numer nowszej wersji",
    },
)
