"""The page of an entry in the admin, opened and submitted as a browser does."""

from django.urls import reverse

EMPTY_INLINES = {
    f"{prefix}-{name}_FORMS": "0"
    for prefix in ("internal_contact", "photos", "documents", "old_addresses")
    for name in ("TOTAL", "INITIAL")
}


def open_form(office, entry):
    """The form data a browser would send from the page as it is now."""
    page = office.get(reverse("admin:organizations_organization_change", args=[entry.pk]))
    form = page.context["adminform"].form
    data = {}
    for name in form.fields:
        value = form[name].value()
        if isinstance(value, list):
            value = [getattr(each, "pk", each) for each in value]
        if value not in (None, False):
            data[name] = value
    return data | EMPTY_INLINES


def send(office, entry, data):
    return office.post(reverse("admin:organizations_organization_change", args=[entry.pk]), data)
