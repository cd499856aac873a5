from django.contrib.auth.models import Group

from core.retention import keep

keep("tiny.things", "Malutkie sprawy usuwamy po dniu.", due=lambda: Group.objects.filter(name="stara malutka sprawa"))
