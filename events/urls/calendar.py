"""Lists of events: what is to come, month, week, weekend, archive."""

urlpatterns: list = []
