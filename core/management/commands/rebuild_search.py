from django.core.management.base import BaseCommand

from core import search


class Command(BaseCommand):
    help = (
        "Build the search index anew. Nobody is sent away meanwhile: each entry is found by its old words or its new."
    )

    def add_arguments(self, parser):
        parser.add_argument("--kind", choices=search.kinds(), help="this kind alone")

    def handle(self, *, kind, verbosity, **options):
        count = search.rebuild(kind, tell=self.tell if verbosity else None)
        if verbosity:
            self.stdout.write(f"{count} documents are in the index.")

    def tell(self, kind: str, done: int, total: int) -> None:
        self.stdout.write(f"{kind}: {done} of {total}")
        self.stdout.flush()
