"""Initial data of the inbox: topics of "Napisz do nas", and the single row of rules."""

from contact.models import Rules, Topic

TOPICS = {
    "wpis-w-bazie": "Wpis organizacji w bazie",
    "wydarzenia-i-szkolenia": "Wydarzenia i szkolenia",
    "doradztwo": "Doradztwo",
    "dotacje": "Dotacje i konkursy",
    "biblioteczka": "Biblioteczka",
    "strona": "Ta strona i jej dostępność",
    "inna-sprawa": "Inna sprawa",
}


def lay(once):
    for order, (slug, name) in enumerate(TOPICS.items(), start=1):
        once(Topic, slug=slug, defaults={"name": name, "order": order * 10})
    once(Rules, pk=1)
