""" "Moje konto": the existence query for the second factor; the page itself shows the account."""

from allauth.mfa.models import Authenticator
from django.db.models import Exists

from accounts.middleware import SECOND_FACTORS
from accounts.overview import PERSON

ASKED = {"second_factor": Exists(Authenticator.objects.filter(user=PERSON, type__in=SECOND_FACTORS))}
