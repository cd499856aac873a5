"""Tasks for the office: overdue pages and documents."""

from django.urls import reverse
from django.utils import timezone

from core.office import Rank, Waiting
from core.text.polish import plural
from pages.models import Document, Page


def waiting(user) -> list[Waiting]:
    """Pages to review, and documents whose last day has passed without a newer version."""
    lines = []
    if user.has_perm("pages.change_page"):
        count = Page.objects.overdue().count()
        words = plural(count, "strona do sprawdzenia,strony do sprawdzenia,stron do sprawdzenia")
        address = f"{reverse('admin:pages_page_changelist')}?sprawdzanie=po"
        lines.append(Waiting(count, words, address, rank=Rank.UPKEEP))
    if user.has_perm("pages.change_document"):
        count = Document.objects.newest().filter(valid_to__lt=timezone.localdate()).count()
        words = plural(count, "dokument,dokumenty,dokumentów") + " po terminie bez nowszej wersji"
        address = f"{reverse('admin:pages_document_changelist')}?wersje=po"
        lines.append(Waiting(count, words, address, rank=Rank.UPKEEP))
    return lines
