from django.http import HttpResponse
from django.urls import path

from core.menu import Entry

app_name = "tiny"
MENU = [Entry("Malutka", "tiny:list", order=50)]
urlpatterns = [path("", lambda request: HttpResponse("malutka"), name="list")]
