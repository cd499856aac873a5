"""Helpers for office imports: upload a file, read row outcomes, get page addresses."""

from django.urls import reverse

from organizations.importing import actions
from organizations.tests.sheets import HEADERS, csv_upload


def bring(*rows, headers=HEADERS, **options):
    return actions.bring(upload=csv_upload(*rows, headers=headers, encoding="windows-1250"), by=None, **options)


def outcomes(batch):
    return dict(batch.rows.values_list("number", "outcome"))


def page_of(batch, name="change", *rest):
    return reverse(f"admin:organizations_importbatch_{name}", args=[batch.pk, *rest])
