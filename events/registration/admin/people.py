"""People of one event: search, add, cancel, offer free places, import and export."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect

from core import audit
from core.admin.pages import FORM, READ, WRITE
from core.errors import DomainError
from core.tables import sheets
from core.text.polish import plural
from events import access, errors
from events.choices import Place
from events.registration import attendees, attendees_office, importing
from events.registration.actions import registering, waiting_list
from events.registration.admin.event_pages import found, render
from events.registration.forms.office_people import BringForm, FindForm, PersonForm

ON_PAGE = 50
FIRST = "potwierdzone"


def people_page(modeladmin, request, pk: int):
    """All people by place, with a search in all places."""
    event = found(modeladmin, request, pk, right="view_registration")
    section = request.GET.get("kto") if request.GET.get("kto") in attendees_office.SECTIONS else FIRST
    form = FindForm(request.GET)
    query = form.cleaned_data["q"].strip() if form.is_valid() else ""
    counts, asked = attendees_office.counts(event), attendees.questions(event)
    reader = access.needs_reader(event)
    with_needs = reader is not None and reader.pk == request.user.pk
    chosen = attendees_office.told(attendees_office.chosen(event, section, query), with_needs=with_needs)
    page = Paginator(chosen, ON_PAGE).get_page(request.GET.get("p"))
    return render(
        modeladmin, request, "people", title="Osoby", original=event, section=section, query=query, form=form,
        sections=[(name, heading, counts[name]) for name, (heading, _) in attendees_office.SECTIONS.items()],
        counts=counts,
        page=page, rows=attendees_office.guests(page.object_list, asked, with_needs=with_needs), asked=asked,
        with_needs=with_needs, reader=reader, needs=attendees.needs(event),
        messages_sent=event.messages.select_related("sent_by"),
        may_change=request.user.has_perm("events.change_registration"),
        may_write=request.user.has_perm("events.add_message"),
        present=event.registrations.present().count(),
    )  # fmt: skip


def add(modeladmin, request, pk: int):
    """Add a person who phoned or wrote: the usual rules apply, except for the sign-up period."""
    event = found(modeladmin, request, pk, right="change_registration")
    form = PersonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        told = form.cleaned_data
        person = registering.Person(name=told["name"], email=told["email"], phone=told["phone"])
        try:
            [made] = registering.register(
                event=event, people=[person], organization_name=told["organization_name"], is_by_office=True,
                by=request.user,
            )  # fmt: skip
        except DomainError as error:
            form.add_error("email" if isinstance(error, errors.AlreadyRegistered) else None, str(error))
        else:
            modeladmin.message_user(request, f"Zapisano: {made.name} – {made.get_place_display()}.")
            return redirect("admin:events_event_people", pk)
    return render(modeladmin, request, "person", title="Dopisz osobę", original=event, form=form)


def bring(modeladmin, request, pk: int):
    """Import a spreadsheet; shows the result of every row."""
    event = found(modeladmin, request, pk, right="change_registration")
    is_sent = request.method == "POST"
    form = BringForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    lines = []
    if form.is_valid():
        try:
            lines = importing.bring(event=event, upload=form.cleaned_data["file"], by=request.user)
        except DomainError as error:
            form.add_error("file", str(error))
    return render(
        modeladmin, request, "bring", title="Wczytaj listę osób", original=event, form=form, lines=lines,
        came=sum(line.is_in for line in lines),
    )  # fmt: skip


def cancel(modeladmin, request, pk: int, person: int):
    """Cancel a person's place at their wish; the place is offered to the next in the queue."""
    event = found(modeladmin, request, pk, right="change_registration")
    registration = get_object_or_404(event.registrations.select_related("event"), pk=person)
    problem = ""
    if request.method == "POST":
        try:
            registering.cancel(registration=registration, by=request.user)
        except DomainError as error:
            problem = str(error)
        else:
            modeladmin.message_user(request, f"Zwolniono miejsce: {registration.person}.")
            return redirect("admin:events_event_people", pk)
    return render(
        modeladmin, request, "take_off", title="Wypisz osobę", original=event, registration=registration,
        problem=problem, is_held=registration.place != Place.WAITING,
    )  # fmt: skip


def accept(modeladmin, request, pk: int, person: int):
    """Accept an offer for a person by phone, e.g. without an e-mail address."""
    event = found(modeladmin, request, pk, right="change_registration")
    registration = get_object_or_404(event.registrations.select_related("event"), pk=person)
    try:
        waiting_list.accept_offer(registration=registration, by=request.user)
    except DomainError:
        said = f"{registration.person}: tej propozycji już nie ma. Odśwież listę i sprawdź, jakie ma miejsce."
        modeladmin.message_user(request, said, "ERROR")
    else:
        modeladmin.message_user(request, f"Miejsce potwierdzone: {registration.person}.")
    return redirect("admin:events_event_people", pk)


def promote(modeladmin, request, pk: int):
    """Offer every free place to the next in the queue."""
    event = found(modeladmin, request, pk, right="change_registration")
    offered = waiting_list.promote(event=event)
    if offered:
        count = plural(len(offered), "osoba dostała,osoby dostały,osób dostało")
        modeladmin.message_user(request, f"{len(offered)} {count} list z propozycją miejsca.")
    else:
        why = "Nie ma wolnych miejsc, nikt nie czeka albo do początku zostało za mało czasu na odpowiedź."
        modeladmin.message_user(request, f"Nikomu nie zaproponowano miejsca. {why}", "WARNING")
    return redirect("admin:events_event_people", pk)


def export(modeladmin, request, pk: int):
    """All people as a spreadsheet, answers as columns; needs for the named officer only. Audited."""
    event = found(modeladmin, request, pk, right="view_registration")
    asked, with_needs = attendees.questions(event), access.may_read_needs(request.user, event)
    told = attendees_office.told(event.registrations.select_related("organization"), with_needs=with_needs)
    rows = attendees_office.guests(told.order_by("place", "queue_position", "pk"), asked, with_needs=with_needs)
    columns = [
        "imię i nazwisko", "e-mail", "telefon", "organizacja", "miejsce", "kolejność", "zapis", "obecność",
        *(question.label for question in asked), *(["potrzeby"] if with_needs else []),
    ]  # fmt: skip
    lines = [_line(guest, with_needs=with_needs) for guest in rows]
    audit.record("events.export_people", event, by=request.user, count=len(lines))
    return sheets.response(sheets.xlsx("Osoby", columns, lines), f"osoby-{event.slug}.xlsx")


def _line(guest: attendees_office.Guest, *, with_needs: bool) -> list:
    one = guest.registration
    turn = one.queue_position if one.place == Place.WAITING else None
    line = [one.person, one.email, one.phone, one.organization_name, one.get_place_display(), turn, one.created_at,
            one.attended_at, *guest.answers]  # fmt: skip
    return [*line, "; ".join(guest.needs)] if with_needs else line


PAGES = [
    ("<int:pk>/osoby/", people_page, "people", READ),
    ("<int:pk>/osoby.xlsx", export, "people_xlsx", READ),
    ("<int:pk>/osoby/dopisz/", add, "person_add", FORM),
    ("<int:pk>/osoby/wczytaj/", bring, "people_bring", FORM),
    ("<int:pk>/osoby/zaproponuj/", promote, "promote", WRITE),
    ("<int:pk>/osoby/<int:person>/potwierdz/", accept, "person_accept", WRITE),
    ("<int:pk>/osoby/<int:person>/wypisz/", cancel, "person_cancel", FORM),
]
