"""Users, identified by their e-mail address only."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone


class UserManager(BaseUserManager):
    """What Django needs of a manager: creating users and finding one at sign-in."""

    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username):
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField("adres e-mail", max_length=254, unique=True)
    name = models.CharField("imię i nazwisko", max_length=150, blank=True)
    is_staff = models.BooleanField("pracuje w biurze", default=False, help_text="Pozwala wejść do panelu biura.")
    is_active = models.BooleanField(
        "konto czynne", default=True, help_text="Odznacz zamiast usuwać, gdy ktoś przestaje korzystać z portalu."
    )
    date_joined = models.DateTimeField("konto od", default=timezone.now)
    sign_outs = models.PositiveIntegerField("ile razy wylogowano wszędzie", default=0, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = "użytkownik"
        verbose_name_plural = "użytkownicy"
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="accounts_user_one_per_email",
                violation_error_message="Konto z tym adresem e-mail już istnieje.",
            )
        ]

    def __str__(self):
        return self.name or self.email

    def _get_session_auth_hash(self, secret=None):
        """Sessions from before the last "sign out everywhere" become invalid."""
        kept = super()._get_session_auth_hash(secret=secret)
        return f"{kept}:{self.sign_outs}" if self.sign_outs else kept

    @property
    def audit_label(self) -> str:
        """The number instead of the name, for the audit log."""
        return f"konto {self.pk}"
