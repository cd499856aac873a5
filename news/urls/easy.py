"""The easy-to-read page."""

from django.urls import path

from news.views import easy

urlpatterns = [path("etr/", easy.easy, name="easy")]
