"""Related rows of an entry, on its admin page."""

from django.contrib import admin

from organizations.models import Document, InternalContact, OldAddress, Photo
from organizations.registry.forms import ContactForm, DocumentForm, PhotoForm


class ContactInline(admin.StackedInline):
    model = InternalContact
    form = ContactForm
    max_num = 1
    extra = 0
    can_delete = True
    verbose_name_plural = "Kontakt dla biura – nikt poza biurem go nie zobaczy"


class PhotoInline(admin.StackedInline):
    model = Photo
    form = PhotoForm
    fields = ["picture_upload", "picture_alt", "picture_is_decorative", "picture_remove", "order"]
    extra = 0


class DocumentInline(admin.TabularInline):
    model = Document
    form = DocumentForm
    fields = ["kind", "year", "title", "file"]
    extra = 0


class OldAddressInline(admin.TabularInline):
    model = OldAddress
    fields = readonly_fields = ["slug"]
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False
