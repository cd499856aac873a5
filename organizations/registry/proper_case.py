"""Convert names that a register writes in capitals to ordinary case."""

import re

_SMALL = """a ale albo bez dla do i im. imienia ku lub na nad nie nr o od oraz po pod poza przed przez przy rzecz u w
    we z za ze o.o. sp. ul. al. pl. os."""
SMALL = frozenset(_SMALL.split())
#: Short names that are always in capitals; words without a vowel (KS, PTTK) are too.
_CAPITALS = "AZS GOPR KGW LOK LOP LOT MOPR NOT OIRP OPP OSP PCK TPD UKS UKŻ UTW WOPR ZHP ZHR ZNP ZŻWP"
CAPITALS = frozenset(_CAPITALS.split())
ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*\.?")
VOWELS = frozenset("AĄEĘIOÓUY")
STANDS_ALONE = ("rynek", "nowy rynek")
STREET_KINDS = {"ulica": "ul.", "aleja": "al.", "aleje": "al.", "plac": "pl.", "osiedle": "os."}


def proper_case(text: str) -> str:
    """ "STOWARZYSZENIE „BANK ŻYWNOŚCI” W LESZNIE" becomes "Stowarzyszenie „Bank Żywności” w Lesznie".

    Text that already has small letters does not change.
    """
    if text != text.upper():
        return text
    cased = WORD.sub(lambda word: _cased(word[0]), text)
    return cased[:1].upper() + cased[1:]


def street_case(text: str) -> str:
    """ "UL. GEN. GROTA-ROWECKIEGO" becomes "ul. Gen. Grota-Roweckiego"; a name without a kind is a street."""
    first, _, rest = text.strip().partition(" ")
    kind = STREET_KINDS.get(first.casefold(), first.casefold() if first.casefold() in STREET_KINDS.values() else "")
    if kind and rest:
        return f"{kind} {proper_case(rest)}"
    if text.strip().casefold() in STANDS_ALONE:
        return proper_case(text.strip())
    return f"ul. {proper_case(text.strip())}"


def _cased(word: str) -> str:
    small = word.lower()
    if small in SMALL:
        return small
    if word in CAPITALS or ROMAN.fullmatch(word) or (len(word) > 1 and not VOWELS & set(word)):
        return word
    return small[:1].upper() + small[1:]
