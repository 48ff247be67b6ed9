"""A person in the middle of everything, a mark in each of her words, and what erasure leaves."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.db import models, transaction
from django.db.utils import DatabaseError
from django_tasks_db.models import DBTaskResult

from cece.pages.models import ContactMessage
from core.accounts.notices import ERASURE_ASKED
from core.accounts.services.consents import record_consent
from core.accounts.services.erasure import erase_person, erase_unverified
from core.accounts.services.export import addresses_of, export_person, sections_for
from core.notices.models import Mail, Notice
from core.notices.services import Guest, tell
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


def test_sign_up_nobody_confirmed_erases_nothing_that_was_told_to_the_address(db):
    half = UserFactory(
        email="bea@example.test", verified=False, date_joined=NOON - timedelta(days=8)
    )
    record_consent(user=half, document="terms", language="es", at=NOON, way="sign-up")
    bea = Guest("bea@example.test", "es")
    tell(ERASURE_ASKED, to=bea, key="order-1", at=NOON, link="/es/")
    ContactMessageFactory(address="bea@example.test")

    number = erase_unverified(at=NOON)

    assert number == 1
    assert (Notice.objects.count(), Mail.objects.count()) == (1, 1)
    assert ContactMessage.objects.count() == 1


def test_export_leaves_out_what_an_unconfirmed_address_received(db):
    person = UserFactory(email="ana@example.test", verified=False)
    ContactMessageFactory(address="ana@example.test", text=MARK)

    before = [section.holding.label for section in sections_for(person)]
    EmailAddress.objects.filter(user=person).update(verified=True)

    after = [section.holding.label for section in sections_for(person)]
    assert (before.count("pages.ContactMessage"), after.count("pages.ContactMessage")) == (0, 1)


@pytest.mark.parametrize(("name", "word"), [("Ru", "forum"), ("Rú", "perú")])
def test_erasing_somebody_with_a_short_name_drops_no_work_of_others(db, name, word):
    person = UserFactory(display_name=name)
    values = {"task_path": "none", "backend_name": "default", "run_after": NOON}
    foreign = DBTaskResult.objects.create(args_kwargs={"args": [word]}, **values)
    DBTaskResult.objects.create(args_kwargs={"args": [name]}, **values)
    DBTaskResult.objects.create(args_kwargs={"args": [f"to {person.email}"]}, **values)
    DBTaskResult.objects.create(
        args_kwargs={}, finished_at=NOON, status="FAILED", traceback=f"no {name} here", **values
    )

    erase_person(user_id=person.pk, at=NOON)

    assert list(DBTaskResult.objects.all()) == [foreign]
