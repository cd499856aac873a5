"""Texts of the demo articles, written anew on activities of the office and of organisations of Leszno; see README.md.

``days``: how many days ago each was published (negative: days from now). The facts come from public pages.
"""

from typing import Any

from news.demo import article_pictures as pictures

GARDEN = "Przykładowa Fundacja Ogród Leszczynowy"
CLUB = "Przykładowy Uczniowski Klub Sportowy „Bieg po Sad”"
BLOCK = "Przykładowe Stowarzyszenie Ciepły Blok"
WORKSHOP = "/wydarzenia/pierwszy-wniosek-o-dotacje-warsztat-w-trzech-spotkaniach/"

#: Articles of the office.
OFFICE: list[dict[str, Any]] = [
    {
        "title": "Konsultujemy program współpracy: przeczytaj i napisz, co zmienić",
        "lead": "Mamy projekt programu współpracy miasta z organizacjami na przyszły rok. Przez tydzień czekamy na "
        "uwagi.",
        "body": "<p>Program współpracy mówi, na jakie zadania miasto przeznaczy pieniądze i w jaki sposób będziemy ze"
        " sobą pracować. Dotyczy każdej organizacji, która działa w Lesznie lub dla jego mieszkańców – także "
        "małej i nowej.</p><h3>Kto może zabrać głos</h3><p>Organizacje pozarządowe i inne podmioty, które "
        "prowadzą działalność pożytku publicznego w Lesznie lub na rzecz jego mieszkańców.</p><h3>Jak to "
        "zrobić</h3><ul><li>przeczytaj projekt programu,</li><li>wpisz uwagę do formularza i krótko ją "
        "uzasadnij,</li><li>wyślij formularz e-mailem, pocztą albo przynieś go do biura.</li></ul><p>Na każdą"
        " uwagę odpowiemy. Odpowiedzi i poprawiony projekt pokażemy na portalu.</p>",
        "themes": ["spolecznosc-lokalna"],
        "days": 2,
        "expires_in": 6,
        "is_pinned": True,
        "picture": (pictures.table, "Rysunek: sześć osób przy okrągłym stole z kartkami"),
        "links": [("/wydarzenia/", "Spotkania i konsultacje w kalendarzu")],
    },
    {
        "title": "Zgłoś najlepszą inicjatywę pozarządową roku",
        "lead": "Sport, kultura, pomoc społeczna i zdrowie – w tych kategoriach szukamy dobrych pomysłów z tego roku.",
        "body": "<p>Nagroda Najlepsza Inicjatywa Pozarządowa trafia do organizacji, które zrobiły coś ważnego dla "
        "mieszkańców Leszna. Są trzy kategorie: sport, kultura oraz pomoc społeczna i zdrowie. Obok nich jest"
        " Nagroda Mieszkańców: wybiera ją każdy, kto odda głos w internecie.</p><p>Nie trzeba być dużą "
        "organizacją. W poprzednich latach doceniono biegi z mapą, warsztaty jazzowe, spektakl i zbiórkę "
        "ciepłych kurtek.</p><h3>Co przygotować</h3><ul><li>krótki opis: co się wydarzyło i dla "
        "kogo,</li><li>kilka zdjęć,</li><li>zgodę organizacji, jeśli zgłasza ją ktoś inny.</li></ul><p>Wyniki"
        " poznamy na gali, która odbywa się 27 lutego, w Światowym Dniu Organizacji Pozarządowych.</p>",
        "themes": ["sport", "kultura", "pomoc-spoleczna"],
        "days": 5,
        "expires_in": 40,
    },
    {
        "title": "Pierwszy wniosek o dotację? Zacznij od warsztatu",
        "lead": "Trzy wieczory, mała grupa i własny pomysł na stole. Zapisy trwają.",
        "body": "<p>Pisanie wniosku wydaje się trudne, dopóki nie napisze się go z kimś, kto już to robił. Na "
        "warsztacie przejdziemy od celu i odbiorców, przez harmonogram, do budżetu, który się "
        "zgadza.</p><p>Przynieś pomysł, choćby na kartce. Z jednej organizacji mogą przyjść dwie osoby. "
        "Udział jest bezpłatny, a kto będzie na wszystkich spotkaniach, dostanie zaświadczenie.</p>",
        "themes": ["edukacja"],
        "days": 9,
        "links": [(WORKSHOP, "")],
    },
    {
        "title": "Mikrodotacje „Inicjatywa dla Leszna”: jak się przygotować",
        "lead": "Nabór zwykle trwa krótko. Pomysł, budżet i partnerów warto mieć gotowe wcześniej.",
        "body": "<p>Mikrodotacje w Lesznie rozdziela operator, którego miasto wybiera w konkursie. W 2024 roku można "
        "było dostać do 8 000 zł, a pula wynosiła 50 000 zł. Wkład własny musiał wynosić co najmniej 10 "
        "procent, a projekt trwać co najmniej 30 dni. Zasady kolejnego naboru mogą być inne – zawsze sprawdź "
        "regulamin.</p><h3>Co można zrobić już dziś</h3><ol><li>Zapisz jednym zdaniem, co zmieni się w "
        "okolicy.</li><li>Policz, co jest potrzebne, i sprawdź ceny.</li><li>Poszukaj osób, które pomogą – "
        "ich praca też się liczy.</li><li>Umów się na rozmowę w biurze.</li></ol>",
        "themes": ["spolecznosc-lokalna"],
        "days": 16,
    },
    {
        "title": "Ankieta potrzeb: powiedz nam, jakich szkoleń chcesz",
        "lead": "Co roku pytamy organizacje, czego chcą się uczyć. Z odpowiedzi układamy kalendarz szkoleń.",
        "body": "<p>Ankieta zajmuje kilka minut. Można wskazać tematy z listy, dopisać własny, a także powiedzieć, w "
        "jakich dniach i godzinach najłatwiej Wam przyjść.</p><p>Odpowiada jedna osoba w imieniu organizacji,"
        " po zalogowaniu. Odpowiedź można poprawić, dopóki ankieta trwa.</p>",
        "themes": ["edukacja"],
        "days": 12,
        "links": [("/ankieta-potrzeb/", "Ankieta potrzeb szkoleniowych")],
    },
    {
        "title": "Leszno ma Radę Działalności Pożytku Publicznego",
        "lead": "Pierwsza kadencja rady rozpoczęta. Co robi i jak do niej trafić ze swoją sprawą.",
        "body": "<p>Leszczyńska Rada Działalności Pożytku Publicznego doradza miastu w sprawach organizacji. Opiniuje"
        " projekty uchwał i program współpracy, pomaga też, gdy organizacje i urząd widzą coś inaczej. Akty "
        "powołania członkinie i członkowie rady odebrali 9 lutego 2026 roku.</p><p>Rada jest po to, żeby głos"
        " organizacji było słychać, zanim zapadną decyzje. Jeśli Wasza sprawa dotyczy więcej niż jednej "
        "organizacji, napisz do biura – przekażemy ją radzie.</p>",
        "themes": ["spolecznosc-lokalna", "prawa-i-bezpieczenstwo"],
        "days": 24,
    },
    {
        "title": "Aktywne Obywatelskie Leszno: skąd się wzięło wrześniowe święto",
        "lead": "Od stu dwudziestu wydarzeń w 2015 roku do festiwalu na lotnisku. Krótka historia AOL.",
        "body": "<p>Pierwsze Aktywne Obywatelskie Leszno odbyło się we wrześniu 2015 roku. Przez dziesięć dni "
        "organizacje zaprosiły mieszkańców na ponad 120 wydarzeń. W 2018 roku czwarta edycja miała hasło "
        "„Zoom na Aktywność”.</p><p>W 2022 roku organizacje spotkały się na lotnisku, w strefach: od "
        "dzieciństwa i kultury, przez ekologię i zdrowie, po lotniczą i mundurową. Można było zobaczyć całe "
        "miasto w jednym miejscu.</p><p>Masz zdjęcia z dawnych edycji? Napisz do nas – chętnie je "
        "pokażemy.</p>",
        "themes": ["kultura", "spolecznosc-lokalna"],
        "days": 38,
        "picture": (pictures.leaves, "Rysunek: gałązka leszczyny z trzema orzechami"),
        "links": [("/wydarzenia/cykle/", "Wszystkie edycje święta")],
    },
    {
        "title": "Rozmowa o pieniądzach: w czym doradzamy organizacjom",
        "lead": "Źródła finansowania, cele, harmonogram, budżet, partnerzy. Wystarczy umówić się telefonicznie.",
        "body": "<p>Do biura można przyjść z samym pomysłem. Razem sprawdzimy, czy nadaje się na projekt, kto może go"
        " sfinansować i z kim warto go zrobić.</p><ul><li>Skąd wziąć pieniądze: konkursy miasta, małe granty,"
        " fundusze spoza Leszna.</li><li>Jak opisać cel, działania i rezultaty.</li><li>Jak ułożyć "
        "harmonogram i budżet.</li><li>Jak znaleźć partnera.</li></ul><p>Doradztwo jest bezpłatne. Termin "
        "umawiamy telefonicznie, żeby nikt nie czekał w kolejce.</p>",
        "themes": ["edukacja"],
        "days": 52,
    },
    {
        "title": "Biblioteczka dla organizacji: pożycz, zanim kupisz",
        "lead": "Poradniki o prowadzeniu organizacji czekają w biurze. Pożyczamy je bezpłatnie.",
        "body": "<p>Statut, księgowość, wolontariat, promocja – na te tematy napisano już dobre książki. Część z nich"
        " stoi na półce w biurze i można je zabrać do domu.</p><p>Nie wiesz, czego szukać? Powiedz, z czym "
        "masz kłopot, a podpowiemy, od czego zacząć. Masz książkę, która Wam pomogła i już jej nie "
        "potrzebujesz? Podaruj ją innym.</p>",
        "themes": ["edukacja"],
        "days": 66,
        "picture": (pictures.shelf, "Rysunek: dwie półki pełne kolorowych książek"),
    },
    {
        "title": "Generator ofert: jedno konto dla jednej organizacji",
        "lead": "Zanim założysz konto w eNGO, zapytaj w organizacji, czy już go nie ma. Oszczędzi to kłopotu przy "
        "ofercie.",
        "body": "<p>Oferty na konkursy miasta przygotowuje się w generatorze <a "
        'href="https://leszno.engo.org.pl">leszno.engo.org.pl</a>. Każda organizacja ma w nim jedno konto, a '
        "kolejne osoby dopisuje jej administrator.</p><h3>Trzy rzeczy, o których łatwo "
        "zapomnieć</h3><ul><li>Osoba, która zakładała konto, mogła już odejść – sprawdź to przed "
        "terminem.</li><li>Oferta na papierze musi mieć tę samą sumę kontrolną co w generatorze.</li><li>Sama"
        " oferta wysłana przez internet nie wystarczy, jeśli regulamin wymaga podpisu.</li></ul>",
        "themes": ["prawa-i-bezpieczenstwo"],
        "days": 88,
    },
    {
        "title": "Patronat Honorowy Prezydenta: wniosek co najmniej 21 dni wcześniej",
        "lead": "Jak poprosić o patronat, kiedy złożyć wniosek i czego patronat nie oznacza.",
        "body": "<p>Patronat Honorowy Prezydenta Miasta Leszna podnosi rangę wydarzenia. Wniosek złóż co najmniej 21 "
        "dni przed wydarzeniem. Przy wydarzeniach, które się powtarzają, składa się go za każdym razem od "
        "nowa.</p><p>Patronat nie oznacza dofinansowania. Jeśli potrzebne są pieniądze, poszukaj konkursu "
        "albo porozmawiaj z biurem.</p>",
        "themes": ["kultura", "sport"],
        "days": 130,
    },
    {
        "title": "Stoiska na wrześniowym święcie: zgłoszenia przyjęte",
        "lead": "Dziękujemy za zgłoszenia. Rozkład stref przyślemy e-mailem.",
        "body": "<p>Zamknęliśmy listę stoisk. Organizacje, które się zgłosiły, dostaną e-mailem plan terenu, godziny "
        "rozkładania stoisk i numer telefonu do osoby, która pomoże na miejscu.</p><p>Kto nie zdążył, może "
        "przyjść z ulotkami do stoiska biura.</p>",
        "themes": ["spolecznosc-lokalna"],
        "days": 400,
        "expires_in": -340,
    },
    {
        "title": "Jubileusze organizacji: kogo wyróżnimy na grudniowym koncercie",
        "lead": "Roczne i okrągłe urodziny to dobry powód, żeby powiedzieć „dziękujemy”.",
        "body": "<p>Na grudniowym koncercie wyróżniamy organizacje, które powstały rok temu, i te, które mają okrągły"
        " jubileusz. Listę układamy według roku powstania podanego w bazie.</p><p>Sprawdź, czy rok we wpisie "
        "Waszej organizacji jest prawdziwy. Poprawisz go na swoim koncie w minutę.</p>",
        "themes": ["kultura"],
        "days": -4,
        "links": [("/organizacje/jubileusze/", "Jubileusze organizacji")],
    },
]

