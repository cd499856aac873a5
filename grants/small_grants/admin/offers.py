"""Offers for small grants in the back office. Every write goes through grants.small_grants.actions."""

from datetime import timedelta

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from core import admin_pages, when
from core.action_admin import ActionAdmin
from core.admin import AuditedAdmin
from core.errors import DomainError
from core.polish import quoted
from core.refusals import tell
from grants.calls import law
from grants.calls.words import zloty
from grants.choices import OfferStatus
from grants.models import SmallGrantOffer
from grants.small_grants import actions
from grants.small_grants.forms.office import DecisionForm, OfferForm

CHANGE = "admin:grants_smallgrantoffer_change"
STEPS = {
    "publikuj": ("Opublikuj ofertę", actions.post_offer, "{} jest opublikowana. Każdy może zgłosić uwagi."),
    "decyzja": ("Wpisz decyzję", actions.decide_offer, "Decyzja w sprawie {} jest zapisana."),
    "wycofaj": ("Wycofaj ofertę", actions.withdraw_offer, "{} jest wycofana z portalu."),
}
WHAT_HAPPENS = {
    "publikuj": "Ofertę przeczytają wszyscy. Uwagi będzie można zgłaszać do {until}. "
    "Zadania, kwoty i dat nie da się już potem zmienić.",
    "decyzja": "Decyzję i uzasadnienie zobaczą wszyscy na stronie oferty.",
    "wycofaj": "Oferta zniknie z portalu. Tego nie da się cofnąć.",
}


@admin.register(SmallGrantOffer)
class OfferAdmin(ActionAdmin, AuditedAdmin):
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
        return redirect(CHANGE, obj.pk)

    def has_delete_permission(self, request, obj=None):
        return (obj is None or obj.status == OfferStatus.DRAFT) and super().has_delete_permission(request, obj)

    def delete_model(self, request, obj):
        actions.delete_offer(offer=obj, by=request.user)

    def get_urls(self):
        return admin_pages.urls(self, [("<int:pk>/krok/<slug:name>/", step, "step", ["GET", "HEAD", "POST"])]) + (
            super().get_urls()
        )


def _last_day_of_remarks() -> str:
    """Of an offer that is posted now."""
    return when.short(law.remarks_until(timezone.now(), law.limits()) - timedelta(minutes=1))


def step(modeladmin, request, pk: int, name: str):
    """Post, decide, withdraw: one page with a button each."""
    if not modeladmin.has_change_permission(request):
        raise PermissionDenied
    offer = get_object_or_404(SmallGrantOffer, pk=pk)
    if name not in STEPS:
        raise Http404
    label, act, said = STEPS[name]
    form = DecisionForm(request.POST if request.method == "POST" else None) if name == "decyzja" else None
    problem = ""
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            done = act(offer=offer, by=request.user, **(form.cleaned_data if form else {}))
        except DomainError as error:
            problem = str(error) if form is None else tell(form, error) or ""
        else:
            modeladmin.message_user(request, said.format(quoted(done)))
            return redirect(CHANGE, pk)
    context = {
        "title": label, "original": offer, "form": form, "problem": problem, "button": label,
        "what_happens": WHAT_HAPPENS[name].format(until=_last_day_of_remarks()),
    }  # fmt: skip
    return admin_pages.render(modeladmin, request, "admin/grants/smallgrantoffer/step.html", **context)
