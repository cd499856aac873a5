"""The public pages, by name: shared by the smoke tests, the browser tests and the HTML checker.

A new page is one more line here. The demo data stands behind the addresses.
"""

from django.utils import timezone

from portal.demo.festival import second_saturday_of_september

ENTRY = "/organizacje/przykladowa-fundacja-ogrod-leszczynowy/"
TODAY = timezone.localdate()
FESTIVAL = f"aktywne-obywatelskie-leszno-{second_saturday_of_september(TODAY).year}"

PAGES = {
    "home": "/",
    "list": "/organizacje/",
    "list, searched and filtered": "/organizacje/?q=bankow+zywnosci&temat=pomoc-spoleczna",
    "list, nothing found": "/organizacje/?q=nieistniejaceslowo",
    "list, strange filter": "/organizacje/?temat=nie-ma-takiego&strona=900",
    "map": "/organizacje/mapa/",
    "profile": ENTRY,
    "profile with little in it": "/organizacje/fundacja-odzew/",
    "report an error": f"{ENTRY}zglos-blad/",
    "thanks for a report": f"{ENTRY}zglos-blad/dziekujemy/",
    "join": "/organizacje/zglos/",
    "join, first step": "/organizacje/zglos/krok/1/",
    "ask for access": f"{ENTRY}dostep/",
    "thanks for asking for access": f"{ENTRY}dostep/wyslane/",
    "write to an organisation": f"{ENTRY}napisz/",
    "message accepted": f"{ENTRY}napisz/wyslane/",
    "1.5 %": "/organizacje/przekaz-1-5-procent/",
    "jubilees": "/organizacje/jubileusze/",
    "open data": "/organizacje/dane/opis/",
    "search": "/szukaj/",
    "search, found": "/szukaj/?q=wolontariuszy",
    "search, typo": "/szukaj/?q=stowarzyszene",
    "check a certificate": "/zaswiadczenia/",
    "check a certificate, no code": "/zaswiadczenia/?kod=",
    "calendar": "/wydarzenia/",
    "calendar, filtered": "/wydarzenia/?rodzaj=szkolenie&wolne=1&sort=nowe",
    "calendar, searched": "/wydarzenia/?q=wniosku&sort=trafnosc",
    "calendar, nothing found": "/wydarzenia/?q=nieistniejaceslowo&kiedy=weekend",
    "calendar, strange filter": "/wydarzenia/?rodzaj=nie-ma-takiego&strona=900",
    "month": f"/wydarzenia/kalendarz/{TODAY:%Y}/{TODAY.month}/",
    "month, filtered": f"/wydarzenia/kalendarz/{TODAY:%Y}/{TODAY.month}/?rodzaj=szkolenie",
    "month, empty": "/wydarzenia/kalendarz/2001/2/",
    "week": f"/wydarzenia/tydzien/{TODAY:%G/%V}/",
    "weekend": "/wydarzenia/weekend/",
    "archive": "/wydarzenia/archiwum/",
    "archive of a year": f"/wydarzenia/archiwum/{TODAY.year - 1}/",
    "event with a waiting list": "/wydarzenia/pierwszy-wniosek-o-dotacje-warsztat-w-trzech-spotkaniach/",
    "event of few words": "/wydarzenia/wieczor-gier-u-sasiadow/",
    "event cancelled": "/wydarzenia/wizyta-studyjna-w-spoldzielni-socjalnej/",
    "event moved": "/wydarzenia/statut-bez-tajemnic/",
    "event of the past": "/wydarzenia/wolontariat-od-podstaw/",
    "sign up, a waiting list": "/wydarzenia/pierwszy-wniosek-o-dotacje-warsztat-w-trzech-spotkaniach/zapisy/",
    "sign up, called off": "/wydarzenia/wizyta-studyjna-w-spoldzielni-socjalnej/zapisy/",
    "thanks for signing up": "/wydarzenia/statut-bez-tajemnic/zapisy/dziekujemy/",
    "editions": "/wydarzenia/cykle/",
    "edition": f"/wydarzenia/cykle/{FESTIVAL}/",
    "survey of training needs": f"/ankieta-potrzeb/{TODAY.year + 1}/",
    "alerts about calls": "/dotacje/powiadomienia/",
    "alerts, look into your mail": "/dotacje/powiadomienia/sprawdz-poczte/",
    "privacy": "/prywatnosc/",
    "accessibility": "/deklaracja-dostepnosci/",
    "map of the site": "/mapa-strony/",
    "sign in": "/konto/logowanie/",
    "sign in by code": "/konto/logowanie/kod/",
    "sign up": "/konto/rejestracja/",
    "ask for a password": "/konto/haslo/nowe/",
    "password link sent": "/konto/haslo/nowe/wyslane/",
    "password link that is no good": "/konto/haslo/nowe/1-zly/",
    "confirmation sent": "/konto/adres/sprawdz-poczte/",
    "confirmation link that is no good": "/konto/adres/potwierdz/zly/",
    "account closed": "/konto/nieczynne/",
}
#: Forms sent empty: each must come back with its errors, in good order.
WRONG_FORMS = {
    "report an error, empty": f"{ENTRY}zglos-blad/",
    "join, first step empty": "/organizacje/zglos/krok/1/",
    "ask for access, empty": f"{ENTRY}dostep/",
    "write to an organisation, empty": f"{ENTRY}napisz/",
    "alerts about calls, empty": "/dotacje/powiadomienia/",
    "sign in, empty": "/konto/logowanie/",
    "sign in by code, empty": "/konto/logowanie/kod/",
    "sign up, empty": "/konto/rejestracja/",
    "ask for a password, empty": "/konto/haslo/nowe/",
}
#: Pages that answer with an error of their own.
ERROR_PAGES = {
    "no valid certificate": ("/zaswiadczenia/ZZZZ-ZZZZ-ZZZZ/", 404),
    "not found": ("/nie-ma-takiej-strony/", 404),
    "confirmation, spoilt link": ("/organizacje/potwierdzenie/1:zly:link/", 404),
    "nobody to write to": ("/organizacje/fundacja-odzew/napisz/", 404),
    "joining, a garbled link": ("/organizacje/zglos/link/bzdura/", 404),
    "own place, a spoilt link": ("/wydarzenia/zapis/1:zly:link/", 404),
    "event that is for members": ("/wydarzenia/narada-opiekunow-ogrodu/", 404),
    "alerts, spoilt link": ("/dotacje/powiadomienia/zrezygnuj/1:zly:link/", 404),
    "survey, spoilt link": ("/ankieta-potrzeb/odpowiedz/1:zly:link/", 404),
}
