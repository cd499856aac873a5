"""Editions of the festival, their programme and stands."""

urlpatterns: list = []
