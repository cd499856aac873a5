"""The entry of an organisation in the back office: list, form and further pages."""

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.forms import CheckboxSelectMultiple
from django.http import Http404
from django.utils.html import format_html
from js_asset import Media, Script

from core import search
from core.admin import AuditedAdmin, PictureAdmin, ProseAdmin
from core.admin import pages as admin_pages
from core.admin.action_admin import ActionAdmin
from core.files import uploads
from organizations.choices import Status
from organizations.models import Document, InternalContact, Organization, Photo
from organizations.moderation.admin import bulk, pages, queue
from organizations.registry.actions import entries
from organizations.registry.admin.filters import AddressFilter, ConfirmedFilter, PointFilter, PublicBenefitFilter
from organizations.registry.admin.inlines import ContactInline, DocumentInline, OldAddressInline, PhotoInline
from organizations.registry.forms import OrganizationForm
from organizations.registry.views.tiles import tiles_source

WHAT = {Photo: "photos", Document: "documents", InternalContact: "internal_contact"}
LOGO = ["picture_upload", "picture_alt", "picture_is_decorative", "picture_remove"]
FIELDSETS = [
    (None, {"fields": ["seen_at", "name", "short_name", "legal_form", "mission", "slug"]}),
    ("Rejestry i początki", {"fields": [
        "krs", "nip", "regon", "register_kind", "register_number", "founded_year", "founded_on",
        "is_social_enterprise", "has_business_activity"]}),
    ("Czym się zajmuje", {"fields": ["themes", "spheres", "target_groups", "description"]}),
    ("Wolontariat", {"fields": ["is_seeking_volunteers", "volunteering_info"]}),
    ("Gdzie jest i jak się skontaktować", {"fields": [
        "street", "postal_code", "city", "district", "phone", "email", "website", "facebook_url", "instagram_url",
        "youtube_url", "x_url", "accepts_messages", "opening_hours"]}),
    ("Punkt na mapie", {"fields": ["latitude", "longitude"], "classes": ["map-point"],
        "description": "Wpisz współrzędne albo pokaż mapę i kliknij w miejsce siedziby."}),
    ("Dostępność siedziby", {"fields": ["access_features", "access_notes"]}),
    ("Wsparcie", {"fields": ["public_benefit_as_of", "bank_account"]}),
    ("Logo", {"fields": LOGO}),
    ("Dla biura", {"fields": ["confirmed_on", "office_notes", "source_url"]}),
]  # fmt: skip

MAP_MEDIA = Media(
    css={"all": ["vendor/leaflet/leaflet.css", "css/admin-registry.css"]},
    js=["vendor/leaflet/leaflet.js", Script("js/admin-map.js", defer=True)],
)


@admin.register(Organization)
class OrganizationAdmin(ActionAdmin, ProseAdmin, AuditedAdmin, PictureAdmin):
    form = OrganizationForm
    change_form_template = "admin/organizations/organization/change_form.html"
    change_list_template = "admin/organizations/organization/change_list.html"
    inlines = [ContactInline, PhotoInline, DocumentInline, OldAddressInline]
    list_display = ["name", "state", "confirmed", "legal_form", "city", "has_point", "on_portal"]
    list_filter = [
        "status", "legal_form", "themes", "district", ConfirmedFilter, AddressFilter, PointFilter,
        PublicBenefitFilter,
        "is_seeking_volunteers",
    ]  # fmt: skip
    list_per_page = 50
    search_fields = ["name", "short_name", "krs", "nip", "regon", "register_number", "email"]
    search_help_text = "Nazwa (także odmieniona), KRS, NIP, REGON albo e-mail"
    actions = [bulk.publish, bulk.suspend, bulk.confirm, bulk.ask, bulk.export_xlsx, bulk.export_csv]
    ordering = ["sort_key", "pk"]
    show_full_result_count = False

    # --- list ---

    @admin.display(description="stan", ordering="status")
    def state(self, organization):
        return format_html(
            '<span class="state state-{}">{}</span>', organization.status, organization.get_status_display()
        )

    @admin.display(description="dane potwierdzone", ordering="confirmed_on", empty_value="nigdy")
    def confirmed(self, organization):
        return organization.confirmed_on

    @admin.display(description="na mapie", boolean=True)
    def has_point(self, organization):
        return organization.latitude is not None

    @admin.display(description="portal")
    def on_portal(self, organization):
        if organization.status != Status.PUBLISHED:
            return "–"
        return format_html(
            '<a href="{}" aria-label="Zobacz w portalu: {}">zobacz</a>', organization.get_absolute_url(), organization
        )

    def get_search_results(self, request, queryset, search_term):
        """Search for the exact text, and among published entries for any inflected form of its words."""
        found, has_duplicates = super().get_search_results(request, queryset, search_term)
        if search_term:
            found = found | queryset.filter(pk__in=search.ids(search_term, "organization")[:500])
        return found, has_duplicates

    # --- form ---

    fieldsets = FIELDSETS

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else [*fieldsets, ("Stan wpisu", {"fields": ["first_status"]})]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return super().formfield_for_manytomany(db_field, request, widget=CheckboxSelectMultiple, **kwargs)

    def view_on_site(self, organization):
        return organization.get_absolute_url() if organization.status == Status.PUBLISHED else None

    def render_change_form(self, request, context, *args, **kwargs):
        context["map_tiles"] = settings.MAP_TILES_URL
        context["media"] += MAP_MEDIA
        response = super().render_change_form(request, context, *args, **kwargs)
        if source := tiles_source():
            response._csp_update |= {"img-src": [source]}
        return response

    def save_model(self, request, obj, form, change):
        form.keep_logo(by=request.user)
        if change:
            seen_at = form.cleaned_data["seen_at"]
            saved = entries.update(organization=obj, by=request.user, seen_at=seen_at, **form.values())
        else:
            status = form.cleaned_data.get("first_status") or Status.SUBMITTED
            saved = entries.create(by=request.user, status=status, **form.values())
        obj.__dict__.update(saved.__dict__)

    def save_related(self, request, form, formsets, change):
        """The entry is already saved with its words; save its photos, documents and contact here."""
        for formset in formsets:
            self.save_formset(request, form, formset, change=change)
        what = [WHAT[formset.model] for formset in formsets if formset.has_changed()]
        if what or form.has_new_logo:
            what += ["logo"] if form.has_new_logo else []
            entries.attachments_changed(organization=form.instance, what=what, by=request.user)

    def save_formset(self, request, form, formset, change):
        super().save_formset(request, form, formset, change)
        if formset.model is Document:
            uploads.discard(*[document.file for document in formset.deleted_objects])

    def delete_model(self, request, obj):
        entries.delete(organization=obj, by=request.user)

    def delete_queryset(self, request, queryset):
        for organization in queryset:
            entries.delete(organization=organization, by=request.user)

    # --- pages beside the form ---

    def get_urls(self):
        return admin_pages.urls(self, [*pages.PAGES, *queue.PAGES]) + super().get_urls()

    def history_view(self, request, object_id, extra_context=None):
        key = unquote(object_id)
        if not key.isdigit():
            raise Http404
        return pages.history(self, request, int(key))

    def get_deleted_objects(self, objs, request):
        """Rows that belong to the entry need no permission of their own."""
        to_delete, counts, _perms, protected = super().get_deleted_objects(objs, request)
        return to_delete, counts, set(), protected
