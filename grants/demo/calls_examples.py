"""Invented demo calls, dated relative to today; no fund, contest or amount is real."""

GARDEN = "Przykładowa Fundacja Ogród Leszczynowy"
CLUB = "Przykładowy Uczniowski Klub Sportowy „Bieg po Sad”"
BLOCK = "Przykładowe Stowarzyszenie Ciepły Blok"
BIP = "https://bip.example.org/ogloszenie"
CITY = {"source": "city", "funder": "Miasto Leszno", "area": "Leszno", "contact": "Biuro OP, ngo@example.org"}
TODAY = {"bip_on": 0, "board_on": 0, "site_on": 0}
EARLIER = {"bip_on": -20, "board_on": -19, "site_on": -20}
BODY = (
    "<h3>Na co można dostać pieniądze</h3><p>Na działania dla mieszkanek i mieszkańców Leszna: warsztaty, spotkania, "
    "wydarzenia otwarte dla wszystkich.</p><h3>Jak złożyć wniosek</h3><ol><li>Przeczytaj ogłoszenie.</li>"
    "<li>Wypełnij wniosek w generatorze.</li><li>Wyślij go przed końcem naboru.</li></ol>"
    "<h3>Co bierzemy pod uwagę</h3><ul><li>ile osób skorzysta,</li><li>czy koszty są rozsądne,</li>"
    "<li>czy organizacja ma doświadczenie.</li></ul><p>To przykładowy nabór, przygotowany na potrzeby wersji "
    "pokazowej portalu.</p>"
)

