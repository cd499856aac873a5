"""Fictional events of the next three months, dated by weeks from today; together they show every feature."""

from typing import Any

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
OFFICE_ADDRESS = "64-100"

VENUES: list[dict[str, Any]] = [
    {
        "name": "Przykładowe Centrum Organizacji",
        "street": "ul. Przykładowa 5",
        "postal_code": OFFICE_ADDRESS,
        "latitude": "51.840600",
        "longitude": "16.577300",
        "access_notes": "Wejście od podwórka bez schodów. Winda na piętro. Miejsce dla psa asystującego.",
        "features": ["Wejście bez schodów albo z podjazdem", "Winda", "Pętla indukcyjna"],
    },
    {
        "name": "Przykładowa Sala Sesyjna",
        "street": "ul. Przykładowa 6",
        "postal_code": OFFICE_ADDRESS,
        "latitude": "51.843100",
        "longitude": "16.574900",
        "access_notes": "Sala na pierwszym piętrze, wejście po schodach. Windy nie ma.",
        "features": [],
    },
    {
        "name": "Przykładowy Ogród Społeczny",
        "street": "ul. Przykładowa 1",
        "postal_code": OFFICE_ADDRESS,
        "latitude": "51.841900",
        "longitude": "16.574800",
        "access_notes": "Utwardzone ścieżki. Toaleta w budynku obok.",
        "features": ["Toaleta dla osób z niepełnosprawnościami"],
    },
]
CENTRE, COUNCIL, GARDEN = (venue["name"] for venue in VENUES)

PROGRAMME = (
    "<ul><li>17.00 – od czego zacząć: cel i odbiorcy,</li><li>17.45 – budżet, który się zgadza,</li>"
    "<li>18.30 – przerwa na herbatę,</li><li>18.45 – ćwiczenie: piszemy jeden wniosek razem.</li></ul>"
)

