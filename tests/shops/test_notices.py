from dataclasses import replace

import pytest
from django.utils.translation import override

from core.facts.worker import run_due
from core.notices.kinds import NOTICE_KINDS
from core.notices.letters import render_text
from core.notices.models import Notice
from shops.enums import DeliveryKind, FulfilmentKind, MemberRole, PaymentKind
from shops.models import ShopMembership
from shops.services import shop_states
from shops.services.order_states import (
    ask_withdrawal,
    cancel_order,
    expire_order,
    mark_step,
    record_payment,
)
from tests.core.moments import NOON
from tests.factories.accounts import UserFactory
from tests.factories.shops import (
    GUEST,
    LATER,
    DraftShopFactory,
    ProductFactory,
    cart_with,
    fill_terms,
    order_for,
    placed_order,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(shop):
    order = placed_order(ProductFactory(shop=shop, title="Soap"))
    run_due(at=NOON)
    Notice.objects.all().delete()
    return order


def _told():
    """Run what follows from the facts; return kind, receiver and words of each notice."""
    run_due(at=LATER)
    return {
        (notice.kind, notice.address or notice.receiver.email): "\n".join(_words(notice))
        for notice in Notice.objects.select_related("receiver", "fact")
    }


def _words(notice):
    kind = NOTICE_KINDS[notice.kind]
    values = {"notice": notice, **(kind.context(notice) if kind.context else {})}
    with override("en"):
        subject, paragraphs = render_text(kind.template, values)
    return [subject, *paragraphs]


def _pay(order, seller):
    record_payment(order_id=order.pk, cents=order.total_cents, known_cents=0, by=seller, at=NOON)


def test_order_placed_tells_both_sides_in_their_language(shop, seller):
    order = placed_order(ProductFactory(shop=shop, title="Soap"))

    told = _told()

    buyer = told["shops.bought", GUEST.email]
    assert buyer.startswith(f"Your order {order.code} at {shop.name}")
    assert "1 × Soap: €12.50" in buyer
    assert "Total, VAT included: €17.00" in buyer
    assert "ES91 2100 0418 4502 0005 1332" in buyer
    assert "Calle Real 5" in buyer
    assert "within 14 days" in buyer
    sold = told["shops.sold", seller.email]
    assert sold.startswith(f"New order {order.code}: €17.00")
    assert {notice.data["title"] for notice in Notice.objects.all()} == {order.code}
    links = dict(Notice.objects.values_list("kind", "link"))
    assert links["shops.bought"] == f"/en/shops/order/{order.code}/{order.secret}/"
    assert links["shops.sold"] == f"/es/sell/{shop.slug}/orders/{order.code}/"


@pytest.mark.parametrize(
    ("exception", "is_returnable", "words"),
    [
        ("none", True, "You pay for sending it back"),
        ("sealed", True, "Once you open it"),
        ("perishable", False, "Soap: You cannot send this back: it goes bad soon"),
        ("custom_made", False, "it is made only for you"),
    ],
)
def test_mails_promise_only_the_returns_there_are(shop, seller, exception, is_returnable, words):
    soap = ProductFactory(shop=shop, title="Soap", withdrawal_exception=exception)
    shop.policies.update(extra="Write to me first.")
    order = placed_order(soap, delivery=DeliveryKind.PICKUP, payment=PaymentKind.CASH)
    bought = _told()["shops.bought", GUEST.email]
    _pay(order, seller)
    mark_step(order_id=order.pk, step=FulfilmentKind.COLLECTED, by=seller, at=LATER)

    collected = _told()["shops.collected", GUEST.email]

    assert words in bought
    assert "Write to me first." in bought
    assert "for three years" in bought
    assert ("within 14 days" in bought) == is_returnable
    assert ("give it back within 14 days" in collected) == is_returnable


def test_order_taken_up_again_before_the_mail_went_was_not_cancelled(order, seller):
    expire_order(order_id=order.pk, at=order.expires_at)
    _pay(order, seller)

    told = _told_at(order.expires_at)

    assert "time to pay or to pick up is over" in told["shops.ended", GUEST.email]
    assert "Nobody paid" in told["shops.sale_ended", seller.email]


def test_order_cancelled_after_the_buyer_withdrew_says_so(order, seller, shop):
    helper = UserFactory()
    ShopMembership.objects.create(shop=shop, user=helper, role=MemberRole.HELPER, since=NOON)
    _pay(order, seller)
    ask_withdrawal(order_id=order.pk, at=LATER)
    cancel_order(order_id=order.pk, by=seller, reason="As you asked", at=LATER)

    told = _told()

    assert "As you asked" in told["shops.ended", GUEST.email]
    assert "do not have to pay" not in told["shops.ended", GUEST.email]
    assert "As you asked" in told["shops.sale_ended", helper.email]


def test_order_placed_for_pickup_says_where_and_how_to_pay(shop, seller):
    placed_order(ProductFactory(shop=shop), delivery=DeliveryKind.PICKUP, payment=PaymentKind.CASH)

    told = _told()

    assert "Market stall 4" in told["shops.bought", GUEST.email]
    assert "in cash" in told["shops.bought", GUEST.email]
    assert "mark it as ready" in told["shops.sold", seller.email]


def test_order_paid_by_transfer_and_picked_up_is_not_to_be_sent(shop, seller):
    placed_order(
        ProductFactory(shop=shop), delivery=DeliveryKind.PICKUP, payment=PaymentKind.TRANSFER
    )

    sold = _told()["shops.sold", seller.email]

    assert "mark it as ready" in sold
    assert "send it" not in sold


@pytest.mark.parametrize("is_own_address", [True, False])
def test_order_of_a_member_goes_to_the_account_or_to_the_typed_address(shop, is_own_address):
    user = UserFactory(language="fr")
    email = user.email if is_own_address else "other@example.test"
    buyer = replace(GUEST, user=user, email=email)

    order_for(cart_with(ProductFactory(shop=shop)), buyer=buyer)
    run_due(at=NOON)

    notice = Notice.objects.get(kind="shops.bought")
    assert (notice.receiver, notice.address) == (
        (user, "") if is_own_address else (None, "other@example.test")
    )
    assert notice.language == ("fr" if is_own_address else "en")


def test_facts_told_twice_are_one_notice(order, seller):
    _pay(order, seller)

    _told()
    run_due(at=LATER)

    assert Notice.objects.filter(kind="shops.paid").count() == 1


def test_order_paid_and_sent_tell_the_buyer_only(order, seller):
    _pay(order, seller)
    mark_step(order_id=order.pk, step=FulfilmentKind.SENT, by=seller, at=NOON, note="CP123")

    told = _told()

    assert set(told) == {("shops.paid", GUEST.email), ("shops.sent", GUEST.email)}
    assert "CP123" in told["shops.sent", GUEST.email]


def test_order_ready_and_collected_tell_the_buyer(shop, seller):
    order = placed_order(
        ProductFactory(shop=shop), delivery=DeliveryKind.PICKUP, payment=PaymentKind.CASH
    )
    mark_step(order_id=order.pk, step=FulfilmentKind.READY, by=seller, at=NOON)
    ready = _told()["shops.ready", GUEST.email]
    _pay(order, seller)
    mark_step(order_id=order.pk, step=FulfilmentKind.COLLECTED, by=seller, at=LATER)

    assert "You pay €12.50 in cash" in ready
    assert "give it back within 14 days" in _told()["shops.collected", GUEST.email]


def test_order_cancelled_tells_the_buyer_why_and_the_other_helpers(order, seller, shop):
    helper = UserFactory()
    ShopMembership.objects.create(shop=shop, user=helper, role=MemberRole.HELPER, since=NOON)
    _pay(order, seller)
    cancel_order(order_id=order.pk, by=seller, reason="No honey & nuts", at=LATER)

    told = _told()

    assert "No honey & nuts" in told["shops.ended", GUEST.email]
    assert "gives you €17.00 back" in told["shops.ended", GUEST.email]
    assert "No honey & nuts" in told["shops.sale_ended", helper.email]
    assert ("shops.sale_ended", seller.email) not in told


def test_order_expired_tells_both_sides(order, seller):
    expire_order(order_id=order.pk, at=order.expires_at)

    told = _told_at(order.expires_at)

    assert "time to pay or to pick up is over" in told["shops.ended", GUEST.email]
    assert "back in your shop" in told["shops.sale_ended", seller.email]


def _told_at(at):
    run_due(at=at)
    return _told()


def test_withdrawal_of_an_unpaid_order_tells_both_sides(order, seller):
    ask_withdrawal(order_id=order.pk, at=LATER)

    told = _told()

    assert "do not have to pay" in told["shops.ended", GUEST.email]
    assert "withdrawn before paying" in told["shops.sale_ended", seller.email]


def test_withdrawal_of_a_paid_order_sends_a_receipt_with_its_time(order, seller):
    _pay(order, seller)
    ask_withdrawal(order_id=order.pk, at=LATER)

    told = _told()

    receipt = told["shops.withdrawal_receipt", GUEST.email]
    assert "This is your receipt" in receipt
    assert "18 November 2026" in receipt
    assert GUEST.email in told["shops.sale_withdrawn", seller.email]


def test_shop_steps_tell_its_people(seller, settings):
    settings.SHOP_REVIEW_BEFORE_OPENING = True
    shop = DraftShopFactory(owner=seller)
    fill_terms(shop)
    ProductFactory(shop=shop)
    operator = UserFactory()
    who = {"shop_id": shop.pk, "by": operator, "at": NOON}

    shop_states.ask_to_open(shop_id=shop.pk, by=seller, at=NOON)
    shop_states.send_back_shop(reason="Say more", **who)
    sent_back = _told()["shops.shop_sent_back", seller.email]
    shop_states.ask_to_open(shop_id=shop.pk, by=seller, at=NOON)
    shop_states.accept_shop(**who)
    shop_states.suspend_shop(reason="Forged goods", **who)
    suspended = _told()["shops.shop_suspended", seller.email]
    shop_states.restore_shop(**who)

    told = _told()
    assert "Say more" in sent_back
    assert "Forged goods" in suspended
    assert "is open" in told["shops.shop_opened", seller.email]
    assert "open again" in told["shops.shop_restored", seller.email]
