"""Write one archive with the database and the uploaded files."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core import backup
from core.errors import DomainError


class Command(BaseCommand):
    help = "Write one archive with the database and the files, and print its path."

    def add_arguments(self, parser):
        parser.add_argument("--to", type=Path, default=settings.VAR_DIR / "backups", help="folder for the archive")

    def handle(self, *, to, **options):
        try:
            self.stdout.write(str(backup.write(to)))
        except (DomainError, OSError) as error:
            raise CommandError(f"No backup was made. {error}") from error