CALLS = [
    {
        "values": CITY | {
            "title": "Kultura blisko domu – konkurs na przyszły rok", "kind": "open_contest", "bip_url": BIP,
            "lead": "Koncerty, warsztaty i spotkania z kulturą w każdej części miasta. Przykładowy konkurs.",
            "body": BODY, "pool": 180_000, "grant_from": 3_000, "grant_to": 30_000, "own_share": 10,
            "form_url": "https://generator.example.org/kultura",
        },
        "moments": {"closes_at": (25, "15:30")}, "days": TODAY | {"results_on": 50, "project_from": 60,
                                                                  "project_to": 330},
        "themes": ["kultura"], "spheres": ["16"],
        "legal_forms": ["association", "foundation", "ordinary_association", "rural_womens_circle"],
        "attachments": ["Wzór oferty", "Regulamin konkursu"],
    },
    {
        "values": CITY | {
            "title": "Sport dzieci i młodzieży – konkurs", "kind": "open_contest", "bip_url": BIP,
            "lead": "Treningi i zawody dla dzieci z klubów w Lesznie. Przykładowy konkurs.", "body": BODY,
            "pool": 400_000, "grant_to": 60_000, "own_share": 20, "form_url": "https://generator.example.org/sport",
        },
        "moments": {"opens_at": (-19, "08:00"), "closes_at": (3, "15:30")}, "days": EARLIER,
        "themes": ["sport"], "spheres": ["17"],
        "legal_forms": ["student_sports_club", "sports_club", "association"],
    },
    {
        "values": CITY | {
            "title": "Małe granty – druga połowa roku", "kind": "small_grant", "deadline": "open_ended",
            "lead": "Krótkie zadania bez konkursu: organizacja sama proponuje, co zrobi. Przykładowy nabór.",
            "grant_to": 10_000, "pool": 60_000, "body": BODY,
        },
        "moments": {"opens_at": (-40, "08:00")},
    },
    {
        "values": CITY | {
            "title": "Inicjatywa lokalna – zróbmy to razem", "kind": "local_initiative", "is_for_informal": True,
            "lead": "Mieszkańcy dają pracę i pomysł, miasto materiały. Przykładowy nabór.", "body": BODY,
            "applicants_note": "Grupa co najmniej trzech osób z jednego osiedla albo organizacja.",
        },
        "moments": {"closes_at": (60, "12:00")}, "themes": ["spolecznosc-lokalna"], "spheres": ["13"],
    },
    {
        "values": {
            "title": "Mikrodotacje dla sąsiadów", "kind": "regranting", "source": "city", "area": "Leszno",
            "funder": "Operator mikrodotacji (przykład)", "is_for_informal": True, "pool": 50_000, "grant_to": 8_000,
            "lead": "Do 8 tysięcy złotych na pomysł, który połączy sąsiadów. Przykładowy nabór.", "own_share": 10,
            "form_url": "https://generator.example.org/mikrodotacje", "body": BODY,
        },
        "moments": {"opens_at": (-10, "09:00"), "closes_at": (9, "12:00")},
        "themes": ["spolecznosc-lokalna", "kultura"],
        "moved": (12, "12:00", "Generator wniosków nie działał przez dwa dni."),
    },
    {
        "values": {
            "title": "Wielkopolska dla seniorów", "kind": "open_contest", "source": "region",
            "funder": "Samorząd województwa (przykład)", "area": "województwo wielkopolskie", "grant_from": 10_000,
            "grant_to": 50_000, "lead": "Zajęcia i usługi dla osób po sześćdziesiątce. Przykładowy konkurs.",
        },
        "moments": {"closes_at": (7, "23:59")}, "themes": ["seniorzy"], "spheres": ["10"],
    },
    {
        "values": {
            "title": "Rozwój organizacji – wsparcie instytucjonalne", "kind": "other", "source": "country",
            "funder": "Program rządowy (przykład)", "area": "cała Polska", "grant_from": 100_000,
            "grant_to": 400_000, "lead": "Pieniądze na rozwój samej organizacji, na trzy lata. Przykładowy nabór.",
        },
        "moments": {"closes_at": (33, "14:00")},
        "legal_forms": ["association", "foundation", "social_cooperative"],
    },
    {
        "values": {
            "title": "Młodzi w Europie – wymiany", "kind": "other", "source": "eu", "is_for_informal": True,
            "funder": "Program europejski (przykład)", "area": "kraje Unii Europejskiej",
            "lead": "Wyjazdy i spotkania młodych z kilku krajów. Przykładowy nabór.",
        },
        "moments": {"closes_at": (75, "12:00")}, "themes": ["dzieci-i-rodzina", "edukacja"],
    },
    {
        "values": {
            "title": "Zielone podwórka", "kind": "other", "source": "private", "is_for_informal": True,
            "funder": "Fundusz Leszczynowy (przykład)", "grant_from": 2_000, "grant_to": 6_000, "own_share": 0,
            "lead": "Drzewa, łąki kwietne i deszczówka na podwórkach. Przykładowy nabór.",
        },
        "moments": {"closes_at": (1, "20:00")}, "themes": ["ekologia-i-zwierzeta"],
    },
    {
        "values": CITY | {
            "title": "Zdrowie i profilaktyka – konkurs", "kind": "open_contest", "bip_url": BIP, "pool": 120_000,
            "lead": "Programy dla rodzin, szkół i osób wychodzących z nałogu. Przykładowy konkurs.",
        },
        "moments": {"opens_at": (5, "08:00"), "closes_at": (31, "15:30")}, "days": TODAY, "themes": ["zdrowie"],
        "spheres": ["6", "32"],
    },
    {
        "values": {
            "title": "Stypendia dla wolontariuszy", "kind": "other", "source": "private", "pool": 40_000,
            "funder": "Fundusz Leszczynowy (przykład)",
            "lead": "Wsparcie dla organizacji, które szkolą wolontariuszy. Przykładowy nabór.",
        },
        "moments": {"opens_at": (20, "08:00"), "closes_at": (50, "16:00")}, "themes": ["spolecznosc-lokalna"],
    },
    {
        "values": {
            "title": "Biblioteki otwarte wieczorem", "kind": "other", "source": "private",
            "funder": "Fundusz Książki (przykład)", "grant_to": 15_000,
            "lead": "Spotkania przy książce po osiemnastej. Przykładowy nabór.",
        },
        "moments": {"closes_at": (15, "16:00")}, "themes": ["kultura"],
        "withdrawn": "Ogłaszający przesunął nabór na przyszły rok.",
    },
    {
        "values": CITY | {
            "title": "Sąsiedzi dla sąsiadów – konkurs jesienny", "kind": "open_contest", "pool": 40_000,
            "grant_to": 15_000, "lead": "Działania na osiedlach, zgłoszone jesienią. Przykładowy konkurs.",
        },
        "moments": {"opens_at": (-90, "08:00"), "closes_at": (-60, "15:30")}, "themes": ["spolecznosc-lokalna"],
        "results": [
            (GARDEN, "Ogród dla każdego", 14_500), (BLOCK, "Ciepły wieczór na podwórku", 12_000),
            (CLUB, "Bieg osiedlowy", 8_400),
        ],
        "results_note": "Wpłynęło 9 ofert. Dotacje dostały trzy, które zdobyły najwięcej punktów.",
    },
    {
        "values": CITY | {
            "title": "Edukacja ekologiczna w szkołach – konkurs", "kind": "open_contest", "pool": 30_000,
            "lead": "Szkic konkursu: brakuje jeszcze dat ogłoszeń. Przykład.",
        },
        "moments": {"closes_at": (30, "15:30")}, "themes": ["ekologia-i-zwierzeta"], "is_draft": True,
    },
]  # fmt: skip

OFFERS = [
    {
        "organization": BLOCK,
        "values": {
            "title": "Zimowa świetlica na podwórku", "amount": 6_800,
            "summary": "Dziesięć popołudni z herbatą, grami i pomocą w lekcjach dla dzieci z trzech bloków.\n\n"
            "To przykładowa oferta, przygotowana na potrzeby wersji pokazowej portalu.",
        },
        "days": {"starts_on": 30, "ends_on": 95, "received_on": -3},
        "remarks": ["Dobrze, że świetlica będzie blisko. Czy wejście będzie bez schodów?"],
    },
    {
        "organization": GARDEN,
        "values": {
            "title": "Drzewa opowiadają", "amount": 4_200,
            "summary": "Spacery z przewodnikiem i mapa najstarszych drzew w mieście.\n\n"
            "To przykładowa oferta, przygotowana na potrzeby wersji pokazowej portalu.",
        },
        "days": {"starts_on": 20, "ends_on": 70, "received_on": -2},
    },
]  # fmt: skip
