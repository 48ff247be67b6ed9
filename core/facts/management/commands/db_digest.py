from django.core.management.base import BaseCommand

from core.facts.digest import digest, digest_of_tables


class Command(BaseCommand):
    help = "Print one hash of all rows but sessions and counters; equal rows, equal hash."

    def add_arguments(self, parser):
        parser.add_argument("--tables", action="store_true", help="one hash for each table")

    def handle(self, *, tables, **options):
        if not tables:
            self.stdout.write(digest())
            return
        for label, value in digest_of_tables().items():
            self.stdout.write(f"{value}  {label}")
