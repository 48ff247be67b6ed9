import pytest
from django.contrib.auth.models import Permission

from shops.enums import ShopState
from shops.models import Shop
from tests.factories.accounts import SuperUserFactory, UserFactory
from tests.factories.places import TerritoryFactory
from tests.factories.shops import DraftShopFactory, ProductFactory, ShopFactory, fill_terms

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(client):
    client.force_login(SuperUserFactory())
    return client


def _waiting():
    shop = DraftShopFactory(state=ShopState.SUBMITTED)
    fill_terms(shop)
    ProductFactory(shop=shop)
    return shop


def _decide(client, shop, decision, reason=""):
    return client.post(
        f"/cms/shop_review/edit/{shop.pk}/", {"decision": decision, "reason": reason}
    )


@pytest.mark.parametrize("shops", [1, 3])
def test_list_of_shops_costs_the_same_for_many(operator, shops, django_assert_num_queries):
    for number in range(shops):
        ShopFactory(territory=TerritoryFactory(name=f"Town {number}"))
    operator.get("/cms/shop_review/")

    with django_assert_num_queries(7):
        operator.get("/cms/shop_review/")


def test_operator_lists_and_reads_shops(operator):
    shop = _waiting()

    listed = operator.get("/cms/shop_review/").content.decode()
    read = operator.get(f"/cms/shop_review/inspect/{shop.pk}/")

    assert shop.name in listed
    assert read.status_code == 200


@pytest.mark.parametrize(
    ("make", "decision", "reason", "state"),
    [
        (_waiting, "accept", "", ShopState.OPEN),
        (_waiting, "send_back", "Say more", ShopState.DRAFT),
        (ShopFactory, "suspend", "Forged goods", ShopState.SUSPENDED),
        (
            lambda: ShopFactory(state=ShopState.SUSPENDED, state_reason="x"),
            "restore",
            "",
            ShopState.OPEN,
        ),
    ],
)
def test_operator_decides(operator, make, decision, reason, state):
    shop = make()

    response = _decide(operator, shop, decision, reason)

    assert response.status_code == 302
    assert Shop.objects.get().state == state


@pytest.mark.parametrize(
    ("decision", "field"), [("suspend", "reason"), ("restore", "__all__"), ("close", "decision")]
)
def test_operator_refusal_stands_beside_the_field(operator, decision, field):
    shop = ShopFactory()

    response = _decide(operator, shop, decision)

    assert field in response.context["form"].errors
    assert Shop.objects.get().state == ShopState.OPEN


@pytest.mark.parametrize("address", ["new/", "delete/{pk}/"])
def test_operator_neither_adds_nor_deletes_shops(operator, address):
    shop = ShopFactory()

    response = operator.post(f"/cms/shop_review/{address.format(pk=shop.pk)}")

    assert response.status_code in {302, 404}
    assert Shop.objects.count() == 1


@pytest.mark.parametrize(("right", "state"), [(None, "open"), ("review_shop", "suspended")])
def test_staff_needs_the_right_to_decide(client, right, state):
    staff = UserFactory(is_staff=True)
    staff.user_permissions.add(Permission.objects.get(codename="access_admin"))
    if right:
        staff.user_permissions.add(Permission.objects.get(codename=right))
    client.force_login(staff)
    shop = ShopFactory()

    _decide(client, shop, "suspend", "x")

    assert Shop.objects.get().state == state
