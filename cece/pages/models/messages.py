from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ContactMessage(models.Model):
    """What somebody wrote in the contact form. Operators read it, answer by mail and tick it off."""

    name = models.CharField(_("name"), max_length=80)
    address = models.EmailField(_("e-mail address"))
    text = models.TextField(_("message"), max_length=4000)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="contact_messages",
    )
    sent_at = models.DateTimeField(_("sent"))
    is_answered = models.BooleanField(_("answered"), default=False)

    class Meta:
        ordering = ("-sent_at",)
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes: ClassVar = [models.Index(fields=["-sent_at"], name="contact_message_sent")]

    def __str__(self) -> str:
        return f"{self.name}, {self.sent_at:%Y-%m-%d}"
