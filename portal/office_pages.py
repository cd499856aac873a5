"""What of the pages and documents waits for the office: what nobody has looked at in time."""

from django.urls import reverse
from django.utils import timezone

from core.polish import plural
from pages.models import Document, Page
from portal.office_lines import Waiting, counted


def pages(user) -> list[Waiting]:
    """Lines for whoever may change pages or documents."""
    return [*_overdue(user), *_out_of_date(user)]


def _overdue(user) -> list[Waiting]:
    if not user.has_perm("pages.change_page"):
        return []
    address = f"{reverse('admin:pages_page_changelist')}?sprawdzanie=po"
    count = Page.objects.overdue().count()
    return [Waiting(count, plural(count, "strona do sprawdzenia,strony do sprawdzenia,stron do sprawdzenia"), address)]


def _out_of_date(user) -> list[Waiting]:
    """Documents whose last day has passed and that nothing has replaced."""
    if not user.has_perm("pages.change_document"):
        return []
    rows = Document.objects.newest().filter(valid_to__lt=timezone.localdate())
    words = "dokument po terminie bez nowszej wersji,dokumenty po terminie bez nowszej wersji"
    address = f"{reverse('admin:pages_document_changelist')}?wersje=po"
    line = counted(rows, "updated_at", f"{words},dokumentów po terminie bez nowszej wersji", address)
    return [Waiting(line.count, line.what, line.url)]
