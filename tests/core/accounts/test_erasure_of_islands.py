"""A person in the middle of everything, a mark in each of her words, and what erasure leaves."""

import pytest
from django.db import models, transaction
from django.db.utils import DatabaseError

from core.accounts.services.erasure import erase_person
from core.accounts.services.export import addresses_of, export_person
from core.privacy import Erase, holdings
from tests.core.accounts.canaries import rows_with
from tests.core.moments import NOON
from tests.factories.accounts import UserFactory
from tests.factories.courses import a_course, enrolled
from tests.factories.forum import TopicFactory, reply_to
from tests.factories.mentoring import MatchFactory, MeetingFactory, MentorFactory, NeedFactory
from tests.factories.pages import ContactMessageFactory
from tests.factories.places import MembershipFactory
from tests.factories.shops import ProductFactory, ShopFactory

MARK = "qzcanary"


@pytest.fixture
def busy_person(home):
    """Somebody who learns, sells, asks, answers, mentors and is mentored."""
    person = UserFactory(email=f"{MARK}@example.test", display_name=f"Ana {MARK}")
    enrolled(person, a_course())
    topic = TopicFactory(author=person)
    reply_to(topic, author=person)
    match = MatchFactory(need=NeedFactory(person=person))
    MeetingFactory(match=match)
    MatchFactory(mentor=MentorFactory(user=person))
    ProductFactory(shop=ShopFactory(owner=person))
    ContactMessageFactory(sender=person)
    MembershipFactory(user=person)
    _mark_every_word_of(person)
    return person


def _mark_every_word_of(person):
    addresses = addresses_of(person)
    for holding in holdings():
        for lookup in holding.lookups:
            for row in holding.rows_of(person, lookup, addresses):
                for name in holding.fields_of(lookup):
                    _mark(holding, row, name)


def _mark(holding, row, name):
    """Put the mark into one field, where type, length and constraints allow a free word."""
    field = row._meta.get_field(name)
    is_word = isinstance(field, models.CharField | models.TextField) and not field.choices
    if not is_word or field.unique or (field.max_length or 99) < len(MARK):
        return
    try:
        with transaction.atomic():
            holding.every_row.filter(pk=row.pk).update(**{name: MARK})
    except DatabaseError:
        return


def _may_stay():
    """Return ``{(table, column)}`` that the register says are kept."""
    return {
        (each.model_class._meta.db_table, each.model_class._meta.get_field(name).column)
        for each in holdings()
        if each.erase is Erase.KEEP
        for name in (*each.personal, *each.harmless)
    }


def test_erasure_leaves_her_words_only_where_the_register_says(busy_person):
    before = rows_with(MARK)

    erase_person(user_id=busy_person.pk, at=NOON)

    left = {(table, column) for table, columns in rows_with(MARK).items() for column in columns}
    assert len(before) >= 10
    assert left - _may_stay() == set()


def test_export_of_a_busy_person_is_made(busy_person):
    assert export_person(user=busy_person, at=NOON)
