"""Addresses under which people write to us."""

from django.urls import path

from contact.views import mine, writing

app_name = "contact"
urlpatterns = [
    path("kontakt/", writing.write, name="write"),
    path("kontakt/wyslane/", writing.sent, name="sent"),
    path("zglos-bariere/", writing.barrier, name="barrier"),
    path("zglos-bariere/wyslane/", writing.sent, name="barrier_sent"),
    path("konto/wiadomosci/", mine.threads, name="threads"),
    path("konto/wiadomosci/<int:pk>/", mine.thread, name="thread"),
    path("konto/wiadomosci/zalacznik/<int:pk>/", mine.attachment, name="attachment"),
]
