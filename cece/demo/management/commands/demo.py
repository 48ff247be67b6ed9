import math

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cece.demo import loading, people
from cece.demo.scale import loading as scale_loading
from core import clock


class Command(BaseCommand):
    help = "Load the demo: people, a course, shops, mentors, a forum. Safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument("--remove", action="store_true", help="take the demo away again")
        parser.add_argument("--port", type=int, default=8000, help="only for the printed addresses")
        parser.add_argument(
            "--scale",
            type=float,
            metavar="N",
            help="add N times 2,000 synthetic learners, 1,000 products and 2,000 questions, for measuring",
        )

    def handle(self, *args, **options):
        if not settings.DEMO_ALLOWED:
            raise CommandError("The demo is not for production.")
        if options["remove"]:
            scale_loading.remove()
            loading.remove()
            self.stdout.write("The demo is gone.")
            return
        scale = options["scale"] or 0
        if not math.isfinite(scale) or scale < 0:
            raise CommandError("The scale is a number such as 0.1, 1 or 5.")
        everybody = loading.load(at=clock.now())
        password = people.demo_password()
        people.set_passwords({key: everybody[key] for key in people.MAIN}, password)
        if scale:
            self._say_amounts(scale_loading.load(scale=scale, at=clock.now()))
        self._say(password, options["port"])

    def _say_amounts(self, amounts):
        self.stdout.write(
            f"  Synthetic part    {amounts.people} learners, {amounts.products} products,"
            f" {amounts.topics} questions"
        )

    def _say(self, password, port):
        address = f"http://127.0.0.1:{port}"
        lines = [
            "",
            f"  The site          {address}/",
            f"  For editors       {address}/cms/   (editor@demo.test)",
            "  Mails             var/mail/",
            "",
            f"  Demo accounts, all with the password  {password}",
            *(
                f"    {people.address_of(key):<22} {name} ({language})"
                for key, (name, language, _reading) in people.MAIN.items()
            ),
            "",
        ]
        self.stdout.write("\n".join(lines))
