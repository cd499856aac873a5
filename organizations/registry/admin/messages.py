"""Messages from readers to organisations, and blocked senders."""

from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html

from core.admin import ReadOnlyAdmin
from core.text.polish import plural
from organizations.models import BarredSender, ContactMessage
from organizations.registry.actions import messages as relaying


class StoppedFilter(admin.SimpleListFilter):
    title = "czy zatrzymana"
    parameter_name = "zatrzymana"

    def lookups(self, request, model_admin):
        return [("nie", "przekazane"), ("tak", "zatrzymane")]

    def queryset(self, request, queryset):
        return queryset.filter(stopped_at__isnull=self.value() == "nie") if self.value() else queryset


@admin.register(ContactMessage)
class ContactMessageAdmin(ReadOnlyAdmin):
    list_display = ["message_start", "entry", "sender_name", "sender_email", "created_at", "stopped_at"]
    list_filter = [StoppedFilter, "created_at"]
    list_select_related = ["organization"]
    search_fields = ["message", "organization__name", "sender_email", "sender_name"]
    fields = [
        "entry", "sender_name", "sender_email", "message", "wants_copy", "created_at", "stopped_at", "stopped_by",
    ]  # fmt: skip
    actions = ["stop_senders"]
    show_full_result_count = False

    def has_change_permission(self, request, obj=None):
        """Needed for the action; the message itself is read-only."""
        return obj is None and admin.ModelAdmin.has_change_permission(self, request)

    @admin.display(description="wiadomość", ordering="message")
    def message_start(self, message):
        return message.message[:90] + ("…" if len(message.message) > 90 else "")

    @admin.display(description="do organizacji", ordering="organization__sort_key")
    def entry(self, message):
        address = reverse("admin:organizations_organization_change", args=[message.organization_id])
        return format_html('<a href="{}">{}</a>', address, message.organization)

    @admin.action(description="Zatrzymaj nadawców zaznaczonych wiadomości", permissions=["change"])
    def stop_senders(self, request, queryset):
        chosen = list(queryset)
        stopped = relaying.bar_senders(messages=chosen, by=request.user)
        is_one = len({message.sender_email.casefold() for message in chosen}) == 1
        said = "Nadawca nie napisze już przez portal." if is_one else "Nadawcy nie napiszą już przez portal."
        if stopped:
            said += f" Zatrzymano {stopped} {plural(stopped, 'wiadomość,wiadomości,wiadomości')}."
        else:
            said += " Wszystkie ich wiadomości zdążyły już wyjść."
        self.message_user(request, said, messages.SUCCESS)


@admin.register(BarredSender)
class BarredSenderAdmin(ReadOnlyAdmin):
    """Deleting a row lets the address write again."""

    list_display = ["short", "created_at"]
    fields = ["short", "created_at"]
    show_full_result_count = False

    def has_delete_permission(self, request, obj=None):
        return admin.ModelAdmin.has_delete_permission(self, request, obj)

    def delete_model(self, request, obj):
        relaying.allow_sender(barred=obj, by=request.user)

    def delete_queryset(self, request, queryset):
        for barred in queryset:
            relaying.allow_sender(barred=barred, by=request.user)

    @admin.display(description="skrót adresu", ordering="digest")
    def short(self, barred):
        return str(barred)
