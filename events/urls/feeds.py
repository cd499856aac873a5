"""Calendar files and Atom: all, filtered, one event, one person."""

urlpatterns: list = []
