"""Only operators manage people and groups: whoever may, could make herself an operator."""

from django.contrib.auth import get_user_model
from wagtail.permission_policies import ModelPermissionPolicy


class OperatorsOnly(ModelPermissionPolicy):
    def user_has_permission(self, user, action):
        return user.is_active and user.is_superuser

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)

    def users_with_any_permission(self, actions, include_superusers=True):
        return get_user_model().objects.filter(is_active=True, is_superuser=True)


class OperatorsNeverDelete(OperatorsOnly):
    """People are erased by the register of holdings, never deleted: facts point at them."""

    def user_has_permission(self, user, action):
        return action != "delete" and super().user_has_permission(user, action)
