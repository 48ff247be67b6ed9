"""Basket and checkout."""

from django.shortcuts import redirect, render
from django.views import View

from core import clock, limits
from core.access import Audience, allow
from core.codes import random_code
from core.errors import DomainError, add_refusal, show_refusal
from core.origin import guarded_by_origin
from shops.errors import DeliveryMissing
from shops.forms import CartForm, CheckoutForm
from shops.selectors.carts import basket_of
from shops.services.carts import change_cart
from shops.services.orders import Buyer, place_order
from shops.views.finding import TOKEN_LENGTH, own_cart, unkept


@allow(Audience.PUBLIC, note="The basket of this browser only")
@guarded_by_origin
class CartView(View):
    http_method_names = ("get", "head", "post")

    def get(self, request, slug):
        cart = own_cart(request, slug)
        basket = basket_of(cart) if cart else None
        form = CartForm(basket=basket) if basket and basket.lines else None
        return self._page(request, slug, basket, form)

    def post(self, request, slug):
        cart = own_cart(request, slug)
        if cart is None:
            return redirect("shops:cart", slug=slug)
        basket = basket_of(cart)
        form = CartForm(request.POST, basket=basket)
        if not form.is_valid():
            return self._page(request, slug, basket, form)
        limits.hit("cart.change", who=limits.who(request))
        try:
            change_cart(
                cart_id=cart.pk,
                quantities=form.quantities,
                delivery=form.delivery,
                at=clock.now(),
            )
        except DomainError as refusal:
            show_refusal(request, refusal)
            return redirect("shops:cart", slug=slug)
        if "checkout" in request.POST:
            if form.delivery:
                return redirect("shops:checkout", slug=slug)
            show_refusal(request, DeliveryMissing())
        return redirect("shops:cart", slug=slug)

    def _page(self, request, slug, basket, form):
        context = {"slug": slug, "basket": basket, "form": form}
        return unkept(render(request, "shops/cart.html", context))


@allow(Audience.PUBLIC, note="The basket of this browser only")
@guarded_by_origin
class CheckoutView(View):
    http_method_names = ("get", "head", "post")

    def get(self, request, slug):
        basket = self._basket(request, slug)
        if basket is None or not basket.lines or basket.cart.delivery is None:
            return redirect("shops:cart", slug=slug)
        user = request.user
        known = {"name": user.display_name, "email": user.email} if user.is_authenticated else {}
        form = CheckoutForm(initial=known, basket=basket)
        return self._page(request, basket, form, random_code(TOKEN_LENGTH))

    def post(self, request, slug):
        basket = self._basket(request, slug)
        if basket is None:
            return redirect("shops:cart", slug=slug)
        form = CheckoutForm(request.POST, basket=basket)
        if form.is_valid():
            limits.hit("order.place", who=limits.who(request))
            try:
                order = self._place(request, basket, form.cleaned_data)
            except DomainError as refusal:
                add_refusal(form, refusal)
                basket = self._basket(request, slug)
            else:
                return redirect("shops:order", code=order.code, secret=order.secret)
        token = form.cleaned_data.get("submit_token") or random_code(TOKEN_LENGTH)
        return self._page(request, basket, form, token)

    def _basket(self, request, slug):
        cart = own_cart(request, slug)
        return basket_of(cart) if cart else None

    def _place(self, request, basket, cleaned):
        names = ("name", "email", "street", "postal_code", "town")
        buyer = Buyer(
            **{name: cleaned[name] for name in names if name in cleaned},
            language=request.LANGUAGE_CODE,
            user=request.user if request.user.is_authenticated else None,
        )
        return place_order(
            cart_id=basket.cart.pk,
            buyer=buyer,
            payment_kind=cleaned["payment"],
            shown_cents=cleaned["shown_cents"],
            submit_token=cleaned["submit_token"],
            at=clock.now(),
        )

    def _page(self, request, basket, form, token):
        form.show(shown_cents=basket.totals.cents, submit_token=token)
        context = {
            "basket": basket,
            "shop": basket.cart.shop,
            "form": form,
            "policies": basket.cart.shop.policies.all(),
        }
        return unkept(render(request, "shops/checkout.html", context))
