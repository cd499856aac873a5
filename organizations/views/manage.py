"""What an organisation's own people see of its entry: its state, and the way to each part of it."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from organizations import access


@require_safe
@login_required
def manage(request, slug):
    organization = access.organization_for_member(request.user, slug)
    return render(request, "organizations/manage/manage.html", {"organization": organization})
