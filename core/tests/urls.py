"""The portal's addresses and a few pages for the tests of core."""

from django import forms
from django.http import HttpResponse
from django.template import engines
from django.urls import include, path

from core import limits
from core.forms import EmailField, PhoneField, TrapForm
from core.limits import limited

PAGE = engines["django"].from_string("<form method=post>{{ form.as_div }}</form>")


class LetterForm(TrapForm):
    message = forms.CharField(label="Wiadomość")
    email = EmailField(label="E-mail", required=False)
    phone = PhoneField(label="Telefon", required=False)


def letter(request):
    form = LetterForm(request.POST if request.method == "POST" else None)
    limits.add_limit_error(form, request)
    if form.is_valid():
        return HttpResponse(repr(sorted(form.cleaned_data.items())))
    return HttpResponse(PAGE.render({"form": form}, request))


urlpatterns = [
    path("test/trzy-na-godzine/", limited("test.three", "3/h")(lambda request: HttpResponse("przyjęto"))),
    path("test/inna/", limited("test.other", "3/h")(lambda request: HttpResponse("przyjęto"))),
    path("test/kazda-metoda/", limited("test.any", "1/m", methods=("GET",))(lambda request: HttpResponse("przyjęto"))),
    path("test/list/", limited("test.letter", "2/h", keeps_form=True)(letter)),
    path("", include("portal.urls")),
]
