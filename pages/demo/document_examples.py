"""Demo documents: small real files, each marked as an example, none copied."""

from typing import Any

from core.demo import files

TOPICS = ("Dotacje i projekty", "Współpraca z miastem", "Wolontariat", "Zakładanie organizacji", "Portal i promocja")

DOCUMENTS: tuple[dict[str, Any], ...] = (
    {"title": "Lista kontrolna: zanim wyślesz ofertę", "topic": TOPICS[0], "kind": "guide", "made": files.paper,
     "summary": "Dziesięć pytań, które warto sobie zadać przed końcem naboru.",
     "lines": ["Czy cel projektu jest taki, jak w ogłoszeniu?", "Czy działania prowadzą do celu?",
               "Czy rezultaty da się policzyć?", "Czy harmonogram mieści się w czasie z ogłoszenia?",
               "Czy budżet się sumuje?", "Czy wkład własny jest taki, jakiego wymaga ogłoszenie?",
               "Czy ofertę podpiszą właściwe osoby?", "Czy są wszystkie załączniki?",
               "Czy wiesz, do której godziny trwa nabór?", "Czy ktoś spoza projektu przeczytał całość?"],
     "versions": [{"label": "1", "from_in": -200}]},
    {"title": "Harmonogram i budżet projektu", "topic": TOPICS[0], "kind": "template", "made": files.spreadsheet,
     "summary": "Prosty arkusz do planowania. Policzysz w nim koszty, zanim zaczniesz pisać ofertę.",
     "lines": ["Działanie", "Od", "Do", "Kto odpowiada", "Koszt", "Z dotacji", "Wkład własny"],
     "versions": [{"label": "2", "from_in": -90}]},
    {"title": "Formularz uwag do programu współpracy", "topic": TOPICS[1], "kind": "template", "made": files.word,
     "summary": "Gdy miasto pyta organizacje o zdanie: co zmienić i dlaczego.",
     "lines": ["Nazwa organizacji:", "Punkt programu:", "Jak jest w projekcie:", "Jak powinno być i dlaczego:"],
     "versions": [{"label": "na ten rok", "from_in": -300}, {"label": "na następny rok", "from_in": 35}]},
    {"title": "Porozumienie z wolontariuszem", "topic": TOPICS[2], "kind": "template", "made": files.text,
     "summary": "Jedna strona: zadania, godziny, koszty i osoba, którą można o wszystko zapytać.",
     "lines": ["Wolontariusz będzie:", "Od kiedy do kiedy i w jakich godzinach:", "Koszty, które zwraca organizacja:",
               "Osoba do kontaktu w organizacji:"],
     "versions": [{"label": "1", "from_in": -700}, {"label": "2", "from_in": -160}]},
    {"title": "Protokół z zebrania założycielskiego", "topic": TOPICS[3], "kind": "template", "made": files.text,
     "summary": "Co zapisać, gdy zakładacie stowarzyszenie.",
     "lines": ["Data i miejsce zebrania:", "Kto był obecny:", "Przyjęte uchwały:", "Podpisy:"],
     "versions": [{"label": "", "from_in": None}]},
    {"title": "Wniosek o patronat honorowy – przykład", "topic": TOPICS[1], "kind": "template", "made": files.text,
     "summary": "Jak napisać wniosek o patronat nad wydarzeniem.",
     "lines": ["Nazwa, dzień i miejsce wydarzenia:", "Kto je organizuje:", "Dla kogo ono jest:"],
     "versions": [{"label": "1", "from_in": -900, "to_in": -30}]},
    {"title": "Zasady publikowania w portalu", "topic": TOPICS[4], "kind": "rules", "made": files.paper,
     "summary": "Jak pisać o wydarzeniach i aktualnościach, żeby każdy mógł je przeczytać.",
     "lines": ["Napisz najpierw, co, kiedy i gdzie.", "Plakat zawsze z tekstem: obrazu nie odczyta czytnik ekranu.",
               "Opisz zdjęcie jednym zdaniem.", "Nie podawaj danych osób, które się na to nie zgodziły.",
               "Gdy coś się zmieni, popraw wpis od razu."],
     "versions": [{"label": "2026", "from_in": -300}]},
)  # fmt: skip
