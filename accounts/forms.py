"""Forms of accounts: django-allauth's for signing in, with the portal's labels, and those of the office."""

from allauth.account import forms as allauth
from django import forms
from django.contrib.auth.forms import BaseUserCreationForm, ReadOnlyPasswordHashField

from accounts import actions
from accounts.models import User
from core.forms import EmailField, TrapForm

TAKEN = {"email": {"unique": "Konto z tym adresem e-mail już istnieje."}}
PASSWORD_HINT = "Co najmniej 8 znaków, niełatwe do odgadnięcia. Najlepiej kilka słów, które pamiętasz tylko Ty."  # noqa: S105
NEW_PASSWORD = {"password1": ("Nowe hasło", PASSWORD_HINT), "password2": ("Nowe hasło jeszcze raz", "")}


class Plain:
    """Removes placeholders, which vanish while typing, and sets the portal's labels and hints.

    ``words`` has the label and the hint of each field.
    """

    words: dict[str, tuple[str, str]] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in self.words:
                field.label, field.help_text = self.words[name]
            if isinstance(field, forms.EmailField):
                field.validators = EmailField.default_validators
                field.widget.attrs |= {"inputmode": "email", "autocapitalize": "none"}


class SignInForm(Plain, allauth.LoginForm):
    words = {"login": ("Adres e-mail", ""), "password": ("Hasło", "")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class SignUpForm(Plain, TrapForm, allauth.SignupForm):
    name = forms.CharField(
        label="Imię i nazwisko", max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    words = {
        "email": ("Adres e-mail", "Na ten adres wyślemy link do potwierdzenia."),
        "password1": ("Hasło", PASSWORD_HINT),
    }
    field_order = ["name", "email", "password1"]


class AskForPasswordForm(Plain, TrapForm, allauth.ResetPasswordForm):
    words = {"email": ("Adres e-mail konta", "")}

    def clean_email(self):
        email = super().clean_email()
        for user in self.users:
            actions.vouch(user=user)
        return email


class AskForCodeForm(Plain, allauth.RequestLoginCodeForm):
    """Without the spam trap: people who sign in by code are often faster than it allows."""

    words = {"email": ("Adres e-mail konta", "")}


class CodeForm(Plain, allauth.ConfirmLoginCodeForm):
    words = {"code": ("Kod z listu", "")}


class NewPasswordForm(Plain, allauth.ResetPasswordKeyForm):
    words = NEW_PASSWORD


class SetPasswordForm(Plain, allauth.SetPasswordForm):
    words = NEW_PASSWORD


class ChangePasswordForm(Plain, allauth.ChangePasswordForm):
    words = {"oldpassword": ("Obecne hasło", "")} | NEW_PASSWORD


class PasswordAgainForm(Plain, allauth.ReauthenticateForm):
    words = {"password": ("Hasło", "")}


class NewAddressForm(Plain, allauth.AddEmailForm):
    words = {"email": ("Nowy adres e-mail", "Wyślemy na niego link. Do czasu potwierdzenia działa obecny adres.")}


class NameForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["name"]
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}


class GoodbyeForm(forms.Form):
    """The final confirmation before an account is deleted."""

    is_sure = forms.BooleanField(
        label="Wiem, że konta nie da się przywrócić. Usuńcie je.",
        error_messages={"required": "Zaznacz to pole, jeśli na pewno chcesz usunąć konto."},
    )


class AddUserForm(BaseUserCreationForm):
    """An account for a member of the office, who signs in by the address."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs |= {"autocomplete": "username", "autofocus": False}
        self.fields["name"].widget.attrs |= {"autocomplete": "off"}

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
        fields = ["email", "name", "is_active", "is_staff", "is_superuser", "groups"]
        error_messages = TAKEN
