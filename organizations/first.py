"""Initial words of the registry: themes, the 41 spheres of art. 4 ust. 1, parts of Leszno, target groups,
accessibility."""

import csv
from pathlib import Path

from core.lists import list_versions
from organizations.models import AccessFeature, District, Sphere, TargetGroup, Theme

#: Code, theme, short label and official text of each sphere.
SPHERES_CSV = Path(__file__).parent / "spheres.csv"
THEMES = {
    "sport": "Sport i turystyka",
    "kultura": "Kultura i tradycja",
    "edukacja": "Edukacja i nauka",
    "zdrowie": "Zdrowie",
    "pomoc-spoleczna": "Pomoc społeczna",
    "dzieci-i-rodzina": "Dzieci, młodzież i rodzina",
    "seniorzy": "Seniorzy",
    "niepelnosprawnosc": "Osoby z niepełnosprawnościami",
    "ekologia-i-zwierzeta": "Ekologia i zwierzęta",
    "spolecznosc-lokalna": "Społeczność lokalna",
    "prawa-i-bezpieczenstwo": "Prawa i bezpieczeństwo",
}
DISTRICTS = {
    "srodmiescie": "Śródmieście",
    "zatorze": "Zatorze",
    "gronowo": "Gronowo",
    "leszczynko": "Leszczynko",
    "zaborowo": "Zaborowo",
    "antoniny": "Antoniny",
    "poza-lesznem": "Poza Lesznem",
}
TARGET_GROUPS = [
    "Wszyscy mieszkańcy",
    "Dzieci",
    "Młodzież",
    "Rodziny",
    "Seniorzy",
    "Kobiety",
    "Osoby z niepełnosprawnościami",
    "Osoby chore i ich bliscy",
    "Osoby w trudnej sytuacji życiowej",
    "Osoby z doświadczeniem uzależnienia",
    "Osoby szukające pracy",
    "Migranci i uchodźcy",
    "Organizacje pozarządowe",
]
ACCESS_FEATURES = [
    "Wejście bez schodów albo z podjazdem",
    "Winda",
    "Toaleta dla osób z niepełnosprawnościami",
    "Miejsce parkingowe dla osób z niepełnosprawnościami",
    "Pętla indukcyjna",
    "Tłumaczenie na polski język migowy po umówieniu",
    "Informacja w tekście łatwym do czytania",
    "Oznaczenia w alfabecie Braille’a",
    "Można wejść z psem asystującym",
    "Przewijak dla dziecka",
]


def lay(once):
    added = [*_words(once, Theme, THEMES), *_spheres(once), *_words(once, District, DISTRICTS)]
    for model, names in ((TargetGroup, TARGET_GROUPS), (AccessFeature, ACCESS_FEATURES)):
        added += [once(model, name=name, defaults={"order": order * 10}) for order, name in enumerate(names, start=1)]
    if any(added):
        list_versions.bump("taxonomy")


def _words(once, model, words):
    return [
        once(model, slug=slug, defaults={"name": name, "order": order * 10})
        for order, (slug, name) in enumerate(words.items(), start=1)
    ]


def _spheres(once):
    """Spheres; one whose theme the office deleted is not added."""
    themes = {theme.slug: theme for theme in Theme.objects.all()}
    with SPHERES_CSV.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [
        once(
            Sphere,
            code=row["code"],
            defaults={
                "order": order * 10,
                "theme": themes[row["theme"]],
                "short_label": row["short_label"],
                "official_text": row["official_text"],
            },
        )
        for order, row in enumerate(rows, start=1)
        if row["theme"] in themes
    ]
