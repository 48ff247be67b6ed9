"""What a buyer sees of her order afterwards, by the secret link in her mail."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect, render
from django.views import View

from core import clock, limits
from core.access import Audience, allow
from core.errors import DomainError, show_refusal
from core.origin import guarded_by_origin
from core.qr import epc
from shops.enums import PaymentKind
from shops.selectors.orders import order_by_secret, pays_by, withdrawal_ends_at
from shops.services.order_states import ask_withdrawal
from shops.views.finding import unkept


def _order(code, secret):
    order = order_by_secret(code, secret)
    if order is None:
        raise Http404
    return order


def _transfer_code(order):
    """Return the QR code banking apps read, or None when there is nothing to transfer."""
    if order.payment_kind != PaymentKind.TRANSFER or not order.is_live or order.is_paid:
        return None
    account = order.terms["payment"]
    return epc(
        name=account["holder"],
        iban=account["iban"],
        cents=order.due_cents,
        reference=order.code,
    )


@allow(Audience.SECRET)
class OrderView(View):
    http_method_names = ("get", "head")

    def get(self, request, code, secret):
        order = _order(code, secret)
        ends_at = withdrawal_ends_at(order)
        context = {
            "order": order,
            "transfer_code": _transfer_code(order),
            "pay_by": pays_by(order, grace=settings.SHOP_PAY_GRACE_DAYS),
            "withdrawal_ends_at": ends_at,
            "can_withdraw": order.is_live
            and not order.withdrawal_asked_at
            and (ends_at is None or (order.can_be_given_back and clock.now() <= ends_at)),
        }
        return unkept(render(request, "shops/order.html", context))


@allow(Audience.SECRET)
@guarded_by_origin
class WithdrawView(View):
    http_method_names = ("get", "head", "post")

    def get(self, request, code, secret):
        order = _order(code, secret)
        return unkept(render(request, "shops/withdraw.html", {"order": order}))

    def post(self, request, code, secret):
        order = _order(code, secret)
        limits.hit("order.message", who=limits.who(request))
        try:
            ask_withdrawal(order_id=order.pk, at=clock.now())
        except DomainError as refusal:
            show_refusal(request, refusal)
        return redirect("shops:order", code=order.code, secret=order.secret)
