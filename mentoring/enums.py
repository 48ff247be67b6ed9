"""Keys of mentoring, with the words people see for them."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

# What people here speak; their names come from Babel in the reader's language
LANGUAGES = (
    *("es", "pt", "en", "fr", "ar", "ro", "uk", "ru", "bg", "zh", "it", "de", "pl"),
    *("ca", "gl", "eu", "wo", "zgh", "ur", "bn", "hi", "ka", "hy", "qu", "gn"),
)

EXPERTISE: "dict[str, _StrPromise]" = {
    "first_steps": _("First steps: from idea to plan"),
    "permits": _("Papers and permits"),
    "taxes": _("Taxes and social security"),
    "money": _("Prices, costs and money"),
    "finance": _("Loans and grants"),
    "selling_online": _("Selling online"),
    "customers": _("Finding customers"),
    "social_media": _("Social media"),
    "photos": _("Photos and texts for products"),
    "suppliers": _("Buying and suppliers"),
    "hiring": _("Hiring people"),
    "export": _("Selling to other countries"),
}

SECTORS: "dict[str, _StrPromise]" = {
    "food": _("Food and drink"),
    "crafts": _("Crafts"),
    "clothes": _("Clothes and sewing"),
    "beauty": _("Hair and beauty"),
    "care": _("Care and health"),
    "cleaning": _("Cleaning"),
    "building": _("Building and repairs"),
    "farming": _("Farming"),
    "tourism": _("Tourism"),
    "transport": _("Transport"),
    "trade": _("Shops and markets"),
    "digital": _("Computers and design"),
    "teaching": _("Teaching and languages"),
}


class Stage(models.TextChoices):
    """How far the entrepreneur is."""

    IDEA = "idea", _("I have an idea")
    STARTING = "starting", _("I am starting now")
    RUNNING = "running", _("My business is running")


class MentorState(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("waiting for our check")
    VETTED = "vetted", _("active")
    PAUSED = "paused", _("paused")


class NeedState(models.TextChoices):
    OPEN = "open", _("looking for a mentor")
    MATCHED = "matched", _("has a mentor")
    CLOSED = "closed", _("closed")


class MatchState(models.TextChoices):
    REQUESTED = "requested", _("waiting for an answer")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("taken back")
    EXPIRED = "expired", _("not answered in time")
    ENDED = "ended", _("ended")


class DeclineReason(models.TextChoices):
    """Why a mentor says no, in words that hurt nobody."""

    NO_TIME = "no_time", _("I have no time at the moment.")
    NOT_MY_FIELD = "not_my_field", _("Another mentor knows more about this.")
    LANGUAGE = "language", _("We do not share a language well enough.")
    TOO_CLOSE = "too_close", _("I know this person too well, or we compete.")
    OTHER = "other", _("Another reason.")


class MeetingState(models.TextChoices):
    PROPOSED = "proposed", _("waiting for a choice")
    AGREED = "agreed", _("agreed")
    CANCELLED = "cancelled", _("cancelled")


class MeetingWay(models.TextChoices):
    PLACE = "place", _("At a place")
    VIDEO = "video", _("Video call")
    PHONE = "phone", _("Phone call")


MINUTES: "dict[int, _StrPromise]" = {
    30: _("30 minutes"),
    45: _("45 minutes"),
    60: _("1 hour"),
    90: _("1 hour and a half"),
}


class Factor(models.TextChoices):
    """What a suggestion is scored by."""

    EXPERTISE = "expertise", _("Knows about what you asked")
    LANGUAGE = "language", _("Language")
    SECTOR = "sector", _("Kind of business")
    PLACE = "place", _("Place")
    AVAILABILITY = "availability", _("Has time")
