"""The words a fresh site starts with, in the language that is active when it is made."""

from typing import Any

from django.utils.translation import gettext as _


def home_texts() -> dict[str, Any]:
    """Return the fields of a new home page."""
    return {
        "hero_title": _("Learn, sell and get help to start your business"),
        "hero_text": _(
            "For people who start again in a new place. Everything here is free, in your language."
        ),
        "listing_summary": _("Free courses, your own shop, a mentor and people who answer."),
        "doors": [
            {
                "type": "door",
                "value": {
                    "title": _("Learn"),
                    "text": _("Short courses in plain words. At the end you get a certificate."),
                    "label": _("See the courses"),
                    "link": "learn/",
                },
            },
            {
                "type": "door",
                "value": {
                    "title": _("Sell"),
                    "text": _("Open your shop today. It costs nothing and needs no bank card."),
                    "label": _("Open my shop"),
                    "link": "sell/",
                },
            },
            {
                "type": "door",
                "value": {
                    "title": _("Get help"),
                    "text": _("Talk to a mentor, or ask in the forum. Somebody will answer."),
                    "label": _("Find a mentor"),
                    "link": "mentoring/",
                },
            },
        ],
    }


def contact_texts() -> dict[str, Any]:
    """Return the fields of a new contact page."""
    return {
        "title": _("Contact"),
        "intro": _("Write to us. We read every message and answer by e-mail."),
    }


def terms_texts() -> dict[str, Any]:
    """Return the fields of a new page with the terms of use; the operator completes it."""
    return {
        "title": _("Terms of use"),
        "body": _sections(
            (
                _("What you may expect"),
                _(
                    "Courses, shops, mentors and the forum are free. We keep the site running as "
                    "well as we can. We tell you before we change these terms."
                ),
            ),
            (
                _("What we ask of you"),
                _(
                    "Be honest and polite. Sell only what is yours and what the law allows. Do not "
                    "share other people's data."
                ),
            ),
            (
                _("Shops"),
                _(
                    "Each seller is responsible for what she sells. The contract is between buyer "
                    "and seller. We never hold the buyer's money."
                ),
            ),
            (
                _("When something goes wrong"),
                _(
                    "Report it with the button beside the text, or write to us. We answer and say "
                    "why we decide something."
                ),
            ),
        ),
    }


def privacy_texts() -> dict[str, Any]:
    """Return the fields of a new privacy notice; the operator completes it."""
    return {
        "title": _("Privacy notice"),
        "body": _sections(
            (
                _("What we hold"),
                _(
                    "Your name, your e-mail address and what you do here: courses, orders, "
                    "messages. We never ask for your papers or your religion."
                ),
            ),
            (
                _("Why and how long"),
                _(
                    "We need it to run your courses, your shop and your mentoring. Your privacy "
                    "page lists every kind of data, with the reason and the time we keep it."
                ),
            ),
            (
                _("Who sees it"),
                _(
                    "You, and the people you deal with here. There are no trackers and no "
                    "advertising. We sell nothing about you."
                ),
            ),
            (
                _("What you can do"),
                _(
                    "On your privacy page you can download everything and ask us to erase your "
                    "account. You can also complain to the data protection authority."
                ),
            ),
        ),
    }


def _sections(*rows: tuple[str, str]) -> list[dict[str, Any]]:
    """Return blocks of a body: a heading and a paragraph for each row."""
    return [
        block
        for heading, text in rows
        for block in (
            {"type": "heading", "value": heading},
            {"type": "text", "value": f"<p>{text}</p>"},
        )
    ]


def navigation_texts() -> dict[str, Any]:
    """Return the fields of a new menu and footer."""
    return {
        "menu": [
            {"type": "link", "value": {"label": label, "page": None, "link": link}}
            for label, link in (
                (_("Learn"), "learn/"),
                (_("Shops"), "shops/"),
                (_("Mentoring"), "mentoring/"),
                (_("Forum"), "forum/"),
            )
        ],
        "footer": [
            {
                "type": "group",
                "value": {
                    "title": _("Help"),
                    "links": [
                        {"label": label, "page": None, "link": link}
                        for label, link in (
                            (_("Contact"), "contact/"),
                            (_("Terms of use"), "terms/"),
                            (_("Privacy notice"), "privacy/"),
                        )
                    ],
                },
            }
        ],
    }
