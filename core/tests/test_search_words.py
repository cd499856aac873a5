"""Search keys of the sector's words: all forms of a word share a key, similar words do not."""

import itertools

import pytest

from core.search import analysis, vocabulary

WORDS = {
    "bank": "banku bankowi bankiem banki banków bankom bankami bankach",
    "biblioteka": "biblioteki bibliotece bibliotekę biblioteką bibliotek bibliotekom bibliotekach",
    "członek": "członka członkowi członkiem członkowie członków członkom członkami",
    "człowiek": "człowieka człowiekowi człowiekiem ludzie ludzi ludziom ludźmi ludziach",
    "darowizna": "darowizny darowiźnie darowiznę darowizn darowiznom darowiznami",
    "dostępność": "dostępności dostępnością",
    "dotacja": "dotacji dotację dotacją dotacje dotacjom dotacjami dotacjach",
    "dziecko": "dziecka dziecku dzieckiem dzieci dzieciom dziećmi dzieciach",
    "fundacja": "fundacji fundację fundacją fundacje fundacjom fundacjami",
    "gospodyni": "gospodynię gospodynią gospodynie gospodyń gospodyniom gospodyniami",
    "hospicjum": "hospicja hospicjów hospicjom hospicjami hospicjach",
    "inicjatywa": "inicjatywy inicjatywie inicjatywę inicjatyw inicjatywom inicjatywami",
    "klub": "klubu klubowi klubem klubie kluby klubów klubom klubach",
    "kobieta": "kobiety kobiecie kobietę kobietą kobiet kobietom kobietami",
    "koło": "koła kołu kołem kole kół kołom kołami",
    "kot": "kota kotu kotem kocie koty kotów kotom",
    "krew": "krwi krwią",
    "księga": "księgi księdze księgę ksiąg księgom księgami",
    "książka": "książki książce książkę książek książkom książkami",
    "łódź": "łodzi łodzią łodzie łodziom łodziami ŁODZI",
    "mieszkaniec": "mieszkańca mieszkańcowi mieszkańcem mieszkańcy mieszkańców mieszkańcom",
    "młodzież": "młodzieży młodzieżą",
    "nabór": "naboru naborowi naborem naborze nabory naborów naborach",
    "niepełnosprawny": "niepełnosprawnego niepełnosprawnemu niepełnosprawni niepełnosprawnych niepełnosprawną",
    "ogród": "ogrodu ogrodowi ogrodem ogrodzie ogrody ogrodów ogrodach",
    "organizacja": "organizacji organizację organizacje organizacjom organizacjami",
    "pies": "psa psu psem psie psy psów psom psami",
    "pomoc": "pomocy pomocą pomoce pomocom",
    "pozarządowy": "pozarządowa pozarządowego pozarządowej pozarządowych pozarządowymi",
    "pożar": "pożaru pożarem pożarze pożary pożarów",
    "rodzic": "rodzica rodzicowi rodzicem rodzice rodziców rodzicom",
    "rok": "roku rokiem lata lat latom latami latach",
    "rzecz": "rzeczy rzeczą rzeczom",
    "senior": "seniora seniorowi seniorem seniorzy seniorów seniorom seniorami",
    "spółdzielnia": "spółdzielni spółdzielnię spółdzielnią spółdzielnie spółdzielniom spółdzielniach",
    "stowarzyszenie": "stowarzyszenia stowarzyszeniu stowarzyszeniem stowarzyszeń stowarzyszeniom",
    "straż": "straży strażą straże strażom strażami STRAŻY",
    "szkolenie": "szkolenia szkoleniu szkoleniem szkoleń szkoleniom szkoleniach",
    "środowisko": "środowiska środowisku środowiskiem środowisk środowiskom",
    "świetlica": "świetlicy świetlicę świetlice świetlic świetlicom",
    "uczeń": "ucznia uczniowi uczniem uczniowie uczniów uczniom",
    "warsztaty": "warsztatów warsztatom warsztatami warsztatach",
    "wniosek": "wniosku wnioskowi wnioskiem wnioski wniosków wnioskom",
    "wolontariusz": "wolontariusza wolontariuszowi wolontariusze wolontariuszy wolontariuszom",
    "zajęcia": "zajęć zajęciom zajęciami zajęciach",
    "związek": "związku związkowi związkiem związki związków",
    "zwierzę": "zwierzęcia zwierzęciu zwierzęta zwierząt zwierzętom",
    "żywność": "żywności żywnością",
    # in no dictionary
    "crowdfunding": "crowdfundingu crowdfundingiem",
    "coworking": "coworkingu coworkingiem",
    "webinar": "webinaru webinarów webinary",
    "NGO": "NGO-som NGO-sów ngo-sy",
    "KRS": "KRS-u KRSu KRS-em",
}
APART = [
    ("bank", "bańka"),
    ("bank", "banan"),
    ("klub", "kluska"),
    ("kot", "kotlet"),
    ("koło", "kolej"),
    ("pies", "pieśń"),
    ("psa", "psuć"),
    ("rok", "rokowanie"),
    ("sąd", "sad"),
    ("senior", "senat"),
    ("straż", "strach"),
    ("szkolenie", "szkoła"),
    ("szkolenie", "szkło"),
    ("świat", "święto"),
    ("uczeń", "uczta"),
    ("wniosek", "wniosła"),
    ("wolontariusz", "wola"),
    ("związek", "zwierzę"),
    ("żywność", "żywica"),
    ("chór", "chory"),
    ("krew", "krewny"),
    ("łódź", "łódka"),
    ("rodzic", "rodzaj"),
    ("pomoc", "pomost"),
    ("dotacja", "dotyk"),
    ("lato", "latarnia"),
]


