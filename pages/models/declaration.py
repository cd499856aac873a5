"""The accessibility declaration: its fields, in versions of which one is in force."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django_prose_editor.fields import ProseEditorField

from core.text import placeholders, richtext
from core.text.validators import phone_href, validate_phone
from core.versions.models import Version, constraints
from pages.choices import Audit, Conformity

REMINDED_BEFORE = timedelta(days=30)
MISSING = "Uzupełnij to pole. Bez niego nie można opublikować deklaracji."


def prose(label: str, help_text: str = "") -> ProseEditorField:
    return ProseEditorField(
        label, blank=True, help_text=help_text, sanitize=richtext.clean, extensions=richtext.EXTENSIONS
    )


class Declaration(Version):
    """The "Warunki techniczne" (domain.md 3.2) set the fields, their order and their ids on the page."""

    NEEDED = (
        "entity", "address", "site_published_on", "site_updated_on", "shortcuts", "prepared_on", "review_by",
        "contact_name", "contact_email", "contact_phone", "procedure", "architecture", "applications",
    )  # fmt: skip

    entity = models.CharField("podmiot publiczny", max_length=200, blank=True)
    address = models.URLField("adres strony", blank=True)
    site_published_on = models.DateField("data publikacji strony", null=True, blank=True)
    site_updated_on = models.DateField(
        "data ostatniej istotnej aktualizacji",
        null=True,
        blank=True,
        help_text="Kiedy portal ostatnio zmienił się tak, że mogła się zmienić jego dostępność.",
    )
    conformity = models.CharField("stan", max_length=10, choices=Conformity, default=Conformity.PARTIAL)
    inaccessible = prose("co jest niedostępne i dlaczego", "Puste tylko wtedy, gdy strona jest w pełni zgodna.")
    exclusions = prose("wyłączenia", "Czego ustawa nie każe udostępniać, na przykład map.")
    burden_url = models.URLField("analiza nadmiernych kosztów – link", blank=True, help_text="Jeśli urząd ją zrobił.")
    features = prose("ułatwienia")
    shortcuts = prose("skróty klawiszowe")
    prepared_on = models.DateField("data sporządzenia deklaracji", null=True, blank=True)
    reviewed_on = models.DateField("data ostatniego przeglądu", null=True, blank=True)
    review_by = models.DateField(
        "następny przegląd do", null=True, blank=True, help_text="Przypomnimy o nim 30 dni wcześniej."
    )
    audit = models.CharField("podstawa deklaracji", max_length=10, choices=Audit, default=Audit.SELF)
    auditor = models.CharField("kto zrobił badanie", max_length=200, blank=True, help_text="Przy badaniu z zewnątrz.")
    contact_name = models.CharField("osoba lub dział do kontaktu", max_length=200, blank=True)
    contact_email = models.EmailField("e-mail", blank=True)
    contact_phone = models.CharField("telefon", max_length=60, blank=True, validators=[validate_phone])
    procedure = prose("zgłoszenia i skargi")
    architecture = prose("dostępność architektoniczna")
    applications = prose("aplikacje mobilne")

    class Meta:
        verbose_name = "deklaracja dostępności"
        verbose_name_plural = "deklaracja dostępności"
        ordering = ["-version"]
        constraints = [
            *constraints("pages_declaration"),
            models.CheckConstraint(
                name="pages_declaration_conformity_known", condition=Q(conformity__in=["full", "partial", "none"])
            ),
            models.CheckConstraint(name="pages_declaration_audit_known", condition=Q(audit__in=["self", "external"])),
            models.CheckConstraint(
                name="pages_declaration_updated_after_publication",
                condition=Q(site_published_on=None)
                | Q(site_updated_on=None)
                | Q(site_updated_on__gte=F("site_published_on")),
                violation_error_message="Aktualizacja strony nie może być wcześniejsza niż jej publikacja.",
            ),
            models.CheckConstraint(
                name="pages_declaration_reviewed_after_preparation",
                condition=Q(prepared_on=None) | Q(reviewed_on=None) | Q(reviewed_on__gte=F("prepared_on")),
                violation_error_message="Przegląd nie może być wcześniejszy niż sporządzenie deklaracji.",
            ),
            models.CheckConstraint(
                name="pages_declaration_whole_when_published",
                condition=Q(status="draft")
                | Q(
                    Q(conformity="full") | ~Q(inaccessible=""),
                    Q(audit="self") | ~Q(auditor=""),
                    ~Q(entity="") & ~Q(address="") & ~Q(shortcuts="") & ~Q(contact_name="") & ~Q(contact_email=""),
                    ~Q(contact_phone="") & ~Q(procedure="") & ~Q(architecture="") & ~Q(applications=""),
                    site_published_on__isnull=False,
                    site_updated_on__isnull=False,
                    prepared_on__isnull=False,
                    review_by__isnull=False,
                ),
            ),
        ]

    def __str__(self):
        return f"Deklaracja dostępności, wersja {self.version}"

    def get_absolute_url(self):
        return reverse("accessibility")

    @property
    def contact_phone_href(self) -> str:
        return phone_href(self.contact_phone)

    @property
    def remind_from(self):
        return self.review_by - REMINDED_BEFORE

    def problems(self) -> dict[str, str]:
        """Fields that are missing, still contain template text, or cannot be true."""
        missing = {name: MISSING for name in self.NEEDED if not getattr(self, name)}
        if self.conformity != Conformity.FULL and not self.inaccessible:
            missing["inaccessible"] = "Napisz, co jest niedostępne i dlaczego, albo zmień stan na „zgodna”."
        if self.audit == Audit.EXTERNAL and not self.auditor:
            missing["auditor"] = "Wpisz, kto zrobił badanie, albo wybierz samoocenę."
        texts = {
            name: richtext.text_of(words) for name in self.content() if isinstance(words := getattr(self, name), str)
        }
        return missing | placeholders.in_fields(texts) | self._impossible_days()

    def _impossible_days(self) -> dict[str, str]:
        today = timezone.localdate()
        past = ("site_published_on", "site_updated_on", "prepared_on", "reviewed_on")
        found = {
            name: "Ten dzień jeszcze nie nadszedł."
            for name in past
            if getattr(self, name) and getattr(self, name) > today
        }
        if self.review_by and self.review_by <= today:
            found["review_by"] = "Podaj dzień w przyszłości: do kiedy deklaracja ma być przejrzana znowu."
        return found
