"""Fixed choices of the registry: legal forms, registers, states of an entry (domain.md 3.1.1, 3.5)."""

from django.db.models import TextChoices


class LegalForm(TextChoices):
    ASSOCIATION = "association", "stowarzyszenie"
    ORDINARY_ASSOCIATION = "ordinary_association", "stowarzyszenie zwykłe"
    BRANCH = "branch", "oddział lub jednostka terenowa"
    UNION = "union_of_associations", "związek stowarzyszeń"
    FOUNDATION = "foundation", "fundacja"
    STUDENT_SPORTS_CLUB = "student_sports_club", "uczniowski klub sportowy"
    SPORTS_CLUB = "sports_club", "klub sportowy"
    SPORTS_COMPANY = "sports_company", "klub sportowy – spółka niedziałająca dla zysku"
    FIRE_BRIGADE = "volunteer_fire_brigade", "ochotnicza straż pożarna"
    RURAL_WOMEN = "rural_womens_circle", "koło gospodyń wiejskich"
    SOCIAL_COOPERATIVE = "social_cooperative", "spółdzielnia socjalna"
    CHURCH_BODY = "church_body", "kościelna osoba prawna"
    NON_PROFIT_COMPANY = "non_profit_company", "spółka niedziałająca dla zysku"
    LOCAL_GOVERNMENTS = "local_governments_association", "stowarzyszenie jednostek samorządu"
    FARMERS_CIRCLE = "farmers_circle", "kółko rolnicze"
    OTHER = "other", "inna forma"


class RegisterKind(TextChoices):
    """Registers other than KRS. KRS has its own field and is never required."""

    SPORTS_CLUBS = "sports_clubs", "ewidencja klubów sportowych prezydenta miasta"
    ORDINARY_ASSOCIATIONS = "ordinary_associations", "ewidencja stowarzyszeń zwykłych"
    RURAL_WOMEN = "rural_womens_circles", "Krajowy Rejestr Kół Gospodyń Wiejskich"
    CHURCH = "church", "rejestr lub dekret kościelny"
    OTHER = "other", "inny rejestr"


class Status(TextChoices):
    SUBMITTED = "submitted", "zgłoszona"
    NEEDS_CHANGES = "needs_changes", "do poprawy"
    PUBLISHED = "published", "opublikowana"
    SUSPENDED = "suspended", "zawieszona"
    DISSOLVED = "dissolved", "zakończyła działalność"
    REJECTED = "rejected", "odrzucona"


#: Registers that usually hold a body of this form; a hint, never required.
USUAL_REGISTERS: dict[str, str] = {
    LegalForm.ASSOCIATION: "KRS",
    LegalForm.ORDINARY_ASSOCIATION: "ewidencja stowarzyszeń zwykłych",
    LegalForm.BRANCH: "KRS – własny numer albo numer jednostki macierzystej",
    LegalForm.UNION: "KRS",
    LegalForm.FOUNDATION: "KRS",
    LegalForm.STUDENT_SPORTS_CLUB: "ewidencja klubów sportowych",
    LegalForm.SPORTS_CLUB: "ewidencja klubów sportowych albo KRS",
    LegalForm.SPORTS_COMPANY: "KRS",
    LegalForm.FIRE_BRIGADE: "KRS",
    LegalForm.RURAL_WOMEN: "Krajowy Rejestr Kół Gospodyń Wiejskich",
    LegalForm.SOCIAL_COOPERATIVE: "KRS",
    LegalForm.CHURCH_BODY: "rejestr lub dekret kościelny, niekiedy KRS",
    LegalForm.NON_PROFIT_COMPANY: "KRS",
    LegalForm.LOCAL_GOVERNMENTS: "KRS",
    LegalForm.FARMERS_CIRCLE: "KRS",
    LegalForm.OTHER: "rejestr właściwy dla tej formy",
}
