from django.core.management.base import BaseCommand

from core.retention import purging


class Command(BaseCommand):
    help = "Remove the personal data whose time is over; the worker does the same every night."

    def handle(self, **options):
        for name, count in purging.purge().items():
            self.stdout.write(f"{name}: {count}")
