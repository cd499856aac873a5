"""Search documents of organisations. Public facts only."""

from core import search
from core.text.richtext import text_of
from organizations.models import Organization


@search.register
class FindableOrganization(search.Findable):
    kind = "organization"
    label = "Organizacje"
    model = Organization
    order = 10

    def queryset(self):
        return Organization.objects.published().prefetch_related("themes", "spheres", "target_groups")

    def entry(self, organization):
        facts = [
            organization.short_name,
            text_of(organization.description),
            organization.volunteering_info,
            ", ".join(theme.name for theme in organization.themes.all()),
            ", ".join(sphere.short_label for sphere in organization.spheres.all()),
            ", ".join(group.name for group in organization.target_groups.all()),
            organization.get_legal_form_display(),
            f"{organization.street}, {organization.city}".strip(", "),
            organization.krs,
            organization.nip,
            organization.regon,
        ]
        return search.Entry(
            title=organization.name,
            url=organization.get_absolute_url(),
            summary=organization.mission,
            body=" · ".join(fact for fact in facts if fact),
            published_at=organization.status_changed_at,
        )
