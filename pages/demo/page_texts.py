"""Initial pages of the office; the office edits them in the back office afterwards.

Written anew from public pages about the office and the law. Facts that those pages contradict or nobody confirmed are
left out: the text refers the reader to the right contact.
"""

from datetime import date
from typing import Any

#: The day on which the facts were gathered.
GATHERED = date(2026, 11, 22)

ABOUT = """
<p>Jesteśmy częścią Urzędu Miasta Leszna. Pełna nazwa to Biuro Pełnomocnika ds. Współpracy z Organizacjami
Pozarządowymi, w skrócie biuro OP. Pomagamy stowarzyszeniom, fundacjom, klubom sportowym, ochotniczym strażom pożarnym
i spółdzielniom socjalnym. Pomoc jest bezpłatna.</p>
<h3>Doradzamy</h3>
<ul>
<li>jak zamienić pomysł w projekt: cele, działania, rezultaty, harmonogram i budżet,</li>
<li>skąd wziąć pieniądze,</li>
<li>jak prowadzić organizację,</li>
<li>jak pracować z wolontariuszami,</li>
<li>jak mówić o tym, co robicie – także w mediach społecznościowych.</li>
</ul>
<p>Na rozmowę trzeba się wcześniej umówić. <a href="/kontakt/">Napisz do nas</a>, a ustalimy termin.</p>
<h3>Szkolimy i spotykamy się</h3>
<p>Organizujemy szkolenia i spotkania międzysektorowe: dla organizacji, urzędu i firm. Raz w roku pytamy organizacje
w ankiecie, jakich szkoleń potrzebują. Terminy są w <a href="/wydarzenia/">kalendarzu wydarzeń</a>.</p>
<p>Co roku we wrześniu pomagamy przygotować „Aktywne Obywatelskie Leszno” – święto organizacji i mieszkańców.</p>
<h3>Informujemy</h3>
<ul>
<li>w tym portalu: o organizacjach, wydarzeniach i dotacjach,</li>
<li>na Facebooku, Twitterze, Instagramie i YouTube – szukaj nazwy „LeszczyńskieNGO”,</li>
<li>co miesiąc w broszurze „Co słychać w trzecim Sektorze”,</li>
<li>e-mailem – na listę zapiszemy każdą organizację, która o to poprosi.</li>
</ul>
<h3>Łączymy z urzędem</h3>
<p>Nie wiesz, który wydział zajmuje się Waszą sprawą? Pomożemy go znaleźć. Pilnujemy też, żeby miasto i organizacje
co roku uzgodniły <a href="/wspolpraca-z-miastem/">program współpracy</a>.</p>
<h3>Pożyczamy książki</h3>
<p>Prowadzimy biblioteczkę dla osób, które działają w organizacjach. O tytuły zapytaj w biurze.</p>
<h3>Gdzie nas znaleźć</h3>
<p>Urząd Miasta Leszna, al. Jana Pawła II 21a, 64-100 Leszno. E-mail i formularz są na stronie
<a href="/kontakt/">Kontakt</a>. Jeśli coś utrudnia Ci dotarcie do nas albo korzystanie z portalu,
<a href="/zglos-bariere/">zgłoś barierę</a>.</p>
<p>Przeczytaj też <a href="/etr/">o biurze w prostych słowach</a>.</p>
"""

COUNCIL = """
<p>Leszczyńska Rada Działalności Pożytku Publicznego doradza miastu w sprawach organizacji pozarządowych. Zasiadają w
niej
ludzie z organizacji i z samorządu. To pierwsza kadencja Rady. Akty powołania jej członkowie dostali 9 lutego
2026 roku.</p>
<h3>Co Rada opiniuje</h3>
<p>Przede wszystkim projekt rocznego programu współpracy miasta z organizacjami. Na opinię ma 14 dni od dnia, w którym
dostanie projekt. Jeśli w tym czasie się nie odezwie, miasto pracuje dalej bez opinii. Gdy opinia jest, dołącza się ją
do
projektu dla Rady Miejskiej.</p>
<h3>Jak przekazać sprawę Radzie</h3>
<p>Opisz ją w kilku zdaniach i <a href="/kontakt/">wyślij do biura</a>. Przekażemy ją członkom Rady i damy znać, kiedy
się
nią zajmą.</p>
"""

