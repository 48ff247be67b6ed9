"""What the demo's editor, moderator, manager and operator may do."""

from django.contrib.auth.models import Group

from core.accounts.models import User

GROUPS = {"editor": "Editors", "moderator": "Moderators"}


def load(people: dict[str, User]) -> None:
    """Give the roles; a repeated call changes nothing."""
    for key, group in GROUPS.items():
        people[key].groups.add(Group.objects.get(name=group))
    operator = people["operator"]
    if not operator.is_superuser:
        operator.is_superuser = operator.is_staff = True
        operator.save(update_fields=["is_superuser", "is_staff"])
