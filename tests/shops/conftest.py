import pytest

from tests.factories.accounts import UserFactory
from tests.factories.shops import ShopFactory


@pytest.fixture
def seller(db):
    return UserFactory(language="es", display_name="Amina Benali")


@pytest.fixture
def shop(seller):
    return ShopFactory(owner=seller)


@pytest.fixture
def desk(client, seller):
    """A client that is signed in as the seller."""
    client.force_login(seller)
    return client
