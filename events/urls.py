"""URLs of the calendar, grouped by user. Paths of one event by its slug come last."""

from core.menu import Entry
from events.calendar.urls import event, feeds, lists, manage
from events.certificates import urls
from events.festival import urls as series
from events.registration.urls import check_in, mine, sign_up
from events.survey import urls as survey

app_name = "events"
MENU = [Entry("Wydarzenia", "events:list", order=20, is_home=True)]
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
