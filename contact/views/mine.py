"""What I wrote to the office: read with the answers, and carried on."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from contact import access, actions, mine, selectors
from contact.forms import FurtherForm
from core.errors import DomainError
from core.files.documents import serve
from core.limits import account_of, limited, tell


@login_required
@never_cache
@require_safe
def threads(request):
    return render(request, "contact/threads.html", {"threads": mine.threads(request.user)})


@login_required
@never_cache
@limited("contact.add", "20/h", by=account_of, keeps_form=True)
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request, pk):
    found = access.thread_of(request.user, pk)
    form = FurtherForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    tell(form, request)
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.add(thread=found, text=data["text"], files=data["documents"], by=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Dopisano do wątku. Biuro już to widzi.")
            return redirect("contact:thread", found.pk)
    lines = selectors.conversation(found, with_notes=False)
    context = {"thread": found, "lines": lines, "form": form, "mark": selectors.mark_of(found)}
    return render(request, "contact/thread.html", context)


@login_required
@never_cache
@require_safe
def attachment(request, pk):
    found = access.attachment_for(request.user, pk)
    return serve(found.file, found.name)
