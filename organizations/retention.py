"""Retention periods of the registry. They are explained in docs/adr/0007."""

from django.db.models import Q
from django.utils import timezone

from core.retention import ago, blank, keep
from organizations.choices import Status
from organizations.models import (
    AccessRequest,
    BarredSender,
    ConfirmationRequest,
    ContactMessage,
    ErrorReport,
    ImportBatch,
    ImportRow,
    InternalContact,
    Invitation,
    Joining,
    Organization,
    Proposal,
)

IMPORT_DAYS = 30
JOINING_DAYS = 30
FINISHED = [ImportBatch.Status.APPLIED, ImportBatch.Status.DROPPED]

keep(
    "organizations.handled_reports",
    "Zgłoszenie błędu we wpisie usuwamy po pół roku od załatwienia.",
    due=lambda: ErrorReport.objects.filter(handled_at__lt=ago(days=ErrorReport.RETENTION_DAYS)),
)
keep(
    "organizations.old_report_addresses",
    "Ze zgłoszenia, którego nikt nie załatwił, po 2 latach usuwamy adres e-mail.",
    due=lambda: ErrorReport.objects.filter(handled_at=None, created_at__lt=ago(days=2 * 365)).exclude(
        reporter_email=""
    ),
    end=blank(reporter_email=""),
)
keep(
    "organizations.contacts_of_the_gone",
    "Kontakt dla biura usuwamy rok po tym, jak organizacja zakończyła działalność albo nie trafiła do bazy.",
    due=lambda: InternalContact.objects.filter(
        organization__status__in=[Status.DISSOLVED, Status.REJECTED], organization__status_changed_at__lt=ago(days=365)
    ),
)
keep(
    "organizations.forgotten_imports",
    "Import, którego nikt nie dokończył przez 30 dni, porzucamy.",
    due=lambda: ImportBatch.objects.exclude(status__in=FINISHED).filter(created_at__lt=ago(days=IMPORT_DAYS)),
    end=blank(status=ImportBatch.Status.DROPPED),
)
keep(
    "organizations.import_rows",
    "Wiersze wczytanych arkuszy usuwamy po 30 dniach.",
    due=lambda: ImportRow.objects.filter(
        batch__status__in=FINISHED,
        batch__created_at__lt=ago(days=IMPORT_DAYS),
    ),
)
keep(
    "organizations.history_actors",
    "Po 5 latach usuwamy z historii wpisu informację, kto dokonał zmiany.",
    due=lambda: Organization.history.filter(history_user__isnull=False, history_date__lt=ago(days=5 * 365)),
    end=blank(history_user=None),
)
keep(
    "organizations.forgotten_joinings",
    "Zgłoszenie organizacji, którego nikt nie dokończył, usuwamy po 30 dniach od ostatniej zmiany.",
    due=lambda: Joining.objects.filter(
        status__in=[Joining.Status.OPEN, Joining.Status.SENT], touched_at__lt=ago(days=JOINING_DAYS)
    ),
    end=lambda rows: rows.update(
        status=Joining.Status.DROPPED, status_changed_at=timezone.now(), answers={}, person="", email="", user=None
    ),
)
keep(
    "organizations.answers_of_joinings",
    "Odpowiedzi ze zgłoszenia organizacji usuwamy po 30 dniach od wysłania; wpis zostaje.",
    due=lambda: Joining.objects.filter(
        status=Joining.Status.DONE, status_changed_at__lt=ago(days=JOINING_DAYS)
    ).exclude(answers={}),
    end=blank(answers={}),
)
keep(
    "organizations.people_of_joinings",
    "Imię, nazwisko i adres osoby, która wysłała zgłoszenie organizacji, usuwamy z niego po roku.",
    due=lambda: Joining.objects.filter(status=Joining.Status.DONE, status_changed_at__lt=ago(days=365)).exclude(
        email="", person="", user=None
    ),
    end=blank(email="", person="", user=None),
)
keep(
    "organizations.unconfirmed_access_requests",
    "Prośbę o dostęp do wpisu bez potwierdzonego adresu usuwamy po 14 dniach.",
    due=lambda: AccessRequest.objects.filter(
        status=AccessRequest.Status.UNCONFIRMED, status_changed_at__lt=ago(days=14)
    ),
)
keep(
    "organizations.decided_access_requests",
    "Prośbę o dostęp do wpisu usuwamy rok po odpowiedzi.",
    due=lambda: AccessRequest.objects.filter(
        status__in=[AccessRequest.Status.GRANTED, AccessRequest.Status.REFUSED], status_changed_at__lt=ago(days=365)
    ),
)
keep(
    "organizations.old_invitations",
    "Zaproszenie do opieki nad wpisem usuwamy 30 dni po odpowiedzi albo po tym, jak straciło ważność.",
    due=lambda: Invitation.objects.filter(
        Q(status=Invitation.Status.WAITING, expires_at__lt=ago(days=30))
        | ~Q(status=Invitation.Status.WAITING) & Q(status_changed_at__lt=ago(days=30))
    ),
)
keep(
    "organizations.proposers",
    "Z rozstrzygniętej propozycji zmiany wpisu po 2 latach usuwamy informację, kto ją zgłosił.",
    due=lambda: Proposal.objects.filter(proposed_by__isnull=False, status_changed_at__lt=ago(days=2 * 365)).exclude(
        status=Proposal.Status.WAITING
    ),
    end=blank(proposed_by=None),
)
keep(
    "organizations.contact_messages",
    "Wiadomość do organizacji, wysłaną przez formularz na portalu, usuwamy po 90 dniach.",
    due=lambda: ContactMessage.objects.filter(created_at__lt=ago(days=90)),
)
keep(
    "organizations.confirmation_requests",
    "Informację, kiedy organizacja potwierdziła dane, usuwamy po 3 latach; sama data we wpisie zostaje.",
    due=lambda: ConfirmationRequest.objects.filter(sent_at__lt=ago(days=3 * 365)),
)
keep(
    "organizations.barred_senders",
    "Skrót adresu, z którego nie przekazujemy wiadomości, usuwamy po 2 latach.",
    due=lambda: BarredSender.objects.filter(created_at__lt=ago(days=2 * 365)),
)
