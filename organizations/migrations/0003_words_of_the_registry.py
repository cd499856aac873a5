"""The words the registry starts with: themes, the 41 spheres of art. 4 ust. 1, parts of Leszno, target groups,
accessibility. Staff may change every one of them later, so running this again never overwrites what stands."""

from django.db import migrations

THEMES = [
    ("sport", "Sport i turystyka"),
    ("kultura", "Kultura i tradycja"),
    ("edukacja", "Edukacja i nauka"),
    ("zdrowie", "Zdrowie"),
    ("pomoc-spoleczna", "Pomoc społeczna"),
    ("dzieci-i-rodzina", "Dzieci, młodzież i rodzina"),
    ("seniorzy", "Seniorzy"),
    ("niepelnosprawnosc", "Osoby z niepełnosprawnościami"),
    ("ekologia-i-zwierzeta", "Ekologia i zwierzęta"),
    ("spolecznosc-lokalna", "Społeczność lokalna"),
    ("prawa-i-bezpieczenstwo", "Prawa i bezpieczeństwo"),
]

# code, theme, short label, official text
SPHERES = [
    ("1", "pomoc-spoleczna", "Pomoc społeczna", "pomocy społecznej, w tym pomocy rodzinom i osobom w trudnej sytuacji życiowej oraz wyrównywania szans tych rodzin i osób"),
    ("1a", "dzieci-i-rodzina", "Wspieranie rodziny i piecza zastępcza", "wspierania rodziny i systemu pieczy zastępczej"),
    ("1aa", "pomoc-spoleczna", "Mieszkania dla mieszkańców", "tworzenia warunków do zaspokajania potrzeb mieszkaniowych wspólnoty samorządowej"),
    ("1b", "prawa-i-bezpieczenstwo", "Bezpłatna pomoc prawna", "udzielania nieodpłatnej pomocy prawnej oraz zwiększania świadomości prawnej społeczeństwa"),
    ("2", "pomoc-spoleczna", "Wychodzenie z wykluczenia", "działalności na rzecz integracji i reintegracji zawodowej i społecznej osób zagrożonych wykluczeniem społecznym"),
    ("3", "pomoc-spoleczna", "Działalność charytatywna", "działalności charytatywnej"),
    ("4", "kultura", "Tradycja i świadomość narodowa", "podtrzymywania i upowszechniania tradycji narodowej, pielęgnowania polskości oraz rozwoju świadomości narodowej, obywatelskiej i kulturowej"),
    ("5", "kultura", "Mniejszości narodowe i etniczne", "działalności na rzecz mniejszości narodowych i etnicznych oraz języka regionalnego"),
    ("5a", "spolecznosc-lokalna", "Integracja cudzoziemców", "działalności na rzecz integracji cudzoziemców"),
    ("6", "zdrowie", "Ochrona i promocja zdrowia", "ochrony i promocji zdrowia, w tym działalności leczniczej w rozumieniu ustawy z dnia 15 kwietnia 2011 r. o działalności leczniczej"),
    ("7", "niepelnosprawnosc", "Osoby z niepełnosprawnościami", "działalności na rzecz osób niepełnosprawnych"),
    ("8", "pomoc-spoleczna", "Praca dla bezrobotnych", "promocji zatrudnienia i aktywizacji zawodowej osób pozostających bez pracy i zagrożonych zwolnieniem z pracy"),
    ("9", "prawa-i-bezpieczenstwo", "Równe prawa kobiet i mężczyzn", "działalności na rzecz równych praw kobiet i mężczyzn"),
    ("10", "seniorzy", "Osoby w wieku emerytalnym", "działalności na rzecz osób w wieku emerytalnym"),
    ("11", "spolecznosc-lokalna", "Rozwój gospodarczy i przedsiębiorczość", "działalności wspomagającej rozwój gospodarczy, w tym rozwój przedsiębiorczości"),
    ("12", "edukacja", "Technika, wynalazki, innowacje", "działalności wspomagającej rozwój techniki, wynalazczości i innowacyjności oraz rozpowszechnianie i wdrażanie nowych rozwiązań technicznych w praktyce gospodarczej"),
    ("13", "spolecznosc-lokalna", "Rozwój społeczności lokalnych", "działalności wspomagającej rozwój wspólnot i społeczności lokalnych"),
    ("14", "edukacja", "Nauka, edukacja, wychowanie", "nauki, szkolnictwa wyższego, edukacji, oświaty i wychowania"),
    ("15", "dzieci-i-rodzina", "Dzieci i młodzież, wypoczynek", "działalności na rzecz dzieci i młodzieży, w tym wypoczynku dzieci i młodzieży"),
    ("16", "kultura", "Kultura, sztuka, zabytki", "kultury, sztuki, ochrony dóbr kultury i dziedzictwa narodowego"),
    ("17", "sport", "Sport i kultura fizyczna", "wspierania i upowszechniania kultury fizycznej"),
    ("18", "ekologia-i-zwierzeta", "Ekologia, zwierzęta, przyroda", "ekologii i ochrony zwierząt oraz ochrony dziedzictwa przyrodniczego"),
    ("19", "sport", "Turystyka i krajoznawstwo", "turystyki i krajoznawstwa"),
    ("20", "prawa-i-bezpieczenstwo", "Porządek i bezpieczeństwo", "porządku i bezpieczeństwa publicznego"),
    ("21", "prawa-i-bezpieczenstwo", "Obronność", "obronności państwa i działalności Sił Zbrojnych Rzeczypospolitej Polskiej"),
    ("22", "prawa-i-bezpieczenstwo", "Prawa człowieka i demokracja", "upowszechniania i ochrony wolności i praw człowieka oraz swobód obywatelskich, a także działań wspomagających rozwój demokracji"),
    ("22a", "prawa-i-bezpieczenstwo", "Bezpłatne poradnictwo obywatelskie", "udzielania nieodpłatnego poradnictwa obywatelskiego"),
    ("23", "prawa-i-bezpieczenstwo", "Ratownictwo i ochrona ludności", "ratownictwa i ochrony ludności"),
    ("24", "pomoc-spoleczna", "Pomoc ofiarom katastrof i wojen", "pomocy ofiarom katastrof, klęsk żywiołowych, konfliktów zbrojnych i wojen w kraju i za granicą"),
    ("25", "prawa-i-bezpieczenstwo", "Prawa konsumentów", "upowszechniania i ochrony praw konsumentów"),
    ("26", "spolecznosc-lokalna", "Integracja europejska, kontakty zagraniczne", "działalności na rzecz integracji europejskiej oraz rozwijania kontaktów i współpracy między społeczeństwami"),
    ("27", "spolecznosc-lokalna", "Wolontariat", "promocji i organizacji wolontariatu"),
    ("28", "kultura", "Polonia i Polacy za granicą", "pomocy Polonii i Polakom za granicą"),
    ("29", "prawa-i-bezpieczenstwo", "Kombatanci i osoby represjonowane", "działalności na rzecz kombatantów i osób represjonowanych"),
    ("29a", "prawa-i-bezpieczenstwo", "Weterani", "działalności na rzecz weteranów i weteranów poszkodowanych w rozumieniu ustawy z dnia 19 sierpnia 2011 r. o weteranach działań poza granicami państwa"),
    ("30", "kultura", "Promocja Polski za granicą", "promocji Rzeczypospolitej Polskiej za granicą"),
    ("31", "dzieci-i-rodzina", "Rodzina, rodzicielstwo, prawa dziecka", "działalności na rzecz rodziny, macierzyństwa, rodzicielstwa, upowszechniania i ochrony praw dziecka"),
    ("32", "zdrowie", "Przeciwdziałanie uzależnieniom", "przeciwdziałania uzależnieniom i patologiom społecznym"),
    ("32a", "spolecznosc-lokalna", "Rewitalizacja", "rewitalizacji"),
    ("33", "spolecznosc-lokalna", "Wspieranie organizacji pozarządowych", "działalności na rzecz organizacji pozarządowych oraz podmiotów wymienionych w art. 3 ust. 3, w zakresie określonym w pkt 1–32a"),
    ("34", "spolecznosc-lokalna", "Ekonomia społeczna", "działalności na rzecz podmiotów ekonomii społecznej i przedsiębiorstw społecznych, o których mowa w ustawie z dnia 5 sierpnia 2022 r. o ekonomii społecznej"),
]

