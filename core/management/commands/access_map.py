import json

from django.core.management.base import BaseCommand

from core.access_map import rows


class Command(BaseCommand):
    help = "Print every address with who may call it and what a stranger gets."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *args, **options):
        found = rows()
        if options["json"]:
            self.stdout.write(json.dumps([row.as_dict() for row in found], indent=1))
            return
        for row in found:
            line = f"{row.audience or 'UNDECLARED':<11} {','.join(row.methods):<9} {row.path}  [{row.name}]"
            self.stdout.write(line)
