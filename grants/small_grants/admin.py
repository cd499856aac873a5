"""Offers for small grants in the back office. Every write goes through grants.small_grants.actions."""

from datetime import timedelta

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from core import when
from core.admin import AuditedAdmin, ReadOnlyAdmin, pages
from core.admin.action_admin import ActionAdmin
from core.publishing.steps import Step, StepAdmin, may_enter
from core.text.polish import quoted
from grants.calls import law
from grants.calls.admin.filters import ReadFilter
from grants.calls.words import zloty
from grants.choices import OfferStatus
from grants.models import Remark, SmallGrantOffer
from grants.small_grants import actions
from grants.small_grants.forms import DecisionForm, OfferForm
from grants.small_grants.workflow import OFFERS


def _posted(offer: SmallGrantOffer) -> list[str]:
    until = law.remarks_until(timezone.now(), law.limits()) - timedelta(minutes=1)
    return [
        f"Ofertę przeczytają wszyscy. Uwagi będzie można zgłaszać do {when.short(until)}.",
        "Zadania, kwoty i dat nie da się już potem zmienić.",
    ]


STEPS = {
    "publikuj": Step(
        "Opublikuj ofertę", "Opublikuj ofertę", may_enter(OFFERS, OfferStatus.POSTED), _posted, actions.post_offer,
        "{} jest opublikowana. Każdy może zgłosić uwagi.",
    ),
    "decyzja": Step(
        "Wpisz decyzję", "Wpisz decyzję", may_enter(OFFERS, OfferStatus.GRANTED),
        ["Decyzję i uzasadnienie zobaczą wszyscy na stronie oferty."], actions.decide_offer,
        "Decyzja w sprawie {} jest zapisana.", DecisionForm,
    ),
    "wycofaj": Step(
        "Wycofaj ofertę", "Wycofaj ofertę", may_enter(OFFERS, OfferStatus.WITHDRAWN),
        ["Oferta zniknie z portalu. Tego nie da się cofnąć."], actions.withdraw_offer, "{} jest wycofana z portalu.",
    ),
}  # fmt: skip


@admin.register(SmallGrantOffer)
class OfferAdmin(StepAdmin, ActionAdmin, AuditedAdmin):
    steps = STEPS
    thing_name = "offer"
    form = OfferForm
    change_form_template = "admin/grants/smallgrantoffer/change_form.html"
    list_display = ["title", "name", "amount_told", "status", "remarks_end", "remarks_count"]
    list_filter = ["status"]
    search_fields = ["title", "name"]
    search_help_text = "Zadanie albo organizacja"
    actions = None
    fieldsets = [
        (None, {"fields": ["seen_at", "call", "title", "organization", "name", "summary"]}),
        ("Pieniądze i czas", {"fields": ["amount", "starts_on", "ends_on", "received_on"]}),
        ("Oferta", {"fields": ["file", "bip_url"]}),
    ]

    # --- list ---

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(remarked=Count("remarks"))

    @admin.display(description="kwota", ordering="amount")
    def amount_told(self, offer):
        return zloty(offer.amount)

    @admin.display(description="uwagi do", ordering="remarks_until", empty_value="–")
    def remarks_end(self, offer):
        end = offer.remarks_until
        return end and timezone.localtime(end - timedelta(minutes=1)).strftime("%d.%m.%Y")

    @admin.display(description="uwagi")
    def remarks_count(self, offer):
        address = f"{reverse('admin:grants_remark_changelist')}?offer__id__exact={offer.pk}"
        return format_html(
            '<a href="{}" aria-label="Uwagi: {}, {}">{}</a>', address, offer, offer.remarked, offer.remarked
        )

    # --- form ---

    def view_on_site(self, offer):
        return offer.get_absolute_url() if offer.is_shown else None

    def save_model(self, request, obj, form, change):
        if change:
            seen_at, values = form.cleaned_data["seen_at"], form.values()
            saved = actions.update_offer(offer=obj, values=values, seen_at=seen_at, by=request.user)
        else:
            saved = actions.create_offer(values=form.values(), by=request.user)
        obj.__dict__.update(saved.__dict__)

    def response_add(self, request, obj, post_url_continue=None):
        self.message_user(request, f"{quoted(obj)} jest szkicem. Opublikuj ofertę, żeby każdy mógł zgłosić uwagi.")
        return redirect("admin:grants_smallgrantoffer_change", obj.pk)

    def has_delete_permission(self, request, obj=None):
        return (obj is None or obj.status == OfferStatus.DRAFT) and super().has_delete_permission(request, obj)

    def delete_model(self, request, obj):
        actions.delete_offer(offer=obj, by=request.user)


@admin.register(Remark)
class RemarkAdmin(ReadOnlyAdmin):
    list_display = ["created_at", "offer", "beginning", "name", "is_read"]
    list_filter = [ReadFilter]
    list_select_related = ["offer"]
    search_fields = ["offer__title", "text"]
    search_help_text = "Zadanie albo słowa uwagi"
    fields = ["offer", "text", "name", "email", "created_at", "read_at"]
    change_form_template = "admin/grants/remark/change_form.html"
    actions = ["mark_read"]

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("grants.view_remark")

    def has_reading_permission(self, request):
        return request.user.has_perm("grants.change_remark")

    def lookup_allowed(self, lookup, value, request=None):
        return lookup == "offer__id__exact" or super().lookup_allowed(lookup, value, request)

    @admin.display(description="treść")
    def beginning(self, remark):
        return remark.text[:120] or "(usunięta po terminie)"

    @admin.display(description="przeczytana", boolean=True)
    def is_read(self, remark):
        return remark.read_at is not None

    @admin.action(description="Oznacz jako przeczytane", permissions=["reading"])
    def mark_read(self, request, queryset):
        for remark in queryset:
            actions.read_remark(remark=remark, by=request.user)
        self.message_user(request, "Wybrane uwagi są oznaczone jako przeczytane.")

    def get_urls(self):
        return pages.urls(self, [("<int:pk>/przeczytana/", read, "read", ["POST"])]) + super().get_urls()


def read(modeladmin, request, pk: int):
    if not modeladmin.has_reading_permission(request):
        raise PermissionDenied
    actions.read_remark(remark=get_object_or_404(Remark, pk=pk), by=request.user)
    modeladmin.message_user(request, "Uwaga jest oznaczona jako przeczytana.")
    return redirect("admin:grants_remark_changelist")
