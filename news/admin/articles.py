"""Articles in the back office: list and form. Every write goes through news.actions."""

from django.contrib import admin
from django.forms import CheckboxSelectMultiple
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import format_html

from core import admin_pages, search
from core.action_admin import ActionAdmin
from core.admin import AuditedAdmin, PictureAdmin, ProseAdmin
from core.polish import quoted
from news.actions import editing as actions
from news.admin import queue, steps
from news.admin.filters import PublisherFilter, ShownFilter
from news.choices import ArticleStatus
from news.forms.article import PICTURE, OfficeArticleForm
from news.models import Article

FIELDSETS = [
    (None, {"fields": ["seen_at", "title", "lead", "body"]}),
    ("Obraz", {"fields": PICTURE}),
    ("Kiedy", {"fields": ["publish_at", "expires_at", "is_pinned"]}),
    ("Tematy i powiązania", {"fields": ["themes", "organizations", "links"]}),
    ("Kto publikuje i adres", {"fields": ["organization", "slug"]}),
]


@admin.register(Article)
class ArticleAdmin(ActionAdmin, ProseAdmin, AuditedAdmin, PictureAdmin):
    form = OfficeArticleForm
    change_form_template = "admin/news/article/change_form.html"
    change_list_template = "admin/news/article/change_list.html"
    fieldsets = FIELDSETS
    list_display = ["title", "state", "publishes", "shown_from", "shown_to", "on_portal"]
    list_filter = [ShownFilter, "status", PublisherFilter, "themes", "is_pinned"]
    list_select_related = ["organization"]
    list_per_page = 50
    search_fields = ["title", "lead", "organization__name"]
    search_help_text = "Tytuł (także odmieniony) albo organizacja"
    date_hierarchy = "publish_at"
    ordering = ["-updated_at", "-pk"]
    show_full_result_count = False
    actions = None

    # --- list ---

    @admin.display(description="stan", ordering="status")
    def state(self, article):
        words = "zaplanowana" if article.is_scheduled else article.get_status_display()
        words = "archiwalna" if article.is_public and article.is_archival else words
        words += ", przypięta" if article.is_pinned else ""
        return format_html('<span class="state state-{}">{}</span>', article.status, words)

    @admin.display(description="kto publikuje")
    def publishes(self, article):
        return article.organization or "biuro"

    @admin.display(description="widoczna od", ordering="publish_at", empty_value="–")
    def shown_from(self, article):
        return article.publish_at and timezone.localtime(article.publish_at).strftime("%d.%m.%Y, %H:%M")

    @admin.display(description="aktualna do", ordering="expires_at", empty_value="–")
    def shown_to(self, article):
        return article.expires_at and timezone.localtime(article.expires_at).strftime("%d.%m.%Y, %H:%M")

    @admin.display(description="portal")
    def on_portal(self, article):
        if not article.is_public:
            return "–"
        return format_html('<a href="{}" aria-label="Zobacz: {}">zobacz</a>', article.get_absolute_url(), article)

    def get_queryset(self, request):
        found = super().get_queryset(request)
        return found.defer("body") if request.resolver_match.url_name.endswith("_changelist") else found

    def get_search_results(self, request, queryset, search_term):
        """What is typed is sought as it stands, and in any form of its words among what is public."""
        found, has_duplicates = super().get_search_results(request, queryset, search_term)
        if search_term:
            found = found | queryset.filter(pk__in=search.ids(search_term, "article")[:500])
        return found, has_duplicates

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

    def view_on_site(self, article):
        return article.get_absolute_url() if article.is_public else None

    def render_change_form(self, request, context, *args, **kwargs):
        article = context.get("original")
        if article:
            context |= {"steps": steps.offered(article, request.user)} | steps.previews(article)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        """Written together with its themes, organisations and links, in save_related."""

    def save_related(self, request, form, formsets, change):
        form.keep_picture(by=request.user)
        told = {"values": form.values(), "by": request.user, **form.sets()}
        if change:
            seen = {"seen_at": form.cleaned_data["seen_at"], "has_new_picture": form.has_new_picture}
            saved = actions.update(article=form.instance, **seen, **told)
        else:
            saved = actions.create(**told)
        form.instance.__dict__.update(saved.__dict__)

    def response_add(self, request, obj, post_url_continue=None):
        """A new article is a draft: the next thing to do stands on its page."""
        self.message_user(request, f"{quoted(obj)} jest zapisana jako szkic. Gdy wszystko się zgadza, opublikuj ją.")
        return redirect("admin:news_article_change", obj.pk)

    def has_delete_permission(self, request, obj=None):
        """What was published once is withdrawn, never deleted."""
        is_draft = obj is None or (obj.status == ArticleStatus.DRAFT and obj.approved_at is None)
        return is_draft and super().has_delete_permission(request, obj)

    def delete_model(self, request, obj):
        actions.delete(article=obj, by=request.user)

    def get_deleted_objects(self, objs, request):
        """Rows that only hang on the draft need no permission of their own."""
        to_delete, counts, _perms, protected = super().get_deleted_objects(objs, request)
        return to_delete, counts, set(), protected

    # --- pages beside the form ---

    def get_urls(self):
        return admin_pages.urls(self, [*steps.PAGES, *queue.PAGES]) + super().get_urls()
