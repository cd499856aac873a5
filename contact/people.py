"""Staff who may be assigned to a thread."""

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet

from accounts.models import User


def who_may_answer() -> QuerySet[User]:
    """By role, by their own permission, or as superusers; ordered by name."""
    right = Permission.objects.filter(content_type__app_label="contact", codename="change_thread")
    allowed = Q(is_superuser=True) | Q(groups__permissions__in=right) | Q(user_permissions__in=right)
    return User.objects.filter(allowed, is_staff=True, is_active=True).distinct().order_by("name", "email")
