"""URLs of offers for small grants and of remarks on them."""

from django.urls import path

from grants.small_grants import views

urlpatterns = [
    path("dotacje/male-granty/", views.offers, name="offers"),
    path("dotacje/male-granty/<slug:slug>/", views.offer, name="offer"),
    path("dotacje/male-granty/<slug:slug>/oferta/", views.file, name="offer_file"),
]
