""" "Moje konto": a person's messages to the office."""

from django.db.models import Exists
from django.template.loader import render_to_string

from accounts.overview import PERSON
from contact import mine
from contact.models import Thread

ASKED = {"threads": Exists(Thread.objects.kept().of_person(PERSON))}


def panels(request, has):
    threads = mine.latest(request.user) if has["threads"] else []
    return [render_to_string("contact/_account.html", {"threads": threads})]
