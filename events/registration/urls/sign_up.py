"""Sign-up, and the person's place by the link in a letter."""

from django.urls import path

from events.registration.views import feedback, place, sign_up

urlpatterns = [
    path("wydarzenia/zapisy/organizacje/", sign_up.suggest_organizations, name="suggest_organizations"),
    # the person's place, by the signed link
    path("wydarzenia/zapis/<str:token>/", place.place, name="place"),
    path("wydarzenia/zapis/<str:token>/rezygnacja/", place.place_cancel, name="place_cancel"),
    path("wydarzenia/zapis/<str:token>/przyjmij/", place.place_accept, name="place_accept"),
    path("wydarzenia/zapis/<str:token>/przyjde/", place.place_coming, name="place_coming"),
    path("wydarzenia/zapis/<str:token>/wydarzenie.ics", place.place_ics, name="place_ics"),
    path("wydarzenia/zapis/<str:token>/materialy/<int:pk>/", place.material, name="material"),
    path("wydarzenia/zapis/<str:token>/opinia/", feedback.feedback, name="feedback"),
    # the form
    path("wydarzenia/<slug:slug>/zapisy/", sign_up.register, name="register"),
    path("wydarzenia/<slug:slug>/zapisy/dziekujemy/", sign_up.registered, name="registered"),
]