#: Articles of organisations; the last one is still submitted.
ORGANIZATIONS: list[dict[str, Any]] = [
    {
        "organization": GARDEN,
        "title": "Sadzimy leszczyny z sąsiadami",
        "lead": "W sobotę przybędzie w ogrodzie dwadzieścia krzewów. Przyjdź z łopatą albo tylko z dobrym humorem.",
        "body": "<p>Zapraszamy do Przykładowego Ogrodu Społecznego. Sadzonki i kilka łopat mamy na miejscu, przydadzą"
        " się rękawice i kalosze. Dzieci dostaną własną grządkę.</p><p>Ścieżki są utwardzone, można wjechać "
        "wózkiem. Po pracy będzie ciepła zupa. Gdyby padało, spotkamy się tydzień później – napiszemy o tym "
        "tutaj.</p>",
        "themes": ["ekologia-i-zwierzeta", "spolecznosc-lokalna"],
        "days": 3,
        "expires_in": 20,
        "picture": (pictures.leaves, "Rysunek: zielona gałązka leszczyny z orzechami"),
    },
    {
        "organization": BLOCK,
        "title": "Kawiarenka naprawcza: przynieś, naprawimy razem",
        "lead": "Lampka, odkurzacz, zabawka. Raz w miesiącu naprawiamy rzeczy, zamiast je wyrzucać.",
        "body": "<p>W pierwszą niedzielę miesiąca od 14.00 do 17.00 siadamy przy stole z narzędziami. Przynieś jedną "
        "rzecz, która nie działa. Nasze wolontariuszki i wolontariusze pokażą, jak ją naprawić, a Ty zrobisz "
        "to z nimi.</p><p>Nie pobieramy opłat. Herbata i ciasto są za uśmiech. Umiesz lutować albo szyć? "
        "Dołącz do nas.</p>",
        "themes": ["spolecznosc-lokalna", "ekologia-i-zwierzeta"],
        "days": 7,
        "picture": (pictures.poster, "Rysunek: kubek parującej herbaty obok skrzynki z narzędziami"),
        "links": [("/wydarzenia/wieczor-gier-u-sasiadow/", "")],
    },
    {
        "organization": CLUB,
        "title": "Nowa grupa biegowa dla tych, którzy jeszcze nie biegają",
        "lead": "Od marszu do trzech kilometrów w osiem tygodni. Bez zegarka i bez wstydu.",
        "body": "<p>Zbieramy grupę osób, które chcą zacząć biegać i nie wiedzą jak. Spotykamy się we wtorki i "
        "czwartki o 18.00 przy wejściu do parku. Pierwsze dwa tygodnie to głównie marsz.</p><p>Wystarczą "
        "wygodne buty. Zajęcia są bezpłatne, prowadzi je trener klubu. Przed pierwszym spotkaniem zapytaj "
        "lekarza, jeśli dawno się nie ruszasz.</p>",
        "themes": ["sport", "zdrowie"],
        "picture": (pictures.runners, "Rysunek: trzy osoby biegną ścieżką między wzgórzami"),
    },
]