def keys_of(text):
    return frozenset().union(*(analysis.keys(token.word) for token in analysis.tokens(text)))


@pytest.fixture
def no_dictionary(monkeypatch):
    monkeypatch.setattr(analysis, "morfeusz2", None)
    analysis.readings.cache_clear()
    yield
    analysis.readings.cache_clear()


@pytest.mark.parametrize("base", WORDS)
def test_every_form_shares_a_key_with_every_other(base):
    forms = [base, *WORDS[base].split()]

    strangers = [pair for pair in itertools.combinations(forms, 2) if keys_of(pair[0]).isdisjoint(keys_of(pair[1]))]

    assert strangers == []


@pytest.mark.parametrize(("one", "other"), APART)
def test_similar_words_share_no_key(one, other):
    assert keys_of(one).isdisjoint(keys_of(other))


def test_no_two_words_of_the_list_share_a_key():
    met = [pair for pair in itertools.combinations(WORDS, 2) if not keys_of(pair[0]).isdisjoint(keys_of(pair[1]))]

    assert met == []


@pytest.mark.django_db
@pytest.mark.parametrize("base", WORDS)
def test_every_form_is_known_without_polish_letters(base):
    vocabulary.learn(token.word for token in analysis.tokens(base))
    forms = [token.word for form in WORDS[base].split() for token in analysis.tokens(form)]

    folded = [analysis.folded_key(form) for form in forms]
    stored = vocabulary.keys_of(folded)

    lost = [form for form in folded if (keys_of(form) | stored[form]).isdisjoint(keys_of(base))]
    assert lost == []


def test_noun_is_preferred_to_a_verb_with_the_same_spelling():
    assert "mieć" not in analysis.keys("mam")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dandy-Walkera", ["dandy", "walkera"]),
        ("NGO-som, KRSu i UKS-ami", ["ngo", "krs", "i", "uks"]),
        ("1,5% podatku", ["1,5", "podatku"]),
        ("64-100 Leszno", ["64", "100", "leszno"]),
        ("12.05.2026", ["12", "05", "2026"]),
        ("„Podaj Dalej”", ["podaj", "dalej"]),
    ],
)
def test_text_is_split_into_words(text, words):
    assert [token.word.rstrip("-") for token in analysis.tokens(text)] == words


def test_first_half_of_a_compound_is_the_adjective():
    assert keys_of("społeczno-kulturalne") == {"społeczny", "kulturalny"}


def test_stop_words_have_no_keys():
    assert keys_of("oraz dla i w na się ze których ktorych") == frozenset()


@pytest.mark.parametrize("base", ["fundacja", "dotacja", "organizacja", "spółdzielnia", "webinar"])
def test_regular_words_share_keys_without_the_dictionary(base, no_dictionary):
    assert all(not keys_of(base).isdisjoint(keys_of(form)) for form in WORDS[base].split())


@pytest.mark.parametrize("strange", ["½", "ª²", "日本語", "допомога", "ß", "İstanbul", "🙂", "à̖", "x" * 5000])
def test_unusual_characters_are_accepted(strange):
    assert all(key.isalnum() and key[0].isalpha() for key in keys_of(strange))
