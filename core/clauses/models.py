"""A clause: the information that art. 13 of the RODO requires when a process collects data."""

from typing import Any

from django.db import models
from django.urls import reverse

from core.clauses.registry import Process, find
from core.text import placeholders
from core.versions.models import Version, constraints

MISSING = "Uzupełnij to pole. Bez niego klauzula nie mówi wszystkiego, czego wymaga prawo."


class Clause(Version):
    """``kept`` is the retention of the data when this version was published."""

    SERIES = ("process",)
    #: Parts that the page shows only once if they are the same in all clauses.
    SHARED = ("administrator", "dpo", "transfers", "rights", "complaint")

    process = models.CharField("proces", max_length=60, editable=False)
    administrator = models.TextField("kto odpowiada za dane", blank=True)
    dpo = models.TextField("inspektor ochrony danych", blank=True, help_text="Jak można się z nim skontaktować.")
    data = models.TextField("jakie dane", blank=True)
    purpose = models.TextField("po co", blank=True)
    basis = models.TextField("podstawa prawna", blank=True)
    recipients = models.TextField("kto je zobaczy", blank=True)
    transfers = models.TextField(
        "przekazywanie dalej", blank=True, help_text="Państwa poza Europą, decyzje automatyczne, profilowanie."
    )
    period = models.TextField(
        "jak długo",
        blank=True,
        help_text="Terminy, których pilnuje sam portal, dopiszą się same. Tu wpisz, co jeszcze trzeba powiedzieć.",
    )
    kept = models.TextField("co usuwa sam portal", blank=True, editable=False)
    voluntary = models.TextField(
        "czy trzeba je podać", blank=True, help_text="I co się stanie, gdy ktoś ich nie poda."
    )
    rights = models.TextField("prawa", blank=True)
    complaint = models.TextField("skarga", blank=True)

    class Meta:
        verbose_name = "klauzula o danych"
        verbose_name_plural = "klauzule o danych"
        ordering = ["process", "-version"]
        constraints = constraints("core_clause", "process")

    def __str__(self):
        return f"{self.name}, wersja {self.version}"

    def get_absolute_url(self):
        slug = self.about.slug if self.about else self.process
        return reverse("privacy_version", args=[slug, self.version])

    @classmethod
    def content(cls) -> list[str]:
        return [name for name in super().content() if name != "kept"]

    @property
    def about(self) -> Process | None:
        """The process as its app declares it; None when no app declares it."""
        return find(self.process)

    @property
    def name(self) -> str:
        return self.about.name if self.about else self.process

    @property
    def kept_now(self) -> str:
        """Retention sentences of this version: stored ones, or for a draft the current ones."""
        return self.kept if not self.is_draft else self.about.kept() if self.about else ""

    def parts(self) -> list[tuple[str, str, str]]:
        """Name, label and text of each non-empty part, in order."""
        found = []
        for name in self.content():
            words = getattr(self, name)
            if name == "period":
                words = "\n".join(filter(None, [words, self.kept_now]))
            if words:
                found.append((name, str(self._meta.get_field(name).verbose_name), words))
        return found

    @property
    def text(self) -> str:
        """The whole clause as plain text, to be stored with a consent."""
        return "\n\n".join(f"{label[:1].upper()}{label[1:]}\n{words}" for _, label, words in self.parts())

    def problems(self) -> dict[str, str]:
        """Parts that are missing or have unfilled gaps."""
        needed = [name for name in self.content() if name != "period" or not self.kept_now]
        missing = {name: MISSING for name in needed if not getattr(self, name).strip()}
        return missing | placeholders.in_fields({name: getattr(self, name) for name in self.content()})

    def sealed(self) -> dict[str, Any]:
        return {"kept": self.kept_now}
