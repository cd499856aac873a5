"""Addresses of the calendar, by whom they serve. Paths of one event by its slug stand last."""

from events.urls import calendar, certificates, event, feeds, manage, mine, office, series, sign_up, survey

app_name = "events"
urlpatterns = [
    *feeds.urlpatterns,
    *calendar.urlpatterns,
    *series.urlpatterns,
    *mine.urlpatterns,
    *manage.urlpatterns,
    *office.urlpatterns,
    *survey.urlpatterns,
    *certificates.urlpatterns,
    *sign_up.urlpatterns,
    *event.urlpatterns,
]
