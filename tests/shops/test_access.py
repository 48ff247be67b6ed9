import pytest
from django.contrib.auth.models import AnonymousUser

from core.privacy import HOLDINGS, Erase
from shops.enums import MemberRole, ShopState
from shops.models import DeliveryOption, Order, Product, Shop, ShopMembership
from tests.core.moments import NOON
from tests.factories.accounts import UserFactory
from tests.factories.shops import DraftShopFactory, ProductFactory, ShopFactory, placed_order

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


def test_visitors_own_and_edit_nothing():
    placed_order()

    assert not Shop.objects.editable_by(NOBODY).exists()
    assert not Shop.objects.owned_by(NOBODY).exists()
    assert not Product.objects.editable_by(NOBODY).exists()
    assert not Order.objects.editable_by(NOBODY).exists()
    assert not Order.objects.visible_to(NOBODY).exists()


def test_orders_are_seen_by_buyer_and_seller_only(shop, seller):
    order = placed_order(ProductFactory(shop=shop))
    buyer = UserFactory()
    Order.objects.update(buyer=buyer)

    assert list(Order.objects.visible_to(seller)) == [order]
    assert list(Order.objects.visible_to(buyer)) == [order]
    assert list(Order.objects.editable_by(buyer)) == []
    assert list(Order.objects.visible_to(UserFactory())) == []


def test_shops_and_products_are_seen_once_by_many_members(shop, seller):
    helper = UserFactory()
    ShopMembership.objects.create(shop=shop, user=helper, role=MemberRole.HELPER, since=NOON)
    product = ProductFactory(shop=shop)

    for member in (seller, helper):
        assert list(Shop.objects.visible_to(member)) == [shop]
        assert list(Product.objects.visible_to(member)) == [product]
        assert list(Product.objects.editable_by(member)) == [product]
    assert list(Shop.objects.owned_by(helper)) == []


def test_rows_of_an_owner_are_hers_to_erase_and_not_a_helpers(shop, seller):
    helper = UserFactory()
    ShopMembership.objects.create(shop=shop, user=helper, role=MemberRole.HELPER, since=NOON)

    for model, rows in [("shops.shop", [shop]), ("shops.deliveryoption", None)]:
        holding = HOLDINGS[model]
        expected = rows or list(DeliveryOption.objects.all())
        assert list(holding.rows_of(seller, "", ())) == expected
        assert list(holding.rows_of(helper, "", ())) == []


def test_orders_outlive_their_people():
    kept = {name for name, holding in HOLDINGS.items() if holding.erase is Erase.KEEP}

    assert {"shops.order", "shops.orderline", "shops.payment", "shops.selleridentity"} <= kept


@pytest.mark.parametrize(
    ("make", "state"), [(ShopFactory, ShopState.SUSPENDED), (DraftShopFactory, ShopState.DRAFT)]
)
def test_shop_of_an_erased_owner_leaves_the_market(make, state):
    shop = make()
    blank = HOLDINGS["shops.shop"].blank

    for name, value in blank.items():
        setattr(shop, name, value(shop) if callable(value) else value)
    shop.save()

    shop.refresh_from_db()
    assert (shop.state, shop.about) == (state, "")
