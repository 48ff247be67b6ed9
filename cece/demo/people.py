"""The people of the demo: invented, with addresses that end in ``.test``."""

import secrets
from pathlib import Path

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import get_user_model

from core.accounts.models import User

DOMAIN = "@demo.test"
# key: name, language, languages read
MAIN = {
    "amina": ("Amina Benali", "es", ["es", "ar", "fr"]),
    "diego": ("Diego Quispe", "es", ["es"]),
    "joao": ("João Tavares", "pt", ["pt", "en"]),
    "lucia": ("Lucía Romero", "es", ["es", "en"]),
    "rui": ("Rui Martins", "pt", ["pt", "es", "en"]),
    "editor": ("Elena Prado", "es", ["es", "en"]),
    "moderator": ("Marta Gil", "es", ["es", "pt", "fr"]),
    "manager": ("Nuno Serra", "pt", ["pt", "es"]),
    "operator": ("Olga Vidal", "es", ["es", "en"]),
}


def address_of(key: str) -> str:
    """Return the demo address of ``key``."""
    return f"{key}{DOMAIN}"


def person(key: str, name: str, language: str, reading: list[str] | None = None) -> User:
    """Return the demo person ``key``, made with a verified address when there is none yet."""
    people = get_user_model().objects
    found = people.filter(email=address_of(key)).first()
    if found is None:
        found = people.create_user(
            address_of(key),
            display_name=name,
            language=language,
            reading_languages=reading or [language],
        )
        EmailAddress.objects.create(user=found, email=found.email, primary=True, verified=True)
    return found


def load() -> dict[str, User]:
    """Make the main people; return them by key."""
    return {
        key: person(key, name, language, reading) for key, (name, language, reading) in MAIN.items()
    }


def demo_password() -> str:
    """Return this machine's demo password: random, made once, readable by its owner only."""
    path = Path(settings.VAR_DIR) / "demo_password"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(9))
    return path.read_text()


def set_passwords(people: dict[str, User], password: str) -> None:
    """Let the main people sign in with ``password``; those who already can are left alone."""
    for one in people.values():
        if not one.has_usable_password() or not one.check_password(password):
            one.set_password(password)
            one.save(update_fields=["password"])
