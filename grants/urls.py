"""Addresses of funding calls, alerts and small grants. The slug of a call stands last."""

from grants.alerts import urls as alerts
from grants.calls import urls as calls
from grants.small_grants import urls as small_grants

app_name = "grants"
urlpatterns = [*alerts.urlpatterns, *small_grants.urlpatterns, *calls.urlpatterns]
