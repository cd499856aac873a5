"""Calendar files and Atom: all events, filtered, one event, one person."""

from django.urls import path

from events.calendar.views import feeds

urlpatterns = [
    path("wydarzenia/kalendarz.ics", feeds.feed, name="feed"),
    path("wydarzenia/atom.xml", feeds.atom_feed, name="atom"),
    path("wydarzenia/moj-kalendarz/<str:key>.ics", feeds.my_feed, name="my_feed"),
    path("wydarzenia/<slug:slug>/wydarzenie.ics", feeds.event_ics, name="event_ics"),
    path("konto/wydarzenia/kalendarz/", feeds.renew_feed, name="renew_feed"),
]