#: ``when``: week and weekday of each date, start and end hour. ``signed_up``: number of people.
EVENTS: list[dict[str, Any]] = [
    {
        "values": {
            "title": "Pierwszy wniosek o dotację – warsztat w trzech spotkaniach",
            "kind": "training",
            "lead": "Krok po kroku, od pomysłu do gotowego wniosku. Dla osób, które piszą go pierwszy raz.",
            "body": "<p>Pracujemy w małej grupie, na Waszych pomysłach. Przynieś swój, choćby na kartce.</p>",
            "programme": PROGRAMME,
            "trainers": "Doradczyni biura do spraw projektów",
            "audience": "organizations",
            "capacity": 12,
            "per_organization": 2,
            "has_certificates": True,
            "certificate_hours": 8,
        },
        "venue": CENTRE,
        "themes": ["edukacja"],
        "when": [(1, TUE), (2, TUE), (3, TUE)],
        "hours": ("17:00", "19:30"),
        "signed_up": 15,
        "questions": [("Nad jakim pomysłem chcesz pracować?", "text", ""), ("Czy masz laptop?", "yes_no", "")],
    },
    {
        "values": {
            "title": "Księgowość w małym stowarzyszeniu",
            "kind": "training",
            "lead": "Uproszczona ewidencja, sprawozdanie i terminy – bez trudnych słów.",
            "body": "<p>Dla osób, które prowadzą księgi społecznie. Odpowiemy na pytania z sali.</p>",
            "trainers": "Księgowa organizacji pozarządowych",
            "audience": "organizations",
            "capacity": 16,
            "has_certificates": True,
            "certificate_hours": 4,
        },
        "venue": CENTRE,
        "themes": ["edukacja"],
        "when": [(3, THU)],
        "hours": ("16:00", "20:00"),
        "signed_up": 8,
    },
    {
        "values": {
            "title": "Spotkanie międzysektorowe: co robimy razem w przyszłym roku",
            "kind": "cross_sector",
            "lead": "Organizacje, miasto i firmy przy jednym stole. Mówimy o planach i szukamy partnerów.",
            "body": "<p>Każda organizacja ma trzy minuty na przedstawienie jednego pomysłu.</p>",
            "capacity": 60,
        },
        "venue": COUNCIL,
        "themes": ["spolecznosc-lokalna"],
        "when": [(2, WED)],
        "hours": ("16:30", "18:30"),
        "signed_up": 21,
    },
    {
        "values": {
            "title": "Media społecznościowe organizacji – podstawy",
            "kind": "training",
            "lead": "Jak pisać i fotografować, żeby ludzie chcieli przyjść. Przez internet.",
            "body": (
                "<p>Napiszemy razem jeden wpis i zrobimy do niego zdjęcie telefonem. "
                "Wystarczy komputer albo telefon.</p>"
            ),
            "online_url": "https://spotkanie.example.org/media-spolecznosciowe",
            "trainers": "Doradca biura do spraw promocji",
            "audience": "organizations",
            "capacity": 25,
        },
        "themes": ["edukacja"],
        "when": [(6, TUE)],
        "hours": ("18:00", "20:00"),
        "opens_in_days": 7,
    },
    {
        "values": {
            "title": "Konsultacje: regulamin małych dotacji",
            "kind": "consultation",
            "lead": "Powiedz, co w regulaminie przeszkadza. Zapiszemy każdą uwagę i odpowiemy na nią.",
            "body": "<p>Projekt regulaminu jest do wglądu w biurze. Uwagi można też przynieść na kartce.</p>",
            "capacity": 30,
        },
        "venue": COUNCIL,
        "themes": ["spolecznosc-lokalna", "prawa-i-bezpieczenstwo"],
        "when": [(4, MON)],
        "hours": ("17:00", "18:30"),
        "signed_up": 4,
    },
    {
        "values": {
            "title": "Konferencja „Wolontariat w mieście”",
            "kind": "conference",
            "lead": "Jak znaleźć wolontariuszy, jak o nich dbać i jak podpisać porozumienie.",
            "body": "<p>Cały dzień rozmów i warsztatów. Będzie tłumaczenie na polski język migowy.</p>",
            "capacity": 80,
            "per_organization": 4,
            "has_certificates": True,
        },
        "venue": CENTRE,
        "themes": ["spolecznosc-lokalna"],
        "when": [(9, FRI)],
        "hours": ("09:00", "15:30"),
        "signed_up": 30,
    },
    {
        "values": {
            "title": "Sadzimy leszczyny na podwórku",
            "kind": "other",
            "lead": "Przyjdź z łopatą albo bez. Sadzonki i herbata są na miejscu.",
            "body": (
                "<p>Posadzimy dwadzieścia krzewów. Dzieci przychodzą z opiekunami. "
                "Gdy pada deszcz, sadzimy w pelerynach.</p>"
            ),
        },
        "organizer": "Przykładowa Fundacja Ogród Leszczynowy",
        "venue": GARDEN,
        "themes": ["ekologia-i-zwierzeta"],
        "when": [(1, SAT)],
        "hours": ("10:00", "13:00"),
    },
    {
        "values": {
            "title": "Wieczór gier u sąsiadów",
            "kind": "meeting",
            "lead": "Planszówki dla młodszych i starszych. Ciasto mile widziane.",
        },
        "organizer": "Przykładowe Stowarzyszenie Ciepły Blok",
        "room": "świetlica, ul. Przykładowa 3",
        "themes": ["spolecznosc-lokalna", "seniorzy"],
        "when": [(0, SAT), (2, SAT), (4, SAT)],
        "hours": ("16:00", "19:00"),
    },
    {
        "values": {
            "title": "Bieg o leszczynowy orzech",
            "kind": "festival",
            "lead": "Jeden, trzy albo pięć kilometrów. Medal dla każdego, kto dobiegnie.",
            "body": "<p>Biuro zawodów otwieramy o 10.00. Trasa jest równa, przejedzie nią także wózek.</p>",
            "price": "10 zł, dzieci bezpłatnie",
            "capacity": 120,
        },
        "organizer": "Przykładowy Uczniowski Klub Sportowy „Bieg po Sad”",
        "room": "park, start przy altanie",
        "themes": ["sport"],
        "when": [(7, SUN)],
        "hours": ("11:00", "14:00"),
        "signed_up": 12,
    },
    {
        "values": {
            "title": "Narada opiekunów ogrodu",
            "kind": "meeting",
            "lead": "Plan prac na wiosnę. Tylko dla osób z fundacji.",
            "audience": "members",
        },
        "organizer": "Przykładowa Fundacja Ogród Leszczynowy",
        "venue": GARDEN,
        "themes": ["ekologia-i-zwierzeta"],
        "when": [(2, THU)],
        "hours": ("18:00", "19:30"),
    },
    {
        "values": {
            "title": "Statut bez tajemnic",
            "kind": "training",
            "lead": "Co musi być w statucie i jak go zmienić.",
            "body": "<p>Przynieś statut swojej organizacji. Przeczytamy go razem i zaznaczymy, co warto poprawić.</p>",
            "capacity": 20,
        },
        "venue": CENTRE,
        "themes": ["prawa-i-bezpieczenstwo"],
        "when": [(5, WED)],
        "hours": ("17:00", "19:00"),
        "signed_up": 6,
        "then": ("move", (7, WED), "Prowadząca jest chora. Przepraszamy."),
    },
    {
        "values": {
            "title": "Wizyta studyjna w spółdzielni socjalnej",
            "kind": "meeting",
            "lead": "Jedziemy zobaczyć, jak działa spółdzielnia, która prowadzi stołówkę.",
            "capacity": 18,
        },
        "room": "zbiórka na parkingu przy ul. Przykładowej 5",
        "themes": ["pomoc-spoleczna"],
        "when": [(4, THU)],
        "hours": ("08:00", "15:00"),
        "signed_up": 5,
        "then": ("cancel", None, "Spółdzielnia ma w tym dniu remont. Poszukamy innego terminu."),
    },
]
#: A past event with attendance, certificates and opinions.
HELD: dict[str, Any] = {
    "values": {
        "title": "Wolontariat od podstaw",
        "kind": "training",
        "lead": "Porozumienie, ubezpieczenie, dobre słowo: o co zadbać, zanim przyjdzie wolontariusz.",
        "trainers": "Doradczyni biura do spraw wolontariatu",
        "audience": "organizations",
        "capacity": 8,
        "has_certificates": True,
        "certificate_hours": 3,
    },
    "venue": CENTRE,
    "themes": ["edukacja"],
    "when": [(-3, TUE)],
    "hours": ("17:00", "20:00"),
    "signed_up": 10,
}
PEOPLE = (
    "Prezeska", "Skarbnik", "Sekretarka", "Koordynator", "Wolontariuszka", "Trener", "Opiekunka", "Księgowa",
    "Członek zarządu", "Kierowniczka świetlicy",
)  # fmt: skip
GROUPS = ("Fundacji Przykład", "Klubu Przykład", "Stowarzyszenia Przykład")
OPINIONS = [
    ((5, 5, 4, 5), "Dużo przykładów z życia.", "", "Jak rozmawiać ze szkołą o wolontariacie"),
    ((4, 5, 5, 5), "Wzór porozumienia.", "Krótsza przerwa.", ""),
    ((5, 4, 5, 3), "", "Sala była chłodna.", ""),
    ((5, 5, 5, 5), "Wreszcie wiem, kogo ubezpieczyć.", "", "Wolontariat osób starszych"),
]
SURVEY: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "Pieniądze i projekty",
        [
            ("Piszemy wniosek: zaawansowani", "Wskaźniki, ryzyko, partnerstwo."),
            ("Rozliczenie dotacji bez błędów", "Opisy faktur, zmiany w budżecie, sprawozdanie."),
            ("Zbiórki i darczyńcy", "Zbiórki publiczne i w internecie."),
        ],
    ),
    (
        "Prowadzenie organizacji",
        [
            ("Dostępność w organizacji", "Strona, dokumenty i spotkania dla każdego."),
            ("Ochrona danych w małej organizacji", "Co trzeba mieć, a czego nie."),
            ("Standardy ochrony małoletnich", "Jak je napisać i jak z nich korzystać."),
        ],
    ),
    (
        "Ludzie i promocja",
        [
            ("Zdjęcia i filmy telefonem", "Proste sposoby, zgody na wizerunek."),
            ("Praca z wolontariuszami", "Jak zapraszać i jak nie stracić."),
            ("Wypalenie i odpoczynek", "Jak dbać o siebie w organizacji."),
        ],
    ),
]
FESTIVAL: dict[str, Any] = {
    "lead": "Tydzień, w którym organizacje pokazują, co robią. Festyn, dni otwarte, spotkania.",
    "body": "<p>Na festynie stają stoiska w strefach. W tygodniu organizacje zapraszają do siebie.</p>",
    "stands_info": "Stół, dwa krzesła i prąd. Namiot trzeba mieć własny.",
}
ZONES = ("Dzieciństwo", "Aktywne życie", "Zdrowie", "Ekologia", "Kultura")
FESTIVAL_EVENTS: list[dict[str, Any]] = [
    {
        "title": "Festyn organizacji – otwarcie",
        "lead": "Stoiska, scena i wspólny piknik.",
        "kind": "festival",
        "day": 0,
        "hours": ("11:00", "18:00"),
        "room": "lotnisko, plac przed hangarem",
    },
    {
        "title": "Joga na trawie",
        "lead": "Zabierz koc. Dla początkujących.",
        "kind": "other",
        "day": 0,
        "hours": ("12:00", "13:00"),
        "room": "lotnisko, trawnik",
        "zone": "Aktywne życie",
    },
    {
        "title": "Dzień otwarty w ogrodzie społecznym",
        "lead": "Zobacz, jak z podwórka zrobić ogród.",
        "kind": "meeting",
        "day": 3,
        "hours": ("16:00", "18:00"),
        "venue": GARDEN,
        "zone": "Ekologia",
    },
]
STANDS = (
    ("Przykładowa Fundacja Ogród Leszczynowy", "Sadzonki leszczyny i warsztat budek dla ptaków.", "Ekologia"),
    ("Przykładowy Uczniowski Klub Sportowy „Bieg po Sad”", "Tor przeszkód dla dzieci.", ""),
)
ANSWERS = (
    ("Przykładowa Fundacja Ogród Leszczynowy", (1, 0, 6), ("Jak prowadzić ogród społeczny zimą",)),
    ("Przykładowy Uczniowski Klub Sportowy „Bieg po Sad”", (1, 5), ()),
    ("Przykładowe Stowarzyszenie Ciepły Blok", (2, 1, 7, 8), ("Pierwsza pomoc dla seniorów",)),
)
