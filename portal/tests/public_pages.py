"""The public pages, by name: shared by the smoke tests, the browser tests and the HTML checker.

A new page is one more line here. The demo data stands behind the addresses.
"""

ENTRY = "/organizacje/przykladowa-fundacja-ogrod-leszczynowy/"

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
    "1.5 %": "/organizacje/przekaz-1-5-procent/",
    "jubilees": "/organizacje/jubileusze/",
    "open data": "/organizacje/dane/opis/",
    "search": "/szukaj/",
    "search, found": "/szukaj/?q=wolontariuszy",
    "search, typo": "/szukaj/?q=stowarzyszene",
    "privacy": "/prywatnosc/",
    "accessibility": "/deklaracja-dostepnosci/",
    "map of the site": "/mapa-strony/",
    "sign-in of the office": "/admin/login/",
}
#: Forms sent empty: each must come back with its errors, in good order.
WRONG_FORMS = {"report an error, empty": f"{ENTRY}zglos-blad/"}
#: Pages that answer with an error of their own.
ERROR_PAGES = {"not found": ("/nie-ma-takiej-strony/", 404)}
