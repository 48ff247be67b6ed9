import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from core.accounts.models import Consent, ErasureRequest
from tests.core.moments import NOON
from tests.factories.accounts import UserFactory


def test_person_made_by_the_factory_can_sign_in(db):
    person = UserFactory(email="amina@example.test", display_name="Amina", language="ar")

    addresses = list(EmailAddress.objects.values_list("user", "email", "verified", "primary"))
    assert (str(person), person.language, addresses) == (
        "Amina",
        "ar",
        [(person.pk, "amina@example.test", True, True)],
    )


def test_people_are_found_by_address_without_regard_to_case(db):
    person = get_user_model().objects.create_user("Amina@Example.test", display_name="Amina")
    operator = get_user_model().objects.create_superuser("op@example.test", "secret")

    assert get_user_model().objects.get_by_natural_key("AMINA@EXAMPLE.TEST") == person
    assert (person.email, operator.is_superuser, operator.is_staff) == (
        "amina@example.test",
        True,
        True,
    )


def test_database_refuses_one_address_twice_in_any_case(db):
    UserFactory(email="amina@example.test")

    with pytest.raises(IntegrityError), transaction.atomic():
        UserFactory(email="AMINA@example.test")


def test_person_answers_to_every_name_that_libraries_ask_for():
    person = get_user_model()(display_name="Amina")

    names = (person.first_name, person.last_name, person.get_full_name(), person.get_short_name())
    assert names == ("Amina", "", "Amina", "Amina")


def test_rows_say_what_they_are():
    assert str(get_user_model()(code="abc")) == "abc"
    assert str(Consent(document="terms", version="1")) == "terms 1"
    assert str(ErasureRequest(user_id=7, asked_at=NOON)) == "erasure of 7"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("reading_languages", "es"),
        ("reading_languages", ["es", "es"]),
        ("reading_languages", ["xx"]),
        ("reading_languages", [{}]),
        ("time_zone", "Moon/Base"),
        ("display_name", "http://x.test"),
    ],
)
def test_person_with_a_wrong_value_is_refused(db, field, value):
    person = UserFactory(**{field: value})

    with pytest.raises(ValidationError) as refusal:
        person.full_clean()

    assert list(refusal.value.message_dict) == [field]
