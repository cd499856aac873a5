"""Who we are: organisations of the town, the words they are sorted by, and what hangs on an entry."""

from organizations.models.attachments import Document, InternalContact, OldAddress, Photo
from organizations.models.office import ErrorReport, ImportBatch, ImportRow, NotDuplicates
from organizations.models.organization import PUBLIC_BENEFIT_VALID_DAYS, Organization, OrganizationQuerySet
from organizations.models.words import AccessFeature, District, Sphere, TargetGroup, Theme

__all__ = [
    "PUBLIC_BENEFIT_VALID_DAYS",
    "AccessFeature",
    "District",
    "Document",
    "ErrorReport",
    "ImportBatch",
    "ImportRow",
    "InternalContact",
    "NotDuplicates",
    "OldAddress",
    "Organization",
    "OrganizationQuerySet",
    "Photo",
    "Sphere",
    "TargetGroup",
    "Theme",
]
