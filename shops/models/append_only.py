from typing import Any, NoReturn

from django.db import models


class AppendOnlyError(TypeError):
    """Raised when code tries to change or delete a row that is history."""


class AppendOnly(models.Model):
    """A row that is written once. What it says stays true, so later code cannot rewrite it."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError(f"{self._meta.label} rows are not changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError(f"{self._meta.label} rows are not deleted.")
