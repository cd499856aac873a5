"""Addresses of the calendar, by whom they serve. Paths of one event by its slug stand last."""

from events.calendar.urls import event, feeds, lists, manage
from events.certificates import urls
from events.festival import urls as series
from events.registration.urls import check_in, mine, sign_up
from events.survey import urls as survey

app_name = "events"
urlpatterns = [
    *feeds.urlpatterns,
    *lists.urlpatterns,
    *series.urlpatterns,
    *mine.urlpatterns,
    *manage.urlpatterns,
    *check_in.urlpatterns,
    *survey.urlpatterns,
    *urls.urlpatterns,
    *sign_up.urlpatterns,
    *event.urlpatterns,
]
