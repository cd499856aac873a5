"""Accounts in the back office: only for those who may do everything, since who changes accounts can become anybody."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.forms import CheckboxSelectMultiple

from accounts.forms import AddUserForm, ChangeUserForm
from accounts.models import User
from core import audit, audit_words
from core.admin import AuditedAdmin

audit_words.name(
    actions={
        "accounts.add": "założenie konta",
        "accounts.change": "zmiana konta",
        "accounts.change_password": "zmiana hasła",
        "accounts.delete": "usunięcie konta",
    }
)


@admin.register(User)
class UserAdmin(AuditedAdmin, DjangoUserAdmin):
    form, add_form = ChangeUserForm, AddUserForm
    list_display = ["email", "name", "is_staff", "is_superuser", "is_active", "last_login"]
    list_filter = ["is_staff", "is_superuser", "is_active", "groups"]
    search_fields = ["email", "name"]
    search_help_text = "Imię, nazwisko albo adres e-mail"
    ordering = ["email"]
    filter_horizontal = []
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["email", "name", "password"]}),
        ("Uprawnienia", {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        ("Daty", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [(None, {"fields": ["email", "name", "is_staff", "groups", "password1", "password2"]})]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """Five boxes; Django's two lists with arrows are more than they need and not accessible."""
        return super().formfield_for_manytomany(db_field, request, widget=CheckboxSelectMultiple, **kwargs)

    def has_module_permission(self, request):
        return request.user.is_superuser

    def has_view_permission(self, request, obj=None):
        return request.user.is_superuser

    def has_add_permission(self, request):
        return request.user.is_superuser

    def has_change_permission(self, request, obj=None):
        return request.user.is_superuser

    def has_delete_permission(self, request, obj=None):
        return request.user.is_superuser and obj != request.user

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
        audit.record("accounts.delete", obj, by=request.user)
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        audit.record_many("accounts.delete", [(user, {}) for user in queryset], by=request.user)
        super().delete_queryset(request, queryset)
