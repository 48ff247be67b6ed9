import pytest
from django.template import Context, Template
from django.test import RequestFactory

from core import slots


@pytest.fixture
def place(monkeypatch):
    """Return the name of a slot nobody fills; what the test fills is forgotten afterwards."""
    name = "tests_place"
    yield name
    slots._fragments.pop(name, None)


def printed(name, about=None):
    template = Template("{% load slots %}<{% slot name about %}>")
    context = Context({"request": RequestFactory().get("/"), "name": name, "about": about})
    return template.render(context)


def test_slot_that_nobody_fills_prints_nothing(place):
    assert printed(place) == "<>"


def test_slot_prints_its_fragments_in_order_and_leaves_out_the_empty(place):
    asked = []
    for order, values in ((60, {"messages": []}), (40, None), (50, {})):

        @slots.fill(place, template="forms/form.html", order=order)
        def compose(request, about, order=order, values=values):
            asked.append((order, about))
            return values

    printed(place, "a page")

    assert asked == [(40, "a page"), (50, "a page"), (60, "a page")]


def test_fragments_hands_out_a_copy(place):
    slots.fill(place, template="forms/form.html")(lambda request, about: None)

    slots.fragments(place).clear()

    assert [fragment.template for fragment in slots.fragments(place)] == ["forms/form.html"]
