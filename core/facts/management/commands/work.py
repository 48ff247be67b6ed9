import logging
import signal
import time

from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections, connection

from core.facts.errands import go_round

logger = logging.getLogger(__name__)
SLICE = 0.2


class Command(BaseCommand):
    help = (
        "Do the work behind the pages: what follows from facts, mails, tasks, clock jobs. "
        "Run as many as you like; SIGTERM ends one after the piece in its hands."
    )

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="end when nothing is left to do")
        parser.add_argument("--interval", type=float, default=1.0, help="seconds between looks")

    def handle(self, *, once, interval, **options):
        self.is_stopping = False
        if not once:
            signal.signal(signal.SIGTERM, self.stop)
            signal.signal(signal.SIGINT, self.stop)
            self.stdout.write("The worker is ready.")
            self.stdout.flush()
        while not self.is_stopping:
            done = self.look()
            if once and not done:
                break
            if not done:
                self.rest(interval)

    def stop(self, _number, _frame):
        self.is_stopping = True

    def look(self):
        """Go round once. A database that is away for a moment is waited for, not died of."""
        if not connection.in_atomic_block:
            close_old_connections()
        try:
            return go_round(lambda: self.is_stopping)
        except Error:
            if connection.in_atomic_block:
                raise
            logger.exception("The database did not answer; trying again")
            connection.close()
            return 0

    def rest(self, seconds):
        end = time.monotonic() + seconds
        while not self.is_stopping and time.monotonic() < end:
            time.sleep(min(SLICE, seconds))
