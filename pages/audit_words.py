"""Audit log labels of pages."""

from core import audit_words

audit_words.name(
    actions={
        "pages.create_page": "nowa strona",
        "pages.update_page": "zmiana strony",
        "pages.restore_page": "przywrócenie wersji strony",
        "pages.delete_page": "usunięcie szkicu strony",
        "pages.add_old_address": "nowy dawny adres",
        "pages.change_old_address": "zmiana dawnego adresu",
        "pages.delete_old_address": "usunięcie dawnego adresu",
        "pages.bring_old_addresses": "wczytanie pliku z dawnymi adresami",
        "pages.import_old_addresses": "import dawnych adresów",
        "pages.add_document": "nowy dokument",
        "pages.update_document": "zmiana dokumentu",
        "pages.replace_document": "wskazanie nowszej wersji dokumentu",
        "pages.unlink_document": "odłączenie nowszej wersji dokumentu",
        "pages.delete_document": "usunięcie dokumentu",
        "pages.add_topic": "nowy temat dokumentów",
        "pages.change_topic": "zmiana tematu dokumentów",
        "pages.delete_topic": "usunięcie tematu dokumentów",
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
