from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.accounts.managers import AppendOnlyManager, UserManager
from core.accounts.validators import validate_languages, validate_name, validate_time_zone
from core.codes import public_code


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in. The e-mail address is the login; ``code`` is what others may see.

    An erased person leaves this row as a tombstone, so that what happened stays countable.
    """

    email = models.EmailField(_("e-mail address"), max_length=254, unique=True)
    code = models.CharField(max_length=12, unique=True, default=public_code, editable=False)
    display_name = models.CharField(_("name"), max_length=80, validators=[validate_name])
    language = models.CharField(
        _("language"), max_length=5, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    reading_languages = models.JSONField(
        _("languages I read"), default=list, blank=True, validators=[validate_languages]
    )
    time_zone = models.CharField(
        _("time zone"), max_length=40, default="Europe/Madrid", validators=[validate_time_zone]
    )
    territory = models.ForeignKey(
        "places.Territory",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("place"),
    )
    is_active = models.BooleanField(
        _("may sign in"),
        default=True,
        help_text=_("Switch this off instead of deleting a person."),
    )
    is_staff = models.BooleanField(default=False, editable=False)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["display_name"]

    objects: ClassVar = UserManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("email"), name="user_email_unique"),
            models.CheckConstraint(
                name="user_erased_is_empty",
                condition=Q(erased_at=None)
                | Q(is_active=False, is_superuser=False, display_name="", territory=None),
            ),
        ]

    def __str__(self) -> str:
        return self.display_name or self.code

    @property
    def first_name(self) -> str:
        """What Wagtail's admin and mails greet with."""
        return self.display_name

    @property
    def last_name(self) -> str:
        """Wagtail asks for one; people here have one name."""
        return ""

    def get_full_name(self) -> str:
        return self.display_name

    def get_short_name(self) -> str:
        return self.display_name


class Consent(models.Model):
    """One yes or no of a person to one version of one text. Append-only: a change is a new row."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="consents"
    )
    document = models.CharField(max_length=20, choices=settings.CONSENT_DOCUMENTS)
    version = models.CharField(max_length=20)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    is_given = models.BooleanField()
    way = models.CharField(max_length=40)
    at = models.DateTimeField()

    objects: ClassVar = AppendOnlyManager()

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.document} {self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("A consent is never changed; record a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise TypeError("A consent is never deleted.")


class ErasureRequest(models.Model):
    """A person's wish to be erased: open, cancelled or done. Only its owner asks and cancels."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="erasure_requests"
    )
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True, editable=False)
    done_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ("-asked_at",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(cancelled_at=None, done_at=None),
                name="erasure_one_open_per_person",
            ),
            models.CheckConstraint(
                name="erasure_cancelled_or_done", condition=Q(cancelled_at=None) | Q(done_at=None)
            ),
            models.CheckConstraint(
                name="erasure_due_after_asked", condition=Q(due_at__gte=models.F("asked_at"))
            ),
        ]

    def __str__(self) -> str:
        return f"erasure of {self.user_id}"
