"""``/styleguide/``: every component in every state on one page, for those who build and test."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from core.access import Audience, allow

ICONS = (
    *("home", "learn", "shop", "help", "forum", "person", "search", "menu", "close", "basket"),
    *("bell", "globe", "check", "arrow-forward", "clock", "pin", "phone", "mail", "lock", "star"),
    *("plus", "camera", "download", "truck", "wallet", "calendar", "flag", "eye", "edit", "trash"),
    *("info", "warning", "chat", "document", "euro", "moon", "sun"),
)
DRAWINGS = (
    *("hero", "learn", "sell", "help", "mentor", "certificate", "done", "not-found", "closed"),
    *("broken", "wait", "empty-basket", "empty-orders", "empty-shop", "empty-inbox"),
    *("empty-search", "empty-courses", "empty-mentors", "empty-forum"),
)
COLOURS = (
    *("ground", "raised", "sunken", "brand", "brand-soft", "accent", "accent-soft", "sun-soft"),
    *("good-soft", "warn-soft", "bad-soft"),
)


@dataclass(frozen=True)
class SamplePerson:
    """Somebody with a name and a colour; ``erased_at`` is set when she left."""

    display_name: str
    code: str
    erased_at: str = ""


PEOPLE = (
    SamplePerson("Amina Benali", "a"),
    SamplePerson("Diego Quispe", "b"),
    SamplePerson("كريم منصور", "c"),
    SamplePerson("Lucía Romero", "d"),
    SamplePerson("Rui Martins", "e"),
    SamplePerson("", "f", erased_at="2026-11-18"),
)


class SampleForm(forms.Form):
    """One field of each kind."""

    CHOICES = (("post", "By post"), ("pickup", "At the market"), ("hand", "By hand"))

    name = forms.CharField(label="Your name", help_text="As it stands on your letter box.")
    price = forms.DecimalField(label="Price", min_value=1, required=False)
    about = forms.CharField(label="About you", widget=forms.Textarea, required=False)
    place = forms.ChoiceField(label="Place", choices=CHOICES)
    delivery = forms.ChoiceField(label="Delivery", choices=CHOICES, widget=forms.RadioSelect)
    languages = forms.MultipleChoiceField(
        label="Languages",
        choices=(("es", "Español"), ("ar", "العربية")),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    picture = forms.FileField(label="Photo", required=False)
    agrees = forms.BooleanField(label="I have read the terms of use.")


@allow(Audience.PUBLIC)
class StyleguideView(View):
    """Only routed where ``settings.STYLEGUIDE`` is on: never in production."""

    def get(self, request: HttpRequest) -> HttpResponse:
        messages.success(request, "Your order is on its way.")
        messages.error(request, "This is sold out. Nothing was ordered.")
        context = {
            "form": SampleForm(prefix="fresh", initial={"delivery": "post"}),
            "refused": SampleForm({"refused-price": "0"}, prefix="refused"),
            "filters": SampleForm(prefix="filters"),
            "icons": ICONS,
            "drawings": DRAWINGS,
            "colours": COLOURS,
            "people": PEOPLE,
            "rows": [("XMWFVQ", "17,20 €", "paid"), ("CQXRDS", "4,80 €", "not paid")],
        }
        return render(request, "styleguide/styleguide.html", context)
