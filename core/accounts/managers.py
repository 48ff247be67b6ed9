from typing import Any

from django.contrib.auth.models import BaseUserManager
from django.db import models


class UserManager(BaseUserManager):
    """People are found by e-mail without regard to case."""

    def get_by_natural_key(self, username):
        return self.get(email__iexact=username)

    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class AppendOnlyQuerySet(models.QuerySet):
    """Rows come and are never changed or taken away."""

    def update(self, **kwargs: Any) -> int:
        raise TypeError("These rows are never changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("These rows are never deleted.")


AppendOnlyManager = models.Manager.from_queryset(AppendOnlyQuerySet)
