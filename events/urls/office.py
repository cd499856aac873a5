"""What the office does with people at an event, outside the admin's own pages."""

urlpatterns: list = []
