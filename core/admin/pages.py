"""Pages that a ModelAdmin has beside the stock ones: their addresses, and how one is shown."""

from functools import partial

from django.template.response import TemplateResponse
from django.urls import path
from django.views.decorators.http import require_http_methods

#: The methods that a page takes.
READ, FORM, WRITE = ["GET", "HEAD"], ["GET", "HEAD", "POST"], ["POST"]


def urls(modeladmin, pages: list) -> list:
    """Each of ``pages`` is an address, a view of (modeladmin, request, …), a name and the methods it takes."""
    return [
        path(
            address,
            modeladmin.admin_site.admin_view(require_http_methods(methods)(partial(view, modeladmin))),
            name=f"{modeladmin.opts.app_label}_{modeladmin.opts.model_name}_{name}",
        )
        for address, view, name, methods in pages
    ]


def render(modeladmin, request, template: str, **context) -> TemplateResponse:
    """The page in the shell of the back office, with ``opts`` for the way back."""
    known = modeladmin.admin_site.each_context(request) | {"opts": modeladmin.opts}
    return TemplateResponse(request, template, known | context)
