"""Synonyms that map words of a spreadsheet to words of the registry: "osoby starsze" is the theme Seniorzy."""

from dataclasses import dataclass, field

from organizations.choices import LegalForm, RegisterKind
from organizations.importing.columns import folded
from organizations.models import AccessFeature, District, Sphere, TargetGroup, Theme

#: Synonyms of each theme, by its slug.
THEME_SYNONYMS = {
    "sport": "turystyka, krajoznawstwo, rekreacja, kultura fizyczna, sport dzieci i młodzieży",
    "kultura": "kultura i sztuka, sztuka, muzyka, teatr, dziedzictwo, dziedzictwo narodowe, tradycja, historia, "
    "kombatanci, mniejszości, Polonia",
    "edukacja": "nauka, oświata, wychowanie, szkolnictwo, szkolenia, technika",
    "zdrowie": "ochrona zdrowia, profilaktyka, profilaktyka uzależnień, uzależnienia, krwiodawstwo, "
    "profilaktyka zdrowotna",
    "pomoc-spoleczna": "pomoc, opieka społeczna, działalność charytatywna, dobroczynność, bezdomność, ubóstwo, praca",
    "dzieci-i-rodzina": "dzieci, młodzież, dzieci i młodzież, rodzina, harcerstwo, prawa dziecka, wypoczynek dzieci",
    "seniorzy": "osoby starsze, senior, osoby w wieku emerytalnym, emeryci, emeryci i renciści",
    "niepelnosprawnosc": "niepełnosprawność, osoby niepełnosprawne, niepełnosprawni, osoby z niepełnosprawnością",
    "ekologia-i-zwierzeta": "ekologia, zwierzęta, przyroda, ochrona zwierząt, ochrona środowiska, środowisko",
    "spolecznosc-lokalna": "wolontariat, wsparcie NGO, organizacje pozarządowe, ekonomia społeczna, partycypacja, "
    "migranci, cudzoziemcy, rewitalizacja, rozwój lokalny, społeczeństwo obywatelskie, społeczność",
    "prawa-i-bezpieczenstwo": "ratownictwo, bezpieczeństwo, prawa człowieka, ochrona ludności, pomoc prawna, "
    "konsumenci, obronność, porządek publiczny",
}
LEGAL_FORM_SYNONYMS = {
    LegalForm.ASSOCIATION: "stowarzyszenie rejestrowe, stowarzyszenie zarejestrowane, towarzystwo, związek",
    LegalForm.ORDINARY_ASSOCIATION: "stowarzyszenie zwykłe bez osobowości prawnej",
    LegalForm.BRANCH: "oddział, oddział terenowy, jednostka terenowa, filia, koło terenowe, oddział stowarzyszenia",
    LegalForm.UNION: "związek organizacji, federacja",
    LegalForm.STUDENT_SPORTS_CLUB: "UKS, uczniowski KS",
    LegalForm.SPORTS_CLUB: "KS, MKS, klub sportowy stowarzyszenie",
    LegalForm.SPORTS_COMPANY: "klub sportowy spółka, klub sportowy spółka non profit",
    LegalForm.FIRE_BRIGADE: "OSP, straż pożarna",
    LegalForm.RURAL_WOMEN: "KGW",
    LegalForm.SOCIAL_COOPERATIVE: "spółdzielnia",
    LegalForm.CHURCH_BODY: "parafia, kościelna jednostka, organizacja kościelna, Caritas",
    LegalForm.NON_PROFIT_COMPANY: "spółka non profit, spółka, spółka z o.o. non profit",
    LegalForm.LOCAL_GOVERNMENTS: "stowarzyszenie JST, związek gmin",
    LegalForm.OTHER: "inna, inne",
}


def _by_name(choices: type, synonyms: dict[str, str]) -> dict[str, str]:
    known = {folded(name): choice for choice, names in synonyms.items() for name in names.split(",")}
    return known | {folded(word): choice.value for choice in choices for word in (choice.value, choice.label)}


LEGAL_FORMS = _by_name(LegalForm, LEGAL_FORM_SYNONYMS)
REGISTERS = _by_name(RegisterKind, {})


@dataclass
class Words:
    """The words of the registry by their folded names, read once per spreadsheet (5 queries)."""

    themes: dict[str, int] = field(default_factory=dict)
    spheres: dict[str, int] = field(default_factory=dict)
    target_groups: dict[str, int] = field(default_factory=dict)
    access_features: dict[str, int] = field(default_factory=dict)
    districts: dict[str, int] = field(default_factory=dict)
    theme_of_sphere: dict[int, int] = field(default_factory=dict)

    @classmethod
    def read(cls) -> "Words":
        words = cls()
        for theme in Theme.objects.all():
            synonyms = THEME_SYNONYMS.get(theme.slug, "").split(",")
            words.themes |= {folded(name): theme.pk for name in synonyms if name.strip()}
        for theme in Theme.objects.all():  # a name given by staff takes precedence over a synonym
            words.themes |= {folded(theme.slug): theme.pk, folded(theme.name): theme.pk}
        for sphere in Sphere.objects.all():
            words.spheres |= {folded(sphere.code): sphere.pk, folded(sphere.short_label): sphere.pk}
            words.spheres[folded(str(sphere))] = sphere.pk
            words.theme_of_sphere[sphere.pk] = sphere.theme_id
        words.target_groups = {folded(group.name): group.pk for group in TargetGroup.objects.all()}
        words.access_features = {folded(feature.name): feature.pk for feature in AccessFeature.objects.all()}
        for district in District.objects.all():
            words.districts |= {folded(district.slug): district.pk, folded(district.name): district.pk}
        return words
