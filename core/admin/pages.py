"""Extra pages of a ModelAdmin: their URLs and rendering."""

from functools import partial

from django.template.response import TemplateResponse
from django.urls import path
from django.views.decorators.http import require_http_methods

#: The methods that a page takes.
READ, FORM, WRITE = ["GET", "HEAD"], ["GET", "HEAD", "POST"], ["POST"]


def urls(modeladmin, pages: list) -> list:
    """Each of ``pages`` is a path, a view of (modeladmin, request, …), a name and its allowed HTTP methods."""
    return [
        path(
            address,
            modeladmin.admin_site.admin_view(require_http_methods(methods)(partial(view, modeladmin))),
            name=f"{modeladmin.opts.app_label}_{modeladmin.opts.model_name}_{name}",
        )
        for address, view, name, methods in pages
    ]


def render(modeladmin, request, template: str, **context) -> TemplateResponse:
    """Render in the back office layout, with ``opts`` for the breadcrumbs."""
    known = modeladmin.admin_site.each_context(request) | {"opts": modeladmin.opts}
    return TemplateResponse(request, template, known | context)
