"""Articles in the back office: list, form, transitions and submissions. Every write is an action."""

from django.contrib import admin
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from core import when
from core.publishing import previews
from core.publishing.admin import PublishedAdmin
from core.publishing.forms import ReasonForm
from core.publishing.queue import QueueAdmin
from core.publishing.steps import Step, decisions, may_enter
from core.text import richtext
from core.text.polish import quoted
from news import actions
from news.choices import ArticleStatus
from news.forms import PICTURE, OfficeArticleForm
from news.models import Article
from news.workflow import ARTICLES


def _will_appear(article: Article) -> list[str]:
    if article.publish_at and article.publish_at > timezone.now():
        return [f"Pokaże się sama: {when.moment(article.publish_at)}."]
    return ["Zobaczą ją wszyscy od razu: na liście, w wyszukiwarce i w kanałach RSS."]


def _published(article: Article) -> str:
    if article.is_scheduled:
        return f"{quoted(article)} jest zaplanowana: {when.moment(article.publish_at)}."
    return f"{quoted(article)} jest opublikowana."


def _unpin(*, article, by):
    return actions.pin(article=article, by=by, is_pinned=False)


STEPS = decisions(ARTICLES, actions=actions, shown=_will_appear, published=_published) | {
    "przypnij": Step(
        "Przypnij", "Przypnij",
        lambda article: article.status == ArticleStatus.PUBLISHED and not (article.is_archival or article.is_pinned),
        ["Będzie na początku listy, przed nowszymi."], actions.pin, "{} jest przypięta.",
    ),
    "odepnij": Step(
        "Odepnij", "Odepnij", lambda article: article.is_pinned,
        ["Wróci na swoje miejsce według daty."], _unpin, "{} nie jest już przypięta.",
    ),
    "archiwum": Step(
        "Do archiwum", "Przenieś do archiwum", lambda article: article.is_public and not article.is_archival,
        ["Zniknie z listy aktualnych i dostanie napis „archiwalne”. Nadal będzie można ją czytać."],
        actions.expire, "{} jest w archiwum.",
    ),
    "wycofaj": Step(
        "Wycofaj", "Wycofaj z portalu", may_enter(ARTICLES, ArticleStatus.WITHDRAWN),
        lambda article: [
            "Nikt jej już nie przeczyta na portalu.",
            *(["Organizacja dostanie list z powodem."] if article.organization_id else []),
        ],
        actions.withdraw, "{} jest wycofana.", ReasonForm,
    ),
}  # fmt: skip


class ShownFilter(admin.SimpleListFilter):
    title = "na portalu"
    parameter_name = "na_portalu"

    def lookups(self, request, model_admin):
        return [("aktualne", "aktualne"), ("zaplanowane", "zaplanowane"), ("archiwalne", "archiwalne")]

    def queryset(self, request, queryset):
        return {
            "aktualne": lambda: queryset.current(),
            "zaplanowane": lambda: queryset.scheduled(),
            "archiwalne": lambda: queryset.public().filter(expires_at__lte=timezone.now()),
        }.get(self.value(), lambda: queryset)()


class PublisherFilter(admin.SimpleListFilter):
    title = "kto publikuje"
    parameter_name = "kto"

    def lookups(self, request, model_admin):
        return [("biuro", "biuro"), ("organizacja", "organizacja")]

    def queryset(self, request, queryset):
        return {
            "biuro": lambda: queryset.filter(organization=None),
            "organizacja": lambda: queryset.exclude(organization=None),
        }.get(self.value(), lambda: queryset)()


@admin.register(Article)
class ArticleAdmin(QueueAdmin, PublishedAdmin):
    workflow = ARTICLES
    steps = STEPS
    form = OfficeArticleForm
    change_form_template = "admin/news/article/change_form.html"
    fieldsets = [
        (None, {"fields": ["seen_at", "title", "lead", "body"]}),
        ("Obraz", {"fields": PICTURE}),
        ("Kiedy", {"fields": ["publish_at", "expires_at", "is_pinned"]}),
        ("Tematy i powiązania", {"fields": ["themes", "organizations", "links"]}),
        ("Kto publikuje i adres", {"fields": ["organization", "slug"]}),
    ]
    list_display = ["title", "state", "publishes", "shown_from", "shown_to", "on_portal"]
    list_filter = [ShownFilter, "status", PublisherFilter, "themes", "is_pinned"]
    list_select_related = ["organization"]
    search_fields = ["title", "lead", "organization__name"]
    search_help_text = "Tytuł (także odmieniony) albo organizacja"
    date_hierarchy = "publish_at"
    ordering = ["-updated_at", "-pk"]

    # --- list ---

    def state_words(self, article):
        words = "zaplanowana" if article.is_scheduled else article.get_status_display()
        words = "archiwalna" if article.is_public and article.is_archival else words
        return words + (", przypięta" if article.is_pinned else "")

    @admin.display(description="kto publikuje")
    def publishes(self, article):
        return article.organization or "biuro"

    @admin.display(description="widoczna od", ordering="publish_at", empty_value="–")
    def shown_from(self, article):
        return article.publish_at and timezone.localtime(article.publish_at).strftime("%d.%m.%Y, %H:%M")

    @admin.display(description="aktualna do", ordering="expires_at", empty_value="–")
    def shown_to(self, article):
        return article.expires_at and timezone.localtime(article.expires_at).strftime("%d.%m.%Y, %H:%M")

    def get_queryset(self, request):
        found = super().get_queryset(request)
        return found.defer("body") if request.resolver_match.url_name.endswith("_changelist") else found

    # --- form ---

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "themes":
            kwargs["widget"] = CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "organization":
            field.empty_label = "Biuro OP"
        return field

    def render_change_form(self, request, context, *args, **kwargs):
        if article := context.get("original"):
            context |= previews.link(article, "news:article_preview")
        return super().render_change_form(request, context, *args, **kwargs)

    def save_thing(self, request, form, formsets, *, is_new):
        form.keep_picture(by=request.user)
        given = {"values": form.values(), "by": request.user, **form.sets()}
        if is_new:
            return actions.create(**given)
        seen = {"seen_at": form.cleaned_data["seen_at"], "has_new_picture": form.has_new_picture}
        return actions.update(article=form.instance, **seen, **given)

    # --- submissions of organisations ---

    def facts(self, article):
        appears = when.moment(article.publish_at) if article.publish_at else "od razu po publikacji"
        expires = when.moment(article.expires_at) if article.expires_at else "bez końca"
        themes = ", ".join(theme.name for theme in article.themes.all())
        told = [("Widoczna od", appears), ("Aktualna do", expires), ("Tematy", themes)]
        return [("Kiedy i o czym", [*told, ("Powiązane strony", _linked(article))])]

    def texts(self, article):
        lead = format_html("<p><strong>{}</strong></p>", article.lead)
        return [("Treść", lead + SafeString(richtext.clean(article.body)))]


def _linked(article: Article) -> SafeString:
    pages = ((link.path, link.title or link.path) for link in article.links.all())
    return format_html_join(", ", '<a href="{}">{}</a>', pages)
