import pytest
from django.db import transaction

from core import facts
from core.facts.models import Fact, Reaction
from tests.core.facts.kinds import NOON, TEA_MADE, record_tea
from tests.factories.accounts import UserFactory


def test_record_writes_the_fact_and_queues_what_follows(db):
    person = UserFactory()

    fact = record_tea(subject=person, about=person, value=2, data={"cups": 2})

    assert (fact.subject, fact.actor, fact.object_type) == (person, person, "accounts.user")
    assert fact.object_id == str(person.pk)
    assert (fact.value, fact.data, str(fact)) == (2, {"cups": 2}, "tests.tea_made tea")
    handlers = fact.reactions.values_list("handler", "due_at", "state")
    assert list(handlers) == [("tests.core.facts.kinds.serve_tea", NOON, "waiting")]


def test_record_twice_queues_once(db):
    record_tea()
    record_tea()

    assert (Fact.objects.count(), Reaction.objects.count()) == (1, 1)
    assert str(Reaction.objects.get()).startswith("tests.core.facts.kinds.serve_tea after ")


def test_record_refuses_undeclared_data(db):
    with pytest.raises(ValueError, match="does not declare the data \\['name'\\]"):
        record_tea(data={"name": "Amina"})

    assert Fact.objects.count() == 0


@pytest.mark.parametrize("cups", ["Amina wants two", "amina@example.test", "x" * 65, 1.5, ["a b"]])
def test_record_refuses_text_of_people(db, cups):
    with pytest.raises(ValueError, match="cups may hold a key, a code or a whole number only"):
        record_tea(data={"cups": cups})

    assert Fact.objects.count() == 0


@pytest.mark.parametrize("cups", [None, 2, True, "two-cups", "es/CT", ""])
def test_record_takes_keys_and_numbers(db, cups):
    assert record_tea(data={"cups": cups}).data == {"cups": cups}


@pytest.mark.django_db(transaction=True)
def test_record_outside_a_transaction_is_refused():
    with pytest.raises(transaction.TransactionManagementError):
        record_tea()

    assert Fact.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_rolled_back_transaction_leaves_nothing():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record_tea(value=record_tea(key="first").pk // 0)

    assert (Fact.objects.count(), Reaction.objects.count()) == (0, 0)


def test_kind_is_declared_once():
    with pytest.raises(ValueError, match="is declared twice"):
        facts.Kind(TEA_MADE.key, "Tea again")


def test_record_says_when_nobody_acted(db):
    fact = record_tea(subject=UserFactory(), actor=None)

    assert fact.actor is None
