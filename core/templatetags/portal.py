"""Template tags and filters of the portal, available in every template without a load."""

from datetime import date, datetime
from functools import cache

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core import charts, qr
from core.text import polish

register = template.Library()


@register.filter
def plural(number, forms: str) -> str:
    """``{{ n|plural:"miejsce,miejsca,miejsc" }}``: the plural form for the number."""
    return polish.plural(int(number or 0), forms)


@register.filter
def by_gender(noun, forms: str) -> str:
    """``{{ noun|by_gender:"ta,to,ten" }}``: the form that agrees with a noun of core.publishing.words."""
    return noun.by_gender(forms)


@register.filter
def admin_page(thing, page: str) -> str:
    """``{% url thing|admin_page:"change" thing.pk %}``: the URL name of a back office page of an object."""
    return f"admin:{thing._meta.app_label}_{thing._meta.model_name}_{page}"


@register.filter
def quoted(text) -> str:
    """``{{ event.title|quoted }}``: in quotation marks; nested marks are of the other kind."""
    return polish.quoted(text)


@register.filter
def shown_numbers(page):
    """``{% for number in page|shown_numbers %}``: first, last and neighbouring page numbers of a paginator."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """A decorative icon of the sprite static/img/icons.svg; the text beside it carries the meaning."""
    address = f"{static('img/icons.svg')}#{name}"
    return format_html('<svg class="icon" aria-hidden="true" focusable="false"><use href="{}"/></svg>', address)


@register.simple_tag
def date_leaf(day: date) -> SafeString:
    """The day as a small calendar leaf: month, day, weekday; read aloud as one sentence."""
    if isinstance(day, datetime):
        day = timezone.localtime(day).date()
    return render_to_string("components/date_leaf.html", {"day": day})


@register.simple_tag
def qr_code(words: str, *, alt: str) -> SafeString:
    """``{% qr_code url alt="Kod QR: …" %}``: a QR code; screen readers read ``alt``."""
    return qr.svg(words, alt=alt)


@register.simple_block_tag(end_name="endcard")
def card(content, *, title="", level=2, icon_name=""):
    """A box around its content; ``level`` is the heading level."""
    return render_to_string(
        "components/card.html", {"content": content, "title": title, "level": level, "icon_name": icon_name}
    )


@register.simple_block_tag(end_name="endalert")
def alert(content, *, kind="info", title=""):
    """A static message in the page: kind is info, success, warning or danger."""
    return render_to_string("components/alert.html", {"content": content, "kind": kind, "title": title})


@register.simple_tag
def breadcrumbs(*trail) -> SafeString:
    """Breadcrumbs from the front page: label and URL in turn, last the label of this page alone."""
    *pairs, here = trail
    steps = list(zip(pairs[::2], pairs[1::2], strict=True))
    return render_to_string("components/breadcrumbs.html", {"steps": steps, "here": here})


@register.inclusion_tag("components/form.html")
def whole_form(form, *, submit: str, action: str = "", cancel_url: str = ""):
    """A complete form: error summary, fields, button and CSRF token."""
    return {"form": form, "submit": submit, "action": action, "cancel_url": cancel_url}


@register.inclusion_tag("components/bar_chart.html")
def bar_chart(rows, *, title: str, unit: str = "ile", of: str = "co", most: float | None = None):
    """``{% bar_chart rows title="Szkolenia" unit="punkty" of="szkolenie" %}``: rows are pairs of label and value.

    The page must link css/charts.css.
    """
    return {"bars": charts.bars(rows, most=most), "title": title, "unit": unit, "of": of}
