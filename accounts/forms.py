"""Signing in by e-mail, and the office's forms for accounts."""

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import BaseUserCreationForm, ReadOnlyPasswordHashField, UsernameField

from accounts.models import User

WRONG = "Adres e-mail albo hasło się nie zgadza, albo to konto nie ma wstępu do panelu biura."
TAKEN = {"email": {"unique": "Konto z tym adresem e-mail już istnieje."}}


class SignInForm(AdminAuthenticationForm):
    """The sign-in of the back office; one sentence for every refusal, so that nobody learns who has an account."""

    error_messages = {"invalid_login": WRONG, "inactive": WRONG}
    username = UsernameField(
        label="Adres e-mail",
        max_length=254,
        widget=forms.EmailInput(attrs={"autofocus": True, "autocomplete": "username", "autocapitalize": "none"}),
    )


class AddUserForm(BaseUserCreationForm):
    class Meta:
        model = User
        fields = ["email", "name", "is_staff", "groups"]
        error_messages = TAKEN


class ChangeUserForm(forms.ModelForm):
    password = ReadOnlyPasswordHashField(
        label="Hasło", help_text="Hasła nie da się odczytać – nikt go tu nie zobaczy. Można ustawić nowe."
    )

    class Meta:
        model = User
        fields = ["email", "name", "is_active", "is_staff", "is_superuser", "groups", "user_permissions"]
        error_messages = TAKEN
