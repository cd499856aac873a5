"""Invented organisations, named as examples, with every field filled. No real body has these facts."""

from typing import Any

#: Leaf, nut and cream of the portal; each example uses one pair.
GREEN, NUT, BLUE = ("#1f5c40", "#c4dccb"), ("#7a4a1e", "#fbf0e1"), ("#1d4d6b", "#dbeaf2")

EXAMPLES: list[dict[str, Any]] = [
    {
        "colours": GREEN,
        "letters": "OL",
        "words": {
            "spheres": ["18", "13", "27"],
            "target_groups": ["Wszyscy mieszkańcy", "Dzieci"],
            "access_features": [
                "Wejście bez schodów albo z podjazdem",
                "Toaleta dla osób z niepełnosprawnościami",
                "Można wejść z psem asystującym",
            ],
        },
        "district": "srodmiescie",
        "values": {
            "name": "Przykładowa Fundacja Ogród Leszczynowy",
            "short_name": "Ogród Leszczynowy",
            "legal_form": "foundation",
            "krs": "0009999991",
            "mission": "Zakładamy ogrody przy szkołach i uczymy, jak dbać o drzewa w mieście.",
            "description": (
                "<p>To przykładowy wpis. Pokazuje, co organizacja może o sobie napisać.</p>"
                "<h3>Co robimy</h3><ul><li>sadzimy leszczyny, lipy i jabłonie na podwórkach,</li>"
                "<li>prowadzimy zajęcia w szkołach i przedszkolach,</li>"
                "<li>pożyczamy sąsiadom narzędzia ogrodnicze.</li></ul>"
                "<p>Spotykamy się w każdą sobotę o 10.00. Przyjść może każdy.</p>"
            ),
            "is_seeking_volunteers": True,
            "volunteering_info": "Szukamy osób do sobotniego sadzenia i do prowadzenia zajęć z dziećmi.",
            "street": "ul. Przykładowa 1",
            "postal_code": "64-100",
            "city": "Leszno",
            "latitude": "51.841900",
            "longitude": "16.574800",
            "phone": "+48 65 000 00 01",
            "email": "ogrod@example.org",
            "website": "https://ogrod.example.org/",
            "opening_hours": "wtorek: 15.00–18.00\nsobota: 10.00–13.00",
            "access_notes": "Biuro jest na parterze. Do ogrodu prowadzi utwardzona ścieżka.",
            "bank_account": "PL61109010140000071219812874",
        },
        "founded_years_ago": 10,
        "is_public_benefit": True,
        "contact": {"name": "Koordynatorka Fundacji Ogród Leszczynowy", "email": "biuro-ogrod@example.org"},
        "photo": "Rysunek: trzy drzewa i ławka w ogrodzie",
        "report": True,
    },
    {
        "colours": NUT,
        "letters": "BS",
        "words": {
            "spheres": ["17", "15"],
            "target_groups": ["Młodzież"],
            "access_features": ["Miejsce parkingowe dla osób z niepełnosprawnościami"],
        },
        "district": "zatorze",
        "values": {
            "name": "Przykładowy Uczniowski Klub Sportowy „Bieg po Sad”",
            "short_name": "Bieg po Sad",
            "legal_form": "student_sports_club",
            "register_kind": "sports_clubs",
            "register_number": "przykład 1",
            "mission": "Uczymy dzieci biegać dla zdrowia, a nie tylko dla medali.",
            "description": "<p>To przykładowy wpis klubu, który nie ma numeru KRS, bo jest w ewidencji miasta.</p>",
            "street": "ul. Przykładowa 2",
            "postal_code": "64-100",
            "city": "Leszno",
            "latitude": "51.847300",
            "longitude": "16.581200",
            "email": "klub@example.org",
        },
        "founded_years_ago": 5,
        "contact": {"name": "Trener klubu Bieg po Sad", "phone": "+48 65 000 00 02"},
        "photo": "Rysunek: tor biegowy wokół sadu",
    },
    {
        "colours": BLUE,
        "letters": "CB",
        "words": {
            "spheres": ["10", "1"],
            "target_groups": ["Seniorzy"],
            "access_features": ["Winda", "Pętla indukcyjna"],
        },
        "district": "gronowo",
        "values": {
            "name": "Przykładowe Stowarzyszenie Ciepły Blok",
            "legal_form": "ordinary_association",
            "register_kind": "ordinary_associations",
            "register_number": "przykład 2",
            "mission": "Łączymy sąsiadów: młodsi robią zakupy, starsi uczą gotować.",
            "description": "<p>To przykładowy wpis stowarzyszenia zwykłego.</p>",
            "is_seeking_volunteers": True,
            "volunteering_info": "Raz w tygodniu godzina rozmowy z osobą, która mieszka sama.",
            "street": "ul. Przykładowa 3",
            "postal_code": "64-100",
            "city": "Leszno",
            "latitude": "51.852100",
            "longitude": "16.560400",
            "phone": "+48 65 000 00 03",
        },
        "founded_years_ago": 1,
        "contact": {"name": "Przedstawicielka stowarzyszenia Ciepły Blok", "email": "blok@example.org"},
    },
]
