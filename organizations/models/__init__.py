"""Organisations of the town, the words that classify them, and the related rows of an entry."""

from organizations.models.attachments import Document, InternalContact, OldAddress, Photo
from organizations.models.joining import Joining
from organizations.models.keeping import BarredSender, ConfirmationRequest, ContactMessage
from organizations.models.office import ErrorReport, ImportBatch, ImportRow, NotDuplicates
from organizations.models.organization import PUBLIC_BENEFIT_VALID_DAYS, Organization, OrganizationQuerySet
from organizations.models.people import AccessRequest, Invitation, Membership
from organizations.models.proposals import IDENTITY_FIELDS, Proposal
from organizations.models.words import AccessFeature, District, Sphere, TargetGroup, Theme

__all__ = [
    "IDENTITY_FIELDS",
    "PUBLIC_BENEFIT_VALID_DAYS",
    "AccessFeature",
    "AccessRequest",
    "BarredSender",
    "ConfirmationRequest",
    "ContactMessage",
    "District",
    "Document",
    "ErrorReport",
    "ImportBatch",
    "ImportRow",
    "InternalContact",
    "Invitation",
    "Joining",
    "Membership",
    "NotDuplicates",
    "OldAddress",
    "Organization",
    "OrganizationQuerySet",
    "Photo",
    "Proposal",
    "Sphere",
    "TargetGroup",
    "Theme",
]
