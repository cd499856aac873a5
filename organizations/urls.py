"""URLs of the registry. Words that could collide with a slug are reserved in addresses.py."""

from django.urls import path

from core.menu import Entry
from organizations.confirmation import views
from organizations.membership.views import invitations, people
from organizations.registry.views import contacting, giving_and_jubilees, opendata, profile
from organizations.registry.views import list as browsing
from organizations.registry.views import map as mapping
from organizations.submission.views import access_requests, attachments, editing, joining, links, manage

app_name = "organizations"
MENU = [Entry("Organizacje", "organizations:list", order=10)]
urlpatterns = [
    # the whole registry
    path("", browsing.registry_list, name="list"),
    path("mapa/", mapping.registry_map, name="map"),
    path("mapa/punkty.json", mapping.points, name="points"),
    path("przekaz-1-5-procent/", giving_and_jubilees.public_benefit, name="public_benefit"),
    path("jubileusze/", giving_and_jubilees.jubilees, name="jubilees"),
    # open data
    path("dane.csv", opendata.csv_file, name="csv"),
    path("dane.json", opendata.json_file, name="json"),
    path("dane/opis/", opendata.schema, name="schema"),
    # submission
    path("zglos/", joining.join, name="join"),
    path("zglos/krok/<int:number>/", joining.join_step, name="join_step"),
    path("zglos/krs/", joining.join_krs, name="join_krs"),
    path("zglos/podobne/", joining.join_similar, name="join_similar"),
    path("zglos/sprawdz/", joining.join_check, name="join_check"),
    path("zglos/wyslane/", joining.join_sent, name="join_sent"),
    path("zglos/list/", joining.join_letter, name="join_letter"),
    path("zglos/zostaw/", joining.join_leave, name="join_leave"),
    path("zglos/link/<str:token>/", links.join_link, name="join_link"),
    path("zglos/link/<str:token>/nowy/", links.join_new_link, name="join_new_link"),
    path("zglos/dostep/<str:token>/", access_requests.confirm_access, name="confirm_access"),
    path("<slug:slug>/dostep/", access_requests.ask_access, name="ask_access"),
    path("<slug:slug>/dostep/wyslane/", access_requests.access_asked, name="access_asked"),
    # editing by the organisation's own people
    path("<slug:slug>/zarzadzaj/", manage.manage, name="manage"),
    path("<slug:slug>/zarzadzaj/potwierdz/", manage.confirm, name="confirm"),
    path("<slug:slug>/zarzadzaj/wyslij-ponownie/", manage.resubmit, name="resubmit"),
    path("<slug:slug>/zarzadzaj/propozycja/<int:pk>/wycofaj/", manage.withdraw_proposal, name="withdraw_proposal"),
    path("<slug:slug>/zarzadzaj/nazwa/", editing.identity, name="identity"),
    path("<slug:slug>/zarzadzaj/zdjecia/", attachments.pictures, name="pictures"),
    path("<slug:slug>/zarzadzaj/zdjecia/logo/", attachments.logo, name="logo"),
    path("<slug:slug>/zarzadzaj/zdjecia/dodaj/", attachments.add_photo, name="add_photo"),
    path("<slug:slug>/zarzadzaj/zdjecia/<int:pk>/", attachments.photo, name="photo"),
    path("<slug:slug>/zarzadzaj/zdjecia/<int:pk>/usun/", attachments.remove_photo, name="remove_photo"),
    path("<slug:slug>/zarzadzaj/dokumenty/", attachments.documents, name="documents"),
    path("<slug:slug>/zarzadzaj/dokumenty/dodaj/", attachments.add_document, name="add_document"),
    path("<slug:slug>/zarzadzaj/dokumenty/<int:pk>/usun/", attachments.remove_document, name="remove_document"),
    path("<slug:slug>/zarzadzaj/<slug:part>/", editing.edit, name="edit"),
    path("<slug:slug>/historia-zmian/", manage.changes, name="changes"),
    # people of the entry
    path("<slug:slug>/osoby/", people.people, name="people"),
    path("<slug:slug>/osoby/odejdz/", people.leave, name="leave"),
    path("<slug:slug>/osoby/<int:pk>/przekaz/", people.hand_over, name="hand_over"),
    path("<slug:slug>/osoby/<int:pk>/usun/", people.remove, name="remove_member"),
    path("<slug:slug>/osoby/prosby/<int:pk>/zgoda/", people.grant, name="grant_access"),
    path("<slug:slug>/osoby/prosby/<int:pk>/odmowa/", people.refuse, name="refuse_access"),
    path("<slug:slug>/osoby/zapros/", invitations.invite, name="invite"),
    path("<slug:slug>/osoby/zaproszenia/<int:pk>/wyslij/", invitations.resend, name="resend_invitation"),
    path("<slug:slug>/osoby/zaproszenia/<int:pk>/wycofaj/", invitations.withdraw, name="withdraw_invitation"),
    path("zaproszenie/<str:token>/", invitations.invitation, name="invitation"),
    path("zaproszenie/<str:token>/odpowiedz/", invitations.answered, name="answered"),
    # confirmation
    path("potwierdzenie/<str:token>/", views.confirmation, name="confirmation"),
    path("potwierdzenie/<str:token>/zmiany/", views.changes, name="confirmation_changes"),
    path("potwierdzenie/<str:token>/zmiany/dziekujemy/", views.changes_told, name="confirmation_changes_told"),
    # one organisation
    path("<slug:slug>/", profile.detail, name="detail"),
    path("<slug:slug>/dokumenty/<int:pk>/", profile.document, name="document"),
    path("<slug:slug>/napisz/", contacting.contact, name="contact"),
    path("<slug:slug>/napisz/wyslane/", contacting.contact_sent, name="contact_sent"),
    path("<slug:slug>/zglos-blad/", profile.report_error, name="report_error"),
    path("<slug:slug>/zglos-blad/dziekujemy/", profile.error_reported, name="error_reported"),
]