VOLUNTEERING = """
<h3>Chcesz pomagać?</h3>
<ol>
<li>Zobacz, <a href="/organizacje/?wolontariat=1">które organizacje szukają wolontariuszy</a>.</li>
<li>Otwórz wpis organizacji i przeczytaj, do czego potrzebuje ludzi.</li>
<li>Napisz do niej przez portal. Nie musisz zakładać konta.</li>
</ol>
<p>Zanim zaczniesz, zapytaj: co będę robić, kiedy, z kim i kto mi pomoże, gdy czegoś nie będę wiedzieć.</p>
<h3>Szukacie wolontariuszy?</h3>
<ul>
<li>Zaznaczcie we wpisie organizacji, że szukacie wolontariuszy, i napiszcie po prostu, do czego. Wpis zmienisz na
stronie
<a href="/konto/">Moje konto</a>.</li>
<li>Wyznaczcie jedną osobę, do której wolontariusz może przyjść z każdym pytaniem.</li>
<li>Spiszcie zasady na jednej kartce: zadania, godziny, zwrot kosztów, ubezpieczenie. Wzór porozumienia jest
w <a href="/dokumenty/">dokumentach do pobrania</a>.</li>
<li>Podziękujcie. To najtańszy sposób, żeby ludzie zostali.</li>
</ul>
<p>Nie wiecie, od czego zacząć? <a href="/kontakt/">Umówcie się z nami na rozmowę</a>.</p>
"""

GUIDE = """
<p>Krótko i prosto: co zrobić, dokąd pójść, kogo zapytać. Przy każdej stronie jest dzień, na który sprawdziliśmy
przepisy.
Gdy sprawa jest pilna albo nietypowa, <a href="/kontakt/">zapytaj w biurze</a>.</p>
"""

ASSOCIATION = """
<h3>Stowarzyszenie zwykłe – najprostszy początek</h3>
<ul>
<li>Wystarczą trzy osoby.</li>
<li>Wpisuje się je do ewidencji, a nie do Krajowego Rejestru Sądowego.</li>
<li>Wpis jest bezpłatny i trwa do 7 dni.</li>
<li>Zmiany, na przykład nowego adresu, zgłasza się w ciągu 14 dni.</li>
</ul>
<h3>Stowarzyszenie rejestrowe</h3>
<p>Wpisuje się je do Krajowego Rejestru Sądowego (KRS). Daje więcej możliwości, ale jest z nim więcej formalności.
Wybierzcie je, gdy planujecie zatrudniać ludzi albo prowadzić większe projekty.</p>
<h3>Po kolei</h3>
<ol>
<li>Porozmawiajcie, po co Wam organizacja. Może na początek wystarczy grupa nieformalna?</li>
<li>Zwołajcie zebranie założycielskie i spiszcie z niego protokół. Wzór jest
w <a href="/dokumenty/">dokumentach do pobrania</a>.</li>
<li>Uchwalcie regulamin (stowarzyszenie zwykłe) albo statut (rejestrowe).</li>
<li>Złóżcie wniosek o wpis. Które dokumenty dołączyć, podpowiemy w biurze.</li>
<li>Gdy macie już wpis, <a href="/organizacje/zglos/">dodajcie organizację do bazy portalu</a>.</li>
</ol>
<p>Przyjdźcie do nas z projektem statutu – przeczytamy go razem. <a href="/kontakt/">Umówcie się na rozmowę</a>.</p>
"""

CLUB = """
<p>Kluby sportowe, które nie prowadzą działalności gospodarczej, i uczniowskie kluby sportowe wpisuje się do ewidencji
miasta. W Lesznie prowadzi ją Wydział Kultury i Sportu Urzędu Miasta Leszna, ul. Przemysłowa 10.</p>
<h3>Ile to trwa i kosztuje</h3>
<ul>
<li>Decyzja zapada w ciągu miesiąca, w trudnej sprawie – w ciągu dwóch.</li>
<li>Wpis klubu w formie stowarzyszenia kosztuje 10 zł.</li>
<li>Wpis uczniowskiego klubu sportowego jest bezpłatny.</li>
</ul>
<h3>Po wpisie</h3>
<p>O zmianach, na przykład w zarządzie, trzeba zawiadomić wydział w ciągu 14 dni.</p>
<h3>O co zapytać</h3>
<p>Ilu założycieli potrzeba i które dokumenty dołączyć, powiedzą pracownicy wydziału. Przepisy w tej sprawie się
zmieniały,
więc zapytaj, zanim zbierzesz podpisy.</p>
"""

PATRONAGE = """
<p>Patronat honorowy Prezydenta Miasta Leszna to wyróżnienie dla ważnego wydarzenia. Nie wiążą się z nim pieniądze.</p>
<h3>Jak poprosić o patronat</h3>
<ol>
<li>Napisz wniosek: co, kiedy i gdzie się odbędzie, kto to organizuje i dla kogo. Przykładowy wniosek jest
w <a href="/dokumenty/">dokumentach do pobrania</a>.</li>
<li>Złóż go na papierze w urzędzie albo wyślij e-mailem.</li>
<li>Zrób to co najmniej 21 dni przed wydarzeniem.</li>
</ol>
<p>Wydarzenie się powtarza? O patronat trzeba prosić za każdym razem od nowa.</p>
"""

