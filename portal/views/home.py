"""The front page."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.lists import list_versions
from core.lists.answers import keep
from portal import frontpage


@keep()
@require_safe
def home(request):
    return render(request, "home.html", frontpage.contents(list_versions.of(request)))
