from django.contrib.auth.models import Group


def lay(once):
    once(Group, name="Krasnoludki")
