"""The states and reasons of the forum. Values are keys; labels are what people read."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TopicState(models.TextChoices):
    OPEN = "open", _("open")
    SOLVED = "solved", _("solved")
    CLOSED = "closed", _("closed")
    HIDDEN = "hidden", _("hidden")


class PostState(models.TextChoices):
    VISIBLE = "visible", _("visible")
    HIDDEN = "hidden", _("hidden")


class Reason(models.TextChoices):
    """Why a post is reported or hidden."""

    SPAM = "spam", _("It is advertising or spam")
    RUDE = "rude", _("It is rude or hurts somebody")
    PRIVATE = "private", _("It shows private data")
    WRONG = "wrong", _("It is wrong and can do harm")
    UNLAWFUL = "unlawful", _("It is against the law")
    OTHER = "other", _("Another reason")


class Deed(models.TextChoices):
    """What a moderator did."""

    HIDE = "hide", _("hidden")
    RESTORE = "restore", _("shown again")
    DISMISS = "dismiss", _("report looked at, nothing wrong")
    CLOSE = "close", _("closed for answers")
    REOPEN = "reopen", _("open for answers again")


class Icon(models.TextChoices):
    """The small pictures a forum may carry; the template knows them by key."""

    PAPERS = "papers", _("papers")
    TAX = "tax", _("taxes")
    SHOP = "shop", _("shop")
    MONEY = "money", _("money")
    PEOPLE = "people", _("people")
