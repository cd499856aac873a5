"""The easy-to-read page."""

from django.urls import path

from pages.easy import views

urlpatterns = [path("etr/", views.easy, name="easy")]
