from core.office import Shortcut, Waiting

SHORTCUTS = [Shortcut("Dodaj malutką sprawę", "tiny:list")]


def waiting(user):
    return [Waiting(7, "malutkich spraw", "/malutka/")]
