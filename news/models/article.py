"""An article: author, text, publication period and links."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django_prose_editor.fields import ProseEditorField

from core.publishing.models import Moderated, constraints
from core.text import richtext
from news.choices import ArticleStatus
from organizations.models import Organization, Theme

#: The office's signature as an author.
OFFICE = "Biuro OP"


class ArticleQuerySet(models.QuerySet):
    def public(self):
        """Readable by everybody now: published, and its publication time has come."""
        return self.filter(status=ArticleStatus.PUBLISHED, publish_at__lte=timezone.now())

    def scheduled(self):
        """Published, with a publication time in the future."""
        return self.filter(status=ArticleStatus.PUBLISHED, publish_at__gt=timezone.now())

    def current(self):
        """Public and not archived."""
        return self.public().filter(Q(expires_at__isnull=True) | Q(expires_at__gt=timezone.now()))

    def latest(self):
        """In list order: pinned first, then the newest."""
        return self.order_by("-is_pinned", "-publish_at", "-pk")


class Article(Moderated):
    """``publish_at`` and ``expires_at`` take effect by time alone.

    ``organization`` is the author; if empty, the office is.
    """

    title = models.CharField("tytuł", max_length=160)
    slug = models.SlugField("adres", max_length=140, unique=True)
    lead = models.CharField(
        "w jednym, dwóch zdaniach",
        max_length=300,
        blank=True,
        help_text="Co się stało albo stanie. Widać to na liście.",
    )
    body = ProseEditorField("treść", blank=True, sanitize=richtext.clean, extensions=richtext.EXTENSIONS)
    picture = models.OneToOneField(
        "core.Picture", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="obraz"
    )
    themes = models.ManyToManyField(Theme, blank=True, related_name="articles", verbose_name="tematy")
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name="kto publikuje",
        help_text="Puste: publikuje Biuro OP. Z organizacją aktualność ma znak „od organizacji”.",
    )
    organizations = models.ManyToManyField(
        Organization,
        blank=True,
        related_name="told_in",
        verbose_name="organizacje, o których mowa",
        help_text="Aktualność pokaże się też na ich stronach w bazie organizacji.",
    )
    # dates
    publish_at = models.DateTimeField("widoczna od", null=True, blank=True)
    expires_at = models.DateTimeField("aktualna do", null=True, blank=True)
    is_pinned = models.BooleanField("przypięta na górze listy", default=False)
    # state
    status = models.CharField("stan", max_length=15, choices=ArticleStatus, default=ArticleStatus.DRAFT)
    revised_at = models.DateTimeField("poprawiona po publikacji", null=True, blank=True, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = "aktualność"
        verbose_name_plural = "aktualności"
        ordering = ["-publish_at", "-pk"]
        indexes = [
            models.Index("publish_at", "id", name="news_articles_by_moment", condition=Q(status="published")),
            models.Index("organization", "publish_at", name="news_articles_of_organization"),
        ]
        constraints = [
            *constraints("news_article", ArticleStatus),
            models.CheckConstraint(
                name="news_article_published_has_moment",
                condition=~Q(status="published") | Q(publish_at__isnull=False),
                violation_error_message="Podaj, od kiedy aktualność ma być widoczna.",
            ),
            models.CheckConstraint(
                name="news_article_published_has_words",
                condition=~Q(status__in=["submitted", "published"]) | ~Q(body=""),
                violation_error_message="Napisz treść. Sam obraz nie wystarczy.",
            ),
            models.CheckConstraint(
                name="news_article_expires_after_it_begins",
                condition=Q(expires_at__isnull=True) | Q(publish_at__isnull=True) | Q(expires_at__gt=F("publish_at")),
                violation_error_message="Koniec aktualności musi być po jej początku.",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("news:article", args=[self.slug])

    @property
    def is_public(self) -> bool:
        """Same rule as ArticleQuerySet.public(), for one object."""
        return self.status == ArticleStatus.PUBLISHED and self.publish_at <= timezone.now()

    @property
    def is_scheduled(self) -> bool:
        """Same rule as ArticleQuerySet.scheduled(), for one object."""
        return self.status == ArticleStatus.PUBLISHED and self.publish_at > timezone.now()

    @property
    def is_archival(self) -> bool:
        """Its ``expires_at`` has passed."""
        return self.expires_at is not None and self.expires_at <= timezone.now()

    @property
    def publisher(self) -> str:
        """The author's name; one query unless ``organization`` was prefetched."""
        return str(self.organization) if self.organization_id else OFFICE


class RelatedLink(models.Model):
    """A link from an article to a page of this portal by its path: an event, a call, anything.

    Without a title the current title from the search index is shown, so a former name never appears.
    """

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="links", db_index=False, verbose_name="aktualność"
    )
    path = models.CharField("adres strony na portalu", max_length=300)
    title = models.CharField("tytuł", max_length=160, blank=True, help_text="Puste: taki, jaki ma strona.")
    order = models.PositiveSmallIntegerField("kolejność", default=0)

    class Meta:
        verbose_name = "powiązana strona"
        verbose_name_plural = "powiązane strony"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "path"],
                name="news_relatedlink_once_per_article",
                violation_error_message="Ta strona jest już na liście.",
            ),
            models.CheckConstraint(
                name="news_relatedlink_inside_the_portal",
                condition=Q(path__startswith="/") & ~Q(path__startswith="//"),
                violation_error_message="Podaj adres strony tego portalu.",
            ),
        ]

    def __str__(self):
        return self.title or self.path


class OldArticleAddress(models.Model):
    """A former slug, which redirects to the article."""

    slug = models.SlugField("dawny adres", max_length=140, unique=True)
    article = models.ForeignKey(Article, models.CASCADE, related_name="old_addresses", verbose_name="aktualność")

    class Meta:
        verbose_name = "dawny adres"
        verbose_name_plural = "dawne adresy"

    def __str__(self):
        return self.slug
