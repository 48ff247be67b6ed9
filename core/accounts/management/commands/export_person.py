from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from core import clock
from core.accounts.selectors import person_named
from core.accounts.services.export import export_person


class Command(BaseCommand):
    help = "Write everything we hold about one person into a ZIP file."

    def add_arguments(self, parser):
        parser.add_argument("person", help="e-mail address or public code")
        parser.add_argument("--to", type=Path, help="file to write; default <code>.zip")

    def handle(self, *args, **options):
        person = person_named(options["person"])
        if person is None:
            raise CommandError("Nobody has this address or code.")
        path = options["to"] or Path(f"{person.code}.zip")
        path.write_bytes(export_person(user=person, at=clock.now()))
        self.stdout.write(str(path))
