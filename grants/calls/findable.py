"""Search index of funding calls. Public facts only."""

from core import search
from core.text.richtext import text_of
from grants.calls.words import grant_of
from grants.models import Call

#: Common names for any call, whatever its own words: "dotacje dla seniorów", "granty na sport".
SOUGHT_AS = "dotacja, dofinansowanie, grant, konkurs, nabór wniosków"


@search.register
class FindableCall(search.Findable):
    kind = "call"
    label = "Dotacje"
    model = Call
    order = 15

    def queryset(self):
        return Call.objects.public().prefetch_related("themes", "spheres", "applicants")

    def entry(self, call):
        facts = [
            text_of(call.body),
            call.get_kind_display(),
            call.funder,
            call.get_source_display(),
            ", ".join(theme.name for theme in call.themes.all()),
            ", ".join(sphere.short_label for sphere in call.spheres.all()),
            ", ".join(one.get_legal_form_display() for one in call.applicants.all()),
            "grupy nieformalne" if call.is_for_informal else "",
            call.area,
            grant_of(call),
        ]
        return search.Entry(
            title=call.title,
            url=call.get_absolute_url(),
            summary=call.lead,
            body=" · ".join(fact for fact in facts if fact),
            sought_as=SOUGHT_AS,
            published_at=call.published_at,
        )
