"""Certificates: the public check, and one's own paper."""

urlpatterns: list = []
