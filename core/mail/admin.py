"""The outbox in the back office: waiting, sent and failed letters, and previews of every kind."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html

from core import audit_words
from core.errors import DomainError
from core.mail import actions, admin_pages, catalog, suppression
from core.mail.models import Letter, Suppression
from core.mail.sweep import stalled
from core.text.polish import plural

audit_words.name(
    actions={
        "core.letter_sent_again": "ponowne wysłanie listu",
        "core.address_stopped": "wstrzymanie listów na adres",
        "core.address_allowed": "przywrócenie listów na adres",
    }
)
Status = Letter.Status
#: States shown to the office: (word in the URL, Polish label, states).
GROUPS = [
    ("czekaja", "czekają", [Status.QUEUED, *Letter.HELD]),
    ("wyslane", "wysłane", [Status.SENT]),
    ("niewyslane", "niewysłane", [Status.FAILED]),
    ("niepewne", "niepewne", [Status.UNDECIDED]),
    ("wstrzymane", "wstrzymane", [Status.SUPPRESSED]),
]


class StateFilter(admin.SimpleListFilter):
    title, parameter_name = "stan", "stan"

    def lookups(self, request, model_admin):
        return [(word, label) for word, label, _ in GROUPS]

    def queryset(self, request, queryset):
        states = {word: states for word, _, states in GROUPS}
        return queryset.filter(status__in=states[self.value()]) if self.value() in states else queryset


class KindFilter(admin.SimpleListFilter):
    title, parameter_name = "rodzaj listu", "rodzaj"

    def lookups(self, request, model_admin):
        return [(kind.name, kind.label) for kind in catalog.kinds()]

    def queryset(self, request, queryset):
        return queryset.filter(kind=self.value()) if self.value() else queryset


class LettersAdmin(admin.ModelAdmin):
    """Rows are read-only. The change permission means permission to send again."""

    class Media:
        css = {"all": ["css/office.css"]}

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return obj is None and super().has_change_permission(request)

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Letter)
class LetterAdmin(LettersAdmin):
    list_display = ["state", "kind_name", "to", "subject", "when", "why"]
    list_display_links = ["subject"]
    list_filter = [StateFilter, KindFilter]
    search_fields = ["to", "subject", "key"]
    search_help_text = "Adres, temat albo numer listu"
    fields = ["state", "why", "to", "subject", "kind_name", "created_at", "when", "attempts", "reply_to", "key"]
    actions = ["send_again"]
    show_full_result_count = False
    change_list_template = "letters/admin/outbox.html"
    change_form_template = "letters/admin/letter.html"

    def get_urls(self):
        return [
            *(path(where, self.admin_site.admin_view(view), name=name) for where, view, name in admin_pages.PAGES),
            *super().get_urls(),
        ]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("text", "html", "calendar", "substitutions")

    def changelist_view(self, request, extra_context=None):
        counts = dict(Letter.objects.order_by().values_list("status").annotate(Count("pk")))
        groups = [(word, label, sum(counts.get(state, 0) for state in states)) for word, label, states in GROUPS]
        return super().changelist_view(
            request, {"groups": groups, "stall": stalled(), "chosen": request.GET.get("stan")} | (extra_context or {})
        )

    def change_view(self, request, object_id, form_url="", extra_context=None):
        response = super().change_view(request, object_id, form_url, extra_context)
        response._csp_update = admin_pages.OWN_FRAME
        return response

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context |= admin_pages.content_of(obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    @admin.display(description="stan", ordering="status")
    def state(self, letter):
        return format_html('<span class="letter-state is-{}">{}</span>', letter.status, letter.get_status_display())

    @admin.display(description="rodzaj", ordering="kind")
    def kind_name(self, letter):
        return catalog.label_of(letter.kind)

    @admin.display(description="wysłany albo w kolejce od", ordering="created_at")
    def when(self, letter):
        return letter.sent_at or letter.queued_at

    @admin.display(description="przyczyna", empty_value="–")
    def why(self, letter):
        return (
            letter.get_reason_display() + (f" ({letter.answer})" if letter.answer else "") if letter.reason else None
        )

    @admin.action(description="Wyślij ponownie zaznaczone", permissions=["change"])
    def send_again(self, request, queryset):
        """First a confirmation page that lists what will be sent and may arrive twice; then send."""
        if "confirmed" in request.POST:
            count = actions.send_again(letters=queryset, by=request.user)
            words = plural(count, "list wróci,listy wrócą,listów wróci")
            self.message_user(request, f"{count} {words} do kolejki.", messages.SUCCESS)
            return None
        letters = list(queryset.resendable())
        if not letters:
            said = "Ponownie można wysłać tylko listy niewysłane, niepewne i wstrzymane, z poprawnym adresem."
            self.message_user(request, said, messages.WARNING)
            return None
        context = self.admin_site.each_context(request) | {
            "title": "Wysłać ponownie?",
            "opts": self.opts,
            "letters": letters,
            "left_out": queryset.count() - len(letters),
            "undecided": [letter for letter in letters if letter.status == Status.UNDECIDED],
            "checkbox_name": admin.helpers.ACTION_CHECKBOX_NAME,
            "media": self.media,
        }
        return TemplateResponse(request, "letters/admin/send_again.html", context)


class StopForm(forms.ModelForm):
    address = forms.EmailField(
        label="adres e-mail", help_text="Adresu nie zapisujemy, tylko jego skrót. Na ten adres nie wyjdzie żaden list."
    )

    class Meta:
        model = Suppression
        fields = []

    def clean_address(self):
        address = self.cleaned_data["address"]
        if suppression.is_suppressed(address):
            raise forms.ValidationError("Ten adres już jest na liście.")
        return address


@admin.register(Suppression)
class SuppressionAdmin(LettersAdmin):
    list_display = ["short", "reason", "created_at"]
    list_filter = ["reason"]
    search_fields = ["digest"]
    search_help_text = "Cały adres e-mail: lista pamięta tylko skróty, więc części adresu nie znajdzie"
    fields = ["short", "reason", "created_at"]
    form = StopForm
    show_full_result_count = False

    def has_add_permission(self, request):
        return admin.ModelAdmin.has_add_permission(self, request)

    def has_delete_permission(self, request, obj=None):
        return admin.ModelAdmin.has_delete_permission(self, request, obj)

    def get_fields(self, request, obj=None):
        return super().get_fields(request, obj) if obj else ["address"]

    def get_search_results(self, request, queryset, search_term):
        return (queryset.of(search_term) if search_term else queryset), False

    def save_model(self, request, obj, form, change):
        try:
            stopped = actions.stop_mail(address=form.cleaned_data["address"], by=request.user)
        except DomainError as error:
            raise PermissionDenied(str(error)) from error
        obj.pk, obj.digest, obj.reason = stopped.pk, stopped.digest, stopped.reason

    def delete_model(self, request, obj):
        actions.allow_mail(stopped=obj, by=request.user)

    def delete_queryset(self, request, queryset):
        for stopped in queryset:
            actions.allow_mail(stopped=stopped, by=request.user)

    @admin.display(description="skrót adresu")
    def short(self, stopped):
        return str(stopped)
