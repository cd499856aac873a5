"""Map the columns of a spreadsheet to fields by their headers, in Polish or English."""

import re
from dataclasses import dataclass

from core.text.polish import fold


@dataclass(frozen=True)
class Column:
    """A field that the import can fill; ``names`` are the folded headers that it recognises."""

    key: str
    label: str
    names: tuple[str, ...]


#: In the export's order; the import recognises each label as a header.
COLUMNS: tuple[Column, ...] = (
    Column("name", "Pełna nazwa", ("name", "nazwa", "nazwa organizacji", "organizacja", "nazwa podmiotu", "podmiot")),
    Column("short_name", "Krótka nazwa", ("short name", "skrot", "skrocona nazwa", "nazwa skrocona")),
    Column("legal_form", "Forma prawna", ("legal form", "forma", "rodzaj", "typ organizacji", "typ")),
    Column("krs", "KRS", ("numer krs", "nr krs")),
    Column("nip", "NIP", ("numer nip", "nr nip")),
    Column("regon", "REGON", ("numer regon", "nr regon")),
    Column("register_kind", "Inny rejestr", ("register kind", "rejestr", "ewidencja")),
    Column(
        "register_number", "Numer w innym rejestrze", ("register number", "numer w rejestrze", "numer w ewidencji")
    ),
    Column("founded_year", "Rok założenia", ("founded year", "rok powstania", "zalozona", "rok")),
    Column("founded_on", "Dzień założenia", ("founded on", "data zalozenia", "data powstania", "data rejestracji")),
    Column("themes", "Tematy", ("areas", "obszary", "obszar dzialania", "obszary dzialania", "temat", "dziedziny")),
    Column("spheres", "Sfery zadań", ("spheres", "sfery", "sfery zadan publicznych", "zadania publiczne")),
    Column("target_groups", "Dla kogo działa", ("target groups", "odbiorcy", "grupy odbiorcow", "dla kogo")),
    Column(
        "mission",
        "W jednym zdaniu",
        ("summary", "mission", "misja", "misja w jednym zdaniu", "krotki opis", "opis krotki"),
    ),
    Column("description", "Opis", ("description", "opis dzialalnosci", "o organizacji")),
    Column("is_seeking_volunteers", "Szuka wolontariuszy", ("seeking volunteers", "wolontariat", "wolontariusze")),
    Column("volunteering_info", "Dla wolontariuszy", ("volunteering info", "informacje dla wolontariuszy")),
    Column("street", "Ulica i numer", ("street", "ulica", "adres", "ulica i nr")),
    Column("postal_code", "Kod pocztowy", ("postal code", "kod", "zip")),
    Column("city", "Miejscowość", ("city", "miasto")),
    Column("district", "Część miasta", ("district", "dzielnica", "osiedle")),
    Column("latitude", "Szerokość geograficzna", ("latitude", "lat")),
    Column("longitude", "Długość geograficzna", ("longitude", "lon", "lng")),
    Column("phone", "Telefon", ("phone", "tel", "numer telefonu", "nr telefonu")),
    Column("email", "E-mail", ("email", "mail", "adres e mail", "adres email", "poczta elektroniczna")),
    Column("website", "Strona internetowa", ("website", "www", "strona", "strona www", "adres www")),
    Column("facebook_url", "Facebook", ("fb", "facebook url", "profil facebook")),
    Column("instagram_url", "Instagram", ("instagram url",)),
    Column("youtube_url", "YouTube", ("youtube url",)),
    Column("x_url", "X (Twitter)", ("twitter", "x url", "x")),
    Column("opening_hours", "Godziny otwarcia", ("opening hours", "godziny", "godziny pracy")),
    Column("access_features", "Udogodnienia", ("access features", "dostepnosc")),
    Column("access_notes", "Dostępność – opis", ("access notes", "opis dostepnosci")),
    Column("is_social_enterprise", "Przedsiębiorstwo społeczne", ("social enterprise",)),
    Column("has_business_activity", "Działalność gospodarcza", ("business activity",)),
    Column("public_benefit", "OPP", ("opp", "pozytek publiczny", "status opp")),
    Column("public_benefit_as_of", "Na liście OPP dnia", ("public benefit as of", "opp dnia", "opp na dzien")),
    Column("bank_account", "Numer konta", ("bank account", "iban", "konto", "rachunek", "numer rachunku")),
    Column("confirmed_on", "Dane potwierdzone dnia", ("confirmed on", "potwierdzone", "potwierdzono dnia")),
    Column("contact_name", "Kontakt dla biura – osoba", ("contact name", "osoba do kontaktu", "kontakt dla biura")),
    Column("contact_phone", "Kontakt dla biura – telefon", ("contact phone", "telefon dla biura")),
    Column("contact_email", "Kontakt dla biura – e-mail", ("contact email", "e mail dla biura", "email dla biura")),
    Column("office_notes", "Notatki biura", ("office notes", "notatki", "uwagi")),
    Column("source_url", "Źródło danych", ("source url", "source", "zrodlo")),
)
BY_KEY = {column.key: column for column in COLUMNS}
#: Columns that the export writes and the import ignores: the portal maintains them.
ONLY_EXPORTED = (("status", "Stan"), ("slug", "Adres wpisu"), ("updated_at", "Zmieniona"))


def folded(header: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", fold(header)).split())


_KNOWN = {folded(name): column.key for column in COLUMNS for name in (column.label, column.key, *column.names)}


def guess(headers: list[str]) -> list[str]:
    """The field of each header, "" if unknown; of two equal headers the first gets it."""
    found: list[str] = []
    for header in headers:
        key = _KNOWN.get(folded(header), "")
        found.append("" if key in found else key)
    return found
