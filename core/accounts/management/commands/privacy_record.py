import json

from django.core.management.base import BaseCommand
from django.utils import translation

from core.privacy import holdings


class Command(BaseCommand):
    help = "Print the record of processing: what each model holds, why, how long, how it is erased."

    def handle(self, *args, **options):
        with translation.override("en"):
            record = [
                {
                    "model": each.label,
                    "why": str(each.why),
                    "keep": str(each.keep),
                    "personal": sorted(each.personal),
                    "belongs_to": sorted(filter(None, each.lookups)),
                    "erase": str(each.erase),
                    "export": each.export,
                }
                for each in holdings()
            ]
        self.stdout.write(json.dumps(record, indent=1))
