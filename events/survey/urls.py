"""The yearly survey of training needs."""

from django.urls import path

from events.survey import views

urlpatterns = [
    path("ankieta-potrzeb/", views.survey_now, name="survey_now"),
    path("ankieta-potrzeb/odpowiedz/<str:token>/", views.survey_by_link, name="survey_by_link"),
    path(
        "ankieta-potrzeb/odpowiedz/<str:token>/dziekujemy/", views.survey_thanks_by_link, name="survey_thanks_by_link"
    ),
    path("ankieta-potrzeb/<int:year>/", views.survey, name="survey"),
    path("ankieta-potrzeb/<int:year>/<slug:slug>/", views.survey_answer, name="survey_answer"),
    path("ankieta-potrzeb/<int:year>/<slug:slug>/dziekujemy/", views.survey_thanks, name="survey_thanks"),
]
