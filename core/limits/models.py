from django.db import models


class Counter(models.Model):
    """How often something was done in one window of time; used where no shared cache runs."""

    key = models.CharField(max_length=200, primary_key=True)
    number = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.key}: {self.number}"
