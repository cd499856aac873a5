"""URLs of the contact forms and of the sender's threads."""

from django.urls import path

from contact import views

app_name = "contact"
urlpatterns = [
    path("kontakt/", views.write, name="write"),
    path("kontakt/wyslane/", views.sent, name="sent"),
    path("zglos-bariere/", views.barrier, name="barrier"),
    path("zglos-bariere/wyslane/", views.sent, name="barrier_sent"),
    path("konto/wiadomosci/", views.threads, name="threads"),
    path("konto/wiadomosci/<int:pk>/", views.thread, name="thread"),
    path("konto/wiadomosci/zalacznik/<int:pk>/", views.attachment, name="attachment"),
]
