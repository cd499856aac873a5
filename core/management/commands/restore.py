"""Restore an archive made by `manage.py backup`."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from core import backup
from core.errors import DomainError


class Command(BaseCommand):
    help = "Replace the database and the files by those of an archive. Stop web, worker and beat first."

    def add_arguments(self, parser):
        parser.add_argument("archive", type=Path)
        parser.add_argument("--overwrite", action="store_true", help="also where there is data already")

    def handle(self, *, archive, overwrite, **options):
        try:
            manifest = backup.restore(archive, overwrite=overwrite)
        except DomainError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Restored {len(manifest['sha256']) - 1} files and the database of {manifest['made_at']}.")
        self.stdout.write("Now run manage.py prepare, start the services and carry out manage.py purge.")
