"""URLs of funding calls, alerts and small grants. The slug pattern of a call comes last."""

from core.menu import Entry
from grants.alerts import urls as alerts
from grants.calls import urls as calls
from grants.small_grants import urls as small_grants

app_name = "grants"
MENU = [Entry("Dotacje", "grants:calls", order=30)]
urlpatterns = [*alerts.urlpatterns, *small_grants.urlpatterns, *calls.urlpatterns]
