"""Accounts in the back office: for administrators only, because changing accounts can give every right."""

import allauth.account.admin
import allauth.mfa.admin  # noqa: F401 - both imported to be taken off the site again
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.forms import CheckboxSelectMultiple

from accounts import actions
from accounts.actions import change_address, remove
from accounts.forms import AddUserForm, ChangeUserForm
from accounts.models import User
from core import audit, audit_words
from core.admin import AuditedAdmin
from core.lists import list_versions

audit_words.name(
    actions={
        "accounts.add": "założenie konta",
        "accounts.change": "zmiana konta",
        "accounts.change_password": "zmiana hasła",
        "accounts.delete": "usunięcie konta",
        "accounts.join": "konto dla potwierdzonego adresu",
        "accounts.rename": "zmiana imienia i nazwiska",
        "accounts.sign_out_elsewhere": "wylogowanie na innych urządzeniach",
        "accounts.reset_second_factor": "usunięcie drugiego składnika logowania",
        "accounts.erase": "usunięcie konta przez właściciela",
    }
)


admin.site.unregister([EmailAddress, Authenticator])  # the page of an account shows them


@admin.action(description="Usuń drugi składnik logowania (zgubiony telefon)", permissions=["change"])
def reset_second_factor(model_admin, request, queryset):
    reset = [user for user in queryset if actions.reset_second_factor(user=user, by=request.user)]
    model_admin.message_user(request, f"Konta, z których usunięto drugi składnik logowania: {len(reset)}.")


@admin.register(User)
class UserAdmin(AuditedAdmin, DjangoUserAdmin):
    """For administrators; only superusers may change superusers and grant that status."""

    form, add_form = ChangeUserForm, AddUserForm
    list_display = ["email", "name", "is_staff", "is_superuser", "is_active", "last_login"]
    list_filter = ["is_staff", "is_superuser", "is_active", "groups"]
    search_fields = ["email", "name"]
    search_help_text = "Imię, nazwisko albo adres e-mail"
    ordering = ["email"]
    filter_horizontal = []
    readonly_fields = ["last_login", "date_joined", "second_factor"]
    actions = [reset_second_factor]
    fieldsets = [
        (None, {"fields": ["email", "name", "password", "second_factor"]}),
        ("Uprawnienia", {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        ("Daty", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [(None, {"fields": ["email", "name", "is_staff", "groups", "password1", "password2"]})]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """Five checkboxes; Django's two lists with arrows are not accessible, and too much for five."""
        return super().formfield_for_manytomany(db_field, request, widget=CheckboxSelectMultiple, **kwargs)

    @admin.display(description="drugi składnik logowania")
    def second_factor(self, user):
        kinds = user.authenticator_set.values_list("type", flat=True)
        names = {"totp": "aplikacja z kodami", "webauthn": "klucz dostępu", "recovery_codes": "kody zapasowe"}
        return ", ".join(sorted({names[kind] for kind in kinds})) or "brak"

    def get_queryset(self, request):
        found = super().get_queryset(request)
        return found if request.user.is_superuser else found.filter(is_superuser=False)

    def get_readonly_fields(self, request, obj=None):
        mighty = [] if request.user.is_superuser else ["is_superuser"]
        return [*super().get_readonly_fields(request, obj), *mighty]

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and obj != request.user

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not change or "email" in form.changed_data:
            change_address(user=obj)
        list_versions.bump("people")  # a deactivated account gets no messages for its organisation

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        fields = [name for name in form.changed_data if not name.startswith("password")]
        audit.record(f"accounts.{'change' if change else 'add'}", form.instance, by=request.user, fields=fields)

    def user_change_password(self, request, id, form_url=""):
        response = super().user_change_password(request, id, form_url)
        if request.method == "POST" and response.status_code == 302:
            audit.record("accounts.change_password", User.objects.get(pk=id), by=request.user)
        return response

    def delete_model(self, request, obj):
        remove(user=obj, by=request.user)

    def delete_queryset(self, request, queryset):
        for user in queryset.exclude(pk=request.user.pk):
            remove(user=user, by=request.user)
