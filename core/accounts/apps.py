from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    default = True  # of the two in this file
    default_auto_field = "django.db.models.BigAutoField"
    name = "core.accounts"
    # No page for visitors shows them: writing one leaves what is kept as it is
    unseen_by_visitors = (
        "Consent",
        "ErasureRequest",
        "User_groups",
        "User_user_permissions",
    )

    def ready(self) -> None:
        from core.accounts import fragments, notices, receivers, tasks  # noqa: F401 - registers them


class PeopleAtTheDeskConfig(WagtailUsersAppConfig):
    """Wagtail's users app with our forms, open to operators only."""

    user_viewset = "core.accounts.viewsets.PersonViewSet"

    def ready(self) -> None:
        from django.contrib.auth import get_user_model
        from django.contrib.auth.models import Group
        from wagtail.permissions import register_permission_policy

        from core.accounts.permission_policies import OperatorsNeverDelete, OperatorsOnly

        person = get_user_model()
        register_permission_policy(person, OperatorsNeverDelete(person))
        register_permission_policy(Group, OperatorsOnly(Group))
