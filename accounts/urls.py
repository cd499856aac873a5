"""URLs of accounts, in Polish. The names and most views are django-allauth's own, so there is no namespace.

Each page that accepts a password, a code or an address to write to is rate limited (core.limits).
"""

import uuid

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.urls import path, re_path

from accounts import views
from core.limits import limited


def typed(name):
    """Key by the value of a field, ignoring case; each empty value is a key of its own."""
    return lambda request: request.POST.get(name, "").strip().casefold() or uuid.uuid4().hex


#: A training room of thirty people shares one address, and some sign in twice.
FROM_ONE_ADDRESS = "60/h"


def sign_in(view, *, by, each="100/h"):
    """Limit guessing, from one address and for one account."""
    return limited("accounts.sign_in", FROM_ONE_ADDRESS)(limited("accounts.sign_in_account", each, by=by)(view))


def letters(view):
    """Limit letters to one address."""
    return limited("accounts.letters", "20/h")(limited("accounts.letters_to", "5/h", by=typed("email"))(view))


urlpatterns = [
    # signing in and out
    path("logowanie/", sign_in(account.login, by=typed("login")), name="account_login"),
    path("logowanie/kod/", letters(account.request_login_code), name="account_request_login_code"),
    path(
        "logowanie/kod/wpisz/",
        sign_in(account.confirm_login_code, by=views.who_signs_in, each="20/h"),
        name="account_confirm_login_code",
    ),
    path(
        "logowanie/drugi-skladnik/",
        sign_in(mfa.authenticate, by=views.who_signs_in, each="20/h"),
        name="mfa_authenticate",
    ),
    path(
        "logowanie/klucz/",
        limited("accounts.sign_in", FROM_ONE_ADDRESS)(keys.login_webauthn),
        name="mfa_login_webauthn",
    ),
    path("wyloguj/", account.logout, name="account_logout"),
    path("wyloguj/wszedzie/", views.sign_out_elsewhere, name="sign_out_elsewhere"),
    path("nieczynne/", account.account_inactive, name="account_inactive"),
    path("rejestracja/", letters(account.signup), name="account_signup"),
    # sign in again, before an important change
    path(
        "potwierdz/",
        sign_in(account.reauthenticate, by=views.who_is_here, each="20/h"),
        name="account_reauthenticate",
    ),
    path("potwierdz/kod/", sign_in(mfa.reauthenticate, by=views.who_is_here, each="20/h"), name="mfa_reauthenticate"),
    path("potwierdz/klucz/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    # my data
    path("dane/", views.my_name, name="my_name"),
    path("adres/", letters(account.email), name="account_email"),
    path("adres/sprawdz-poczte/", account.email_verification_sent, name="account_email_verification_sent"),
    path("adres/potwierdz/<str:key>/", account.confirm_email, name="account_confirm_email"),
    path(
        "haslo/zmien/", limited("accounts.password", "20/h")(account.password_change), name="account_change_password"
    ),
    path("haslo/ustaw/", account.password_set, name="account_set_password"),
    path("haslo/nowe/", letters(account.password_reset), name="account_reset_password"),
    path("haslo/nowe/wyslane/", account.password_reset_done, name="account_reset_password_done"),
    path("haslo/nowe/gotowe/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^haslo/nowe/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    # the second factor
    path("zabezpieczenia/", mfa.index, name="mfa_index"),
    path("zabezpieczenia/aplikacja/wlacz/", totp.activate_totp, name="mfa_activate_totp"),
    path("zabezpieczenia/aplikacja/wylacz/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("zabezpieczenia/kody/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("zabezpieczenia/kody/nowe/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("zabezpieczenia/kody/pobierz/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("zabezpieczenia/klucze/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("zabezpieczenia/klucze/dodaj/", keys.add_webauthn, name="mfa_add_webauthn"),
    path("zabezpieczenia/klucze/<int:pk>/nazwa/", keys.edit_webauthn, name="mfa_edit_webauthn"),
    path("zabezpieczenia/klucze/<int:pk>/usun/", keys.remove_webauthn, name="mfa_remove_webauthn"),
]
