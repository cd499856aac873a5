"""Signing up, and one's own place by the link in a letter."""

urlpatterns: list = []
