from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext_lazy as _

from core.places.querysets import LocalHolidayManager, MembershipManager, TerritoryManager


class TerritoryLevel(models.TextChoices):
    COUNTRY = "country", _("country")
    REGION = "region", _("region")
    PROVINCE = "province", _("province or district")
    MUNICIPALITY = "municipality", _("municipality")


class Territory(models.Model):
    """A place with an official code. Seeded after every migrate; operators may add to it.

    ``path`` holds the codes from the country down, ``/ES/ES-AN/ES-H/``: ancestors cost one look-up
    by code and descendants one index range.
    """

    code = models.CharField(
        _("official code"),
        max_length=20,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{2}[A-Z0-9-]*$")],
        help_text=_("ISO 3166-2, NUTS, INE or DICO code, for example ES-AN or ES-21054."),
    )
    name = models.CharField(_("name"), max_length=120)
    level = models.CharField(_("level"), max_length=12, choices=TerritoryLevel.choices)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("lies in"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    path = models.CharField(max_length=120, unique=True, editable=False)
    time_zone = models.CharField(_("time zone"), max_length=40, default="Europe/Madrid")

    objects = TerritoryManager()

    class Meta:
        ordering = ("name",)
        verbose_name = _("place")
        verbose_name_plural = _("places")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="territory_country_iff_no_parent",
                condition=Q(level=TerritoryLevel.COUNTRY, parent=None)
                | (~Q(level=TerritoryLevel.COUNTRY) & Q(parent__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and when the place moved or changed its code, carry everything below it along."""
        old = self.path
        self.path = f"{self.parent.path if self.parent else '/'}{self.code}/"
        super().save(*args, **kwargs)
        if old and old != self.path:
            below = Territory.objects.filter(path__startswith=old).exclude(pk=self.pk)
            below.update(path=Concat(Value(self.path), Substr("path", len(old) + 1)))

    def clean(self) -> None:
        parent = self.parent
        if parent is None:
            return
        levels = TerritoryLevel.values
        if self.level in levels and levels.index(parent.level) >= levels.index(self.level):
            raise ValidationError({"parent": _("Choose a larger place that this one lies in.")})
        if self.path and parent.path.startswith(self.path):
            raise ValidationError({"parent": _("A place cannot lie in itself.")})

    @property
    def codes(self) -> list[str]:
        """The official codes from the country down to this place."""
        return [code for code in self.path.split("/") if code]

    @property
    def country_code(self) -> str:
        return self.codes[0]

    def ancestors(self) -> models.QuerySet["Territory"]:
        """Return what this place lies in, the country first; one query."""
        return Territory.objects.around(self).exclude(pk=self.pk)

    def descendants(self) -> models.QuerySet["Territory"]:
        """Return all that lies in this place; one query."""
        return Territory.objects.within(self).exclude(pk=self.pk).order_by("path")

    def lies_in(self, other: "Territory") -> bool:
        """Say whether this place is ``other`` or a part of it; no query."""
        return self.path.startswith(other.path)


class OrganisationKind(models.TextChoices):
    MUNICIPALITY = "municipality", _("municipality")
    NGO = "ngo", _("association or NGO")
    CHAMBER = "chamber", _("chamber of commerce")
    SCHOOL = "school", _("school or university")
    COMPANY = "company", _("company")


class Organisation(models.Model):
    """A municipality, association or other body that runs or supports something here."""

    Kind = OrganisationKind

    name = models.CharField(_("name"), max_length=160)
    slug = models.SlugField(_("short name for addresses"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=OrganisationKind.choices)
    territory = models.ForeignKey(
        Territory,
        verbose_name=_("place"),
        on_delete=models.PROTECT,
        related_name="organisations",
    )

    class Meta:
        ordering = ("name",)
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.name


class MembershipRole(models.TextChoices):
    MANAGER = "manager", _("manager")
    ADVISER = "adviser", _("adviser")
    MEMBER = "member", _("member")


class Membership(models.Model):
    """That a person belongs to an organisation in one role, from one day until another.

    The last day counts. An ended membership stays as history; a new one is a new row.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    role = models.CharField(_("role"), max_length=8, choices=MembershipRole.choices)
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)

    objects = MembershipManager()

    class Meta:
        ordering = ("organisation", "from_on")
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="membership_ends_after_it_begins",
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                violation_error_message=_("The last day is before the first day."),
            ),
            models.UniqueConstraint(
                fields=["user", "organisation", "role"],
                condition=Q(until_on=None),
                name="membership_one_open_per_role",
                violation_error_message=_("This person already has this role here."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.organisation}"


class LocalHoliday(models.Model):
    """A day off that only one place and what lies in it keeps, such as a patron saint's day."""

    territory = models.ForeignKey(
        Territory, verbose_name=_("place"), on_delete=models.CASCADE, related_name="holidays"
    )
    on = models.DateField(_("day"))
    name = models.CharField(_("name"), max_length=120)

    objects = LocalHolidayManager()

    class Meta:
        ordering = ("on",)
        verbose_name = _("local holiday")
        verbose_name_plural = _("local holidays")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["territory", "on"], name="local_holiday_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.on})"