MONEY = """
<h3>Z miasta</h3>
<ul>
<li><strong>Otwarty konkurs ofert</strong> – podstawowy sposób. Miasto ogłasza, na co są pieniądze, a organizacje
składają
oferty. Od ogłoszenia do końca naboru jest co najmniej 21 dni.</li>
<li><strong>Mały grant</strong> – oferta bez konkursu, z własnej inicjatywy organizacji. W Lesznie jest możliwy wtedy,
gdy
zostaną pieniądze z konkursów. Zobacz <a href="/dotacje/male-granty/">złożone małe granty</a>.</li>
<li><strong>Inicjatywa lokalna</strong> – mieszkańcy robią coś razem z miastem i wkładają w to własną pracę. Mogą z
niej
skorzystać także grupy nieformalne.</li>
</ul>
<p>Oferty do miasta przygotowuje się w generatorze <a href="https://leszno.engo.org.pl">eNGO</a>. Załóżcie w nim jedno
konto
dla całej organizacji. W ogłoszeniu sprawdźcie, czy ofertę trzeba też wydrukować, podpisać i dostarczyć na
papierze.</p>
<h3>Spoza budżetu miasta</h3>
<ul>
<li><strong>Mikrodotacje „Inicjatywa dla Leszna”</strong> – ogłasza je Centrum PISOP, także dla młodych
organizacji.</li>
<li><strong>1,5% podatku</strong> – dla organizacji pożytku publicznego. Zobacz, <a
href="/organizacje/przekaz-1-5-procent/">komu
można go przekazać</a>.</li>
<li><strong>Programy krajowe, unijne i fundacji</strong> – najbliższe terminy są na stronie
<a href="/dotacje/">Dotacje</a>.</li>
</ul>
<h3>Zanim napiszecie wniosek</h3>
<p>Zapiszcie w pięciu zdaniach: jaki jest problem, kogo dotyczy, co zrobicie, co się dzięki temu zmieni i ile to
kosztuje.
Z tą kartką <a href="/kontakt/">umówcie się z nami na rozmowę</a>.</p>
"""

TOGETHER = """
<h3>Roczny program współpracy</h3>
<p>Program mówi, jakie zadania miasto chce zlecać organizacjom, na jakich zasadach i ile na to przeznacza. Rada Miejska
uchwala go do 30 listopada na następny rok. Sprawozdanie z jego wykonania miasto ogłasza do 31 maja.</p>
<h3>Jak wpłynąć na program</h3>
<ol>
<li>Jesienią miasto pyta organizacje o zdanie. Na uwagi jest zwykle około tygodnia.</li>
<li>Ogłoszenie o konsultacjach znajdziecie w <a href="/aktualnosci/">aktualnościach</a>.</li>
<li>Uwagi wpisuje się w formularz. Można go wysłać e-mailem, pocztą albo przynieść.</li>
</ol>
<p>O innych konsultacjach miasto informuje na stronie <a
href="https://leszno.konsultacjejst.pl">leszno.konsultacjejst.pl</a>.</p>
<h3>Nagrody dla organizacji</h3>
<p>Co roku miasto nagradza najlepsze inicjatywy pozarządowe: w sporcie, w kulturze oraz w pomocy społecznej i zdrowiu.
Osobną nagrodę przyznają mieszkańcy w głosowaniu. Gala odbywa się 27 lutego, w Światowym Dniu Organizacji
Pozarządowych.</p>
"""

