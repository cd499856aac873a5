"""Lists of events: coming, month, week, weekend, archive."""

from django.urls import path

from events.calendar.views import detail, lists, month

urlpatterns = [
    path("wydarzenia/", lists.event_list, name="list"),
    path("wydarzenia/kalendarz/", month.month_now, name="month_now"),
    path("wydarzenia/kalendarz/<int:year>/<int:month>/", month.month, name="month"),
    path("wydarzenia/tydzien/", month.week_now, name="week_now"),
    path("wydarzenia/tydzien/<int:year>/<int:week>/", month.week, name="week"),
    path("wydarzenia/weekend/", month.weekend, name="weekend"),
    path("wydarzenia/podglad/<str:token>/", detail.event_preview, name="event_preview"),
    path("wydarzenia/archiwum/", lists.archive, name="archive"),
    path("wydarzenia/archiwum/<int:year>/", lists.archive, name="archive_year"),
]
