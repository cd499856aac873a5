"""What a person wrote to the office, in "Moje konto"."""

from django.template.loader import render_to_string

from contact import mine


def panels(request):
    return [render_to_string("contact/_account.html", {"threads": mine.latest(request.user)})]
