from typing import TYPE_CHECKING, ClassVar

from babel import Locale
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mentoring.enums import EXPERTISE, SECTORS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

# Babel's plain Portuguese is that of Brazil
_SPOKEN_HERE = {"pt": "pt-PT"}


class Term(models.Model):
    """A code that needs and profiles share; seeded after ``migrate``, worded by gettext."""

    LABELS: "ClassVar[Mapping[str, _StrPromise]]" = {}

    code = models.SlugField(max_length=20, unique=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ("position", "code")

    def __str__(self) -> str:
        return str(self.LABELS.get(self.code, self.code))


class Expertise(Term):
    """Something a mentor knows about and an entrepreneur may ask for."""

    LABELS = EXPERTISE

    class Meta(Term.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class Sector(Term):
    """A kind of business."""

    LABELS = SECTORS

    class Meta(Term.Meta):
        verbose_name = _("kind of business")
        verbose_name_plural = _("kinds of business")


class Language(Term):
    """A language people can talk in; more than the interface has."""

    class Meta(Term.Meta):
        verbose_name = _("language")
        verbose_name_plural = _("languages")

    def __str__(self) -> str:
        """Return its name in the reader's language."""
        reader = get_language() or "en"
        names = Locale.parse(_SPOKEN_HERE.get(reader, reader), sep="-").languages
        return str(names.get(self.code, self.code)).capitalize()