#: In order of creation: parents before children. ``review_in`` are days from today.
PAGES: tuple[dict[str, Any], ...] = (
    {"path": "o-biurze", "title": "O biurze", "menu_place": "main", "order": 1, "body": ABOUT, "review_in": 180,
     "lead": "Kim jesteśmy, w czym pomagamy organizacjom z Leszna i jak się z nami spotkać."},
    {"path": "poradnik", "title": "Poradnik dla organizacji", "menu_place": "footer", "order": 0, "body": GUIDE,
     "review_in": 180, "lead": "Jak założyć organizację, skąd wziąć pieniądze i jak zaprosić patrona."},
    {"path": "poradnik/zakladanie-stowarzyszenia", "title": "Jak założyć stowarzyszenie", "under": "poradnik",
     "menu_place": "listed", "order": 1, "body": ASSOCIATION, "review_in": 90, "is_law": True,
     "lead": "Zwykłe czy rejestrowe? Co po kolei zrobić, żeby zacząć działać."},
    {"path": "poradnik/klub-sportowy", "title": "Jak założyć klub sportowy", "under": "poradnik",
     "menu_place": "listed", "order": 2, "body": CLUB, "review_in": -12, "is_law": True,
     "lead": "Gdzie wpisuje się klub sportowy, ile to kosztuje i ile trwa."},
    {"path": "poradnik/zrodla-pieniedzy", "title": "Skąd wziąć pieniądze", "under": "poradnik",
     "menu_place": "listed", "order": 3, "body": MONEY, "review_in": 90, "is_law": True,
     "lead": "Konkursy, małe granty, inicjatywa lokalna, mikrodotacje i 1,5% podatku."},
    {"path": "poradnik/patronat-honorowy", "title": "Patronat honorowy Prezydenta", "under": "poradnik",
     "menu_place": "listed", "order": 4, "body": PATRONAGE, "review_in": -120, "is_law": True,
     "lead": "Jak poprosić o patronat nad wydarzeniem i kiedy najpóźniej to zrobić."},
    {"path": "wolontariat", "title": "Wolontariat", "menu_place": "footer", "order": 1, "body": VOLUNTEERING,
     "review_in": 120, "is_law": True,
     "lead": "Dla tych, którzy chcą pomagać, i dla organizacji, które szukają pomocy."},
    {"path": "wspolpraca-z-miastem", "title": "Współpraca z miastem", "menu_place": "footer", "order": 2,
     "body": TOGETHER, "review_in": 60, "is_law": True,
     "lead": "Program współpracy, konsultacje, Rada Pożytku i nagrody dla organizacji."},
    {"path": "wspolpraca-z-miastem/rada-pozytku", "title": "Rada Działalności Pożytku Publicznego",
     "under": "wspolpraca-z-miastem", "menu_place": "listed", "order": 1, "body": COUNCIL, "review_in": 60,
     "is_law": True, "lead": "Kto zasiada w Radzie, czym się zajmuje i jak przekazać jej sprawę."},
)  # fmt: skip

#: Addresses of the former site and their current targets (domain.md, 1.2).
OLD_ADDRESSES = (
    ("/Czym_sie_zajmujemy.html", "/o-biurze/"),
    ("/Leszczynskie_NGO.html", "/organizacje/"),
    ("/Fundusze_NGO.html", "/poradnik/zrodla-pieniedzy/"),
    ("/Generator_ofert_e-NGO.html", "/poradnik/zrodla-pieniedzy/"),
    ("/Pozakonkursowy_tryb_przyznawania_dotacji__tzw__Male_granty.html", "/dotacje/male-granty/"),
    ("/Rozwoj_kontaktow_i_wspolpracy_miedzy_spoleczenstwami_Leszna_i_zagranicznych_gmin_669", "/dotacje/archiwum/"),
    ("/Otwarty_konkurs_ofert_na_operatora_regrantingu.html", "/dotacje/archiwum/"),
    ("/Otwarty_konkurs_ofert_na_realizacje_zadania_publicznego_w_zakresie_rewitalizacji_w_2021_roku_polegajacy_na_"
     "przywroceniu_swietnosci_centralnych_punktow_miasta_oraz_wzmocnieniu_poczucia_tozsamosci_lokal.html",
     "/dotacje/archiwum/"),
    ("/Konsultacje_spoleczne_61e.html", "/wspolpraca-z-miastem/"),
    ("/Ruszaja_konsultacje_Rocznego_Programu_Wspolpracy_z_Organizacjami_Pozarzadowymi_.html",
     "/wspolpraca-z-miastem/"),
    ("/Konsultacje_spoleczne_Programu_Wspolpracy_na_rok_2020.html", "/wspolpraca-z-miastem/"),
    ("/Konsultacje_spoleczne_Rocznego_Programu_Wspolpracy_na_2022.html", "/wspolpraca-z-miastem/"),
    ("/Patronat_Honorowy_Prezydenta_Miasta_Leszna.html", "/poradnik/patronat-honorowy/"),
    ("/Tworzenie_klubu_sportowego.html", "/poradnik/klub-sportowy/"),
    ("/Aktywne_Obywatelskie_Leszno1_2015.html", "/wydarzenia/cykle/"),
    ("/Aktywne_Obywatelskie_Leszno-_co_sie_bedzie_dzialo.html", "/wydarzenia/cykle/"),
    ("/Obywatelski_Poniedzialek_0b9.html", "/wydarzenia/archiwum/"),
)  # fmt: skip
