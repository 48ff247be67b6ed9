from django.core.management.base import BaseCommand, CommandError

from core import clock
from core.accounts.selectors import person_named
from core.accounts.services.erasure import erase_person


class Command(BaseCommand):
    help = "Erase one person now, without days of grace. Facts stay; they name nobody."

    def add_arguments(self, parser):
        parser.add_argument("person", help="e-mail address or public code")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args, **options):
        person = person_named(options["person"])
        if person is None:
            raise CommandError("Nobody has this address or code.")
        question = f"Erase {person.code} for good? Type yes: "
        if not options["yes"] and input(question) != "yes":
            raise CommandError("Nothing was changed.")
        is_erased = erase_person(user_id=person.pk, at=clock.now())
        self.stdout.write("Erased." if is_erased else "Erased before.")
