"""Choices of the inbox: kinds, states and channels."""

from django.db import models


class Kind(models.TextChoices):
    MESSAGE = "message", "wiadomość"
    BARRIER = "barrier", "zgłoszenie bariery"
    DEMAND = "demand", "żądanie dostępności"


#: The law sets deadlines for these (domain.md 3.2).
BARRIERS = (Kind.BARRIER, Kind.DEMAND)


class Status(models.TextChoices):
    NEW = "new", "nowa"
    IN_PROGRESS = "in_progress", "w toku"
    REOPENED = "reopened", "wróciła"
    ANSWERED = "answered", "z odpowiedzią"
    CLOSED = "closed", "zamknięta bez odpowiedzi"
    SPAM = "spam", "spam"


#: The office still has something to do in WAITING, nothing in DONE.
WAITING = (Status.NEW, Status.IN_PROGRESS, Status.REOPENED)
DONE = (Status.ANSWERED, Status.CLOSED, Status.SPAM)
#: Ended without an answer, so with a reason.
UNANSWERED = (Status.CLOSED, Status.SPAM)


class Voice(models.TextChoices):
    PERSON = "person", "od osoby"
    ANSWER = "answer", "odpowiedź biura"
    NOTICE = "notice", "zawiadomienie o nowym terminie"
    NOTE = "note", "notatka biura"


class Channel(models.TextChoices):
    PORTAL = "portal", "przez portal"
    MAIL = "mail", "e-mailem"
    PHONE = "phone", "telefonicznie"
    PAPER = "paper", "listem albo osobiście"


#: How the office may have answered outside the portal.
OTHER_CHANNELS = (Channel.MAIL, Channel.PHONE, Channel.PAPER)


class ContactWay(models.TextChoices):
    MAIL = "mail", "e-mail"
    PHONE = "phone", "telefon"
    PAPER = "paper", "list na adres pocztowy"
    NONE = "none", "nie potrzebuję odpowiedzi"
