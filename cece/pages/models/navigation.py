from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin

from cece.pages.blocks import FooterBlock, MenuBlock
from core.blocks import BodyField


class Navigation(TranslatableMixin, models.Model):
    """The menu and the footer of one language. ``migrate`` makes one row a language."""

    menu = BodyField(MenuBlock(max_num=7), verbose_name=_("menu"), blank=True)
    footer = BodyField(FooterBlock(max_num=4), verbose_name=_("footer"), blank=True)
    footer_text = models.CharField(
        _("last line of the footer"),
        max_length=300,
        blank=True,
        help_text=_("Who runs this site."),
    )

    panels: ClassVar = [FieldPanel("menu"), FieldPanel("footer"), FieldPanel("footer_text")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("menu and footer")
        verbose_name_plural = _("menus and footers")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["locale"], name="navigation_one_per_language"),
        ]

    def __str__(self) -> str:
        return str(self.locale)