DISTRICTS = [
    ("srodmiescie", "Śródmieście"),
    ("zatorze", "Zatorze"),
    ("gronowo", "Gronowo"),
    ("leszczynko", "Leszczynko"),
    ("zaborowo", "Zaborowo"),
    ("antoniny", "Antoniny"),
    ("poza-lesznem", "Poza Lesznem"),
]

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


def add_words(apps, schema_editor):
    get = lambda name: apps.get_model("organizations", name)
    themes = {}
    for order, (slug, name) in enumerate(THEMES, start=1):
        themes[slug], _ = get("Theme").objects.get_or_create(slug=slug, defaults={"name": name, "order": order * 10})
    for order, (code, theme, short_label, official_text) in enumerate(SPHERES, start=1):
        get("Sphere").objects.get_or_create(
            code=code,
            defaults={
                "order": order * 10,
                "theme": themes[theme],
                "short_label": short_label,
                "official_text": official_text,
            },
        )
    for order, (slug, name) in enumerate(DISTRICTS, start=1):
        get("District").objects.get_or_create(slug=slug, defaults={"name": name, "order": order * 10})
    for model, names in (("TargetGroup", TARGET_GROUPS), ("AccessFeature", ACCESS_FEATURES)):
        for order, name in enumerate(names, start=1):
            get(model).objects.get_or_create(name=name, defaults={"order": order * 10})


def remove_words(apps, schema_editor):
    get = lambda name: apps.get_model("organizations", name)
    get("AccessFeature").objects.filter(name__in=ACCESS_FEATURES).delete()
    get("TargetGroup").objects.filter(name__in=TARGET_GROUPS).delete()
    get("District").objects.filter(slug__in=[slug for slug, _ in DISTRICTS]).delete()
    get("Sphere").objects.filter(code__in=[code for code, *_ in SPHERES]).delete()
    get("Theme").objects.filter(slug__in=[slug for slug, _ in THEMES], spheres__isnull=True).delete()


class Migration(migrations.Migration):
    dependencies = [("organizations", "0002_history_versions_and_import_warnings")]

    operations = [migrations.RunPython(add_words, remove_words)]
