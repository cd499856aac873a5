from django.contrib.auth.models import Group

from core import search


@search.register
class FindableTinyThing(search.Findable):
    kind, label, model = "tiny", "Malutkie sprawy", Group

    def queryset(self):
        return Group.objects.all()

    def entry(self, group):
        return search.Entry(title=group.name, url="/malutka/")
