"""A person for the benchmark of personal pages: logged in, with an organisation and a begun registration.

Run as ``python -m tools.bench.person`` against a filled database; prints the person's Cookie header.
"""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django.setup()

from django.conf import settings  # noqa: E402 - Django must be set up first
from django.contrib.auth import get_user_model  # noqa: E402
from django.test import Client  # noqa: E402

from organizations.models import Joining, Membership, Organization  # noqa: E402

ANSWERS = {
    "1": {
        "person": "Koordynatorka",
        "person_email": "person@example.org",
        "name": "Fundacja Próbna",
        "legal_form": "foundation",
    },
    "2": {"krs": "", "nip": "", "regon": "", "register_kind": "", "register_number": "", "founded_year": "2026"},
    "seen": [1, 2],
}


def cookie() -> str:
    user = get_user_model().objects.create_user("person@example.org", name="Koordynatorka Fundacji Próbnej")
    for organization in Organization.objects.published()[:2]:
        Membership.objects.create(organization=organization, user=user, role=Membership.Role.EDITOR)
    joining = Joining.objects.create(email=user.email, person=user.name, answers=ANSWERS, step=3)
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    session["joining"] = joining.pk
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


if __name__ == "__main__":
    sys.stdout.write(cookie())
