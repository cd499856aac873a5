"""Process bounces from a mail server's pipe or from a Maildir."""

import mailbox
import sys
from email import message_from_binary_file
from pathlib import Path

from django.core.management.base import BaseCommand

from core.mail import bounces


class Command(BaseCommand):
    help = (
        "Reads one report from standard input (for an alias such as: zwroty: |manage.py read_bounces), "
        "or all new ones of a Maildir. Understood reports are removed from the Maildir: they hold addresses."
    )

    def add_arguments(self, parser):
        parser.add_argument("--maildir", type=Path, help="read this Maildir instead of standard input")
        parser.add_argument("--recipient", default="", help="the address that the report came to, if the server tells")

    def handle(self, *, maildir, recipient, **options):
        if maildir is None:
            letter = bounces.note(message_from_binary_file(sys.stdin.buffer), recipient=recipient)
            self.stdout.write(str(letter) if letter else "Nothing to note.")
            return
        read, noted = self._read(mailbox.Maildir(maildir, create=False))
        self.stdout.write(f"{noted} of {read} reports told of a letter that came back for good.")

    def _read(self, box: mailbox.Maildir) -> tuple[int, int]:
        """New reports only; unrecognised ones stay as seen, for a person."""
        read = noted = 0
        for key in list(box.keys()):
            report = box[key]
            if "S" in report.get_flags():
                continue
            read += 1
            if bounces.note(report):
                noted += 1
                box.remove(key)
                continue
            report.set_subdir("cur")
            report.add_flag("S")
            box[key] = report
        return read, noted
