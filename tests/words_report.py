"""Print how long the sentences are and which words are not ours: ``make words``."""

import sys

import django

if __name__ == "__main__":
    django.setup()
    from tests.words import figures

    measured = figures()
    print(measured.table())
    found = [*measured.long, *measured.unwanted]
    print("\n".join(map(str, found)))
    sys.exit(bool(found))
