"""The journey ticks itself from facts."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from cece.links.journey import STEPS, journey_of
from core import facts
from shops.facts import SHOP_OPENED
from tests.factories.accounts import UserFactory

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def _happened(kind, person, key="1", at=NOON):
    with transaction.atomic():
        facts.record(kind, subject=person, key=f"{kind.key}:{key}", at=at)


def test_journey_of_newcomer_begins_with_learning(db):
    person = UserFactory()

    journey = journey_of(person)

    assert [(stage.step.key, stage.done_at, stage.is_next) for stage in journey] == [
        ("learn", None, True),
        ("plan", None, False),
        ("open", None, False),
        ("sell", None, False),
        ("ask", None, False),
        ("grow", None, False),
    ]


def test_journey_ticks_a_step_done_out_of_order(db):
    person = UserFactory()
    _happened(SHOP_OPENED, person)

    done = {stage.step.key: stage.done_at for stage in journey_of(person) if stage.done_at}

    assert done == {"open": NOON}


def test_journey_keeps_the_first_time(db):
    person = UserFactory()
    _happened(SHOP_OPENED, person)
    _happened(SHOP_OPENED, person, key="2", at=NOON.replace(day=9))

    done = [stage.done_at for stage in journey_of(person) if stage.done_at]

    assert done == [NOON]


def test_journey_ignores_what_others_did(db):
    _happened(SHOP_OPENED, UserFactory())

    assert [stage for stage in journey_of(UserFactory()) if stage.done_at] == []


def test_journey_walked_to_its_end_has_no_next_step(db):
    person = UserFactory()
    for step in STEPS:
        _happened(step.ticked_by, person)

    assert [stage for stage in journey_of(person) if stage.is_next] == []


@pytest.mark.parametrize("number", [1, 3])
def test_journey_costs_one_query(db, django_assert_num_queries, number):
    person = UserFactory()
    for step in STEPS[:number]:
        _happened(step.ticked_by, person)

    with django_assert_num_queries(1):
        journey_of(person)
