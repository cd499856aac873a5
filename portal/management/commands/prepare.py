"""Prepare the database for the code: tables, permissions and initial data, search index, demo data if wanted."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from accounts.models import User
from core import seeding
from core.models import SearchDocument
from organizations.models import Organization


class Command(BaseCommand):
    help = "Migrate, add the cache table, rights, first texts and the search index, each only where it is missing."

    def add_arguments(self, parser):
        parser.add_argument(
            "--demo",
            action="store_true",
            help="fill an empty database with demo data and tell the sign-ins (with DEBUG only)",
        )

    def handle(self, *, demo, verbosity, **options):
        if self._migrations_wait():
            self.stdout.write("Migrating the database.")
            call_command("migrate", interactive=False, verbosity=verbosity - 1)
        call_command("createcachetable", verbosity=0)
        if count := seeding.seed():
            self.stdout.write(f"Added {count} rights and first texts.")
        is_empty = not User.objects.exists() and not Organization.objects.exists()
        if demo and settings.DEBUG:
            if is_empty:
                self.stdout.write("The database is empty: loading the demo data.")
            call_command("demo", sign_ins=not is_empty, verbosity=verbosity, stdout=self.stdout)
        if Organization.objects.exists() and not SearchDocument.objects.exists():
            self.stdout.write("Building the search index.")
            call_command("rebuild_search", verbosity=verbosity)

    def _migrations_wait(self):
        executor = MigrationExecutor(connection)
        return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
