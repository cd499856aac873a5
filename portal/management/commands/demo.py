"""Load the demo data into an empty database of a development machine."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core.errors import DomainError
from portal.demo import loading


class Command(BaseCommand):
    help = "Load demo organisations and the demo sign-ins into an empty database; refuses without DEBUG."

    def add_arguments(self, parser):
        parser.add_argument("--sign-ins", action="store_true", help="only tell who can sign in")

    def handle(self, *, sign_ins, **options):
        if not settings.DEBUG:
            raise CommandError("Demo data has known passwords, so it is loaded with DEBUG only.")
        if not sign_ins:
            try:
                count = loading.load()
            except DomainError as error:
                raise CommandError(str(error)) from error
            self.stdout.write(f"{count} organisations are in the registry.")
        for who, where, email, password in loading.SIGN_INS:
            self.stdout.write(f"{who} ({where}): {email}, password {password}")
