from django.core.management.base import BaseCommand

from core import clock
from core.facts import clockwork


class Command(BaseCommand):
    help = (
        "Run the clock jobs that are due. For cron or a timer, every minute; harmless when double."
    )

    def handle(self, **options):
        done = clockwork.run_all(at=clock.now())
        if options["verbosity"] > 1:
            self.stdout.write(f"{done} jobs ran.")
