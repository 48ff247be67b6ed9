"""The seller's guided list: one thing a page, each page saved, any order."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View

from core import clock, limits
from core.access import Audience, allow
from shops.enums import PaymentKind
from shops.errors import ShopIncomplete
from shops.forms import (
    BasicsForm,
    DeliveryForm,
    IdentityForm,
    PaymentForm,
    PolicyForm,
    StartShopForm,
)
from shops.models import SellerIdentity, ShopPolicy
from shops.selectors.guide import next_step_of_shop, opening_list
from shops.selectors.orders import orders_to_do
from shops.selectors.shops import shops_of
from shops.services import shop_states
from shops.services import shops as shop_services
from shops.views.finding import edited_shop, owned_shop


@allow(Audience.SIGNED_IN)
class SellView(View):
    http_method_names = ("get", "head")

    def get(self, request):
        return render(request, "shops/sell.html", {"shops": shops_of(request.user)})


@allow(Audience.SIGNED_IN)
class StartShopView(View):
    http_method_names = ("get", "head", "post")

    def get(self, request):
        form = StartShopForm(initial={"territory": request.user.territory_id})
        return render(request, "shops/start_shop.html", {"form": form})

    def post(self, request):
        form = StartShopForm(request.POST)
        if not form.is_valid():
            return render(request, "shops/start_shop.html", {"form": form})
        limits.hit("shop.start", who=limits.who(request))
        shop = shop_services.start_shop(user=request.user, at=clock.now(), **form.cleaned_data)
        return redirect("shops:shop_desk", slug=shop.slug)


def _guide(shop):
    """Return what the list of steps shows: the steps, and the first one that is not done."""
    steps = opening_list(shop)
    next_step = next((step for step in steps if not step.is_done), None)
    return {"shop": shop, "steps": steps, "next_step": next_step, "is_ready": next_step is None}


@allow(Audience.MEMBER)
class ShopDeskView(View):
    """The list while the shop is prepared; the orders to do once it has opened."""

    http_method_names = ("get", "head")

    def get(self, request, slug):
        shop = edited_shop(request, slug)
        context = {"shop": shop}
        if shop.opened_at is None:
            return render(request, "shops/guide.html", _guide(shop))
        return render(request, "shops/shop_desk.html", context | {"orders": orders_to_do(shop)})


class StepView(View):
    """One page of the list. Subclasses say which form, what it begins with and which service saves it."""

    http_method_names = ("get", "head", "post")
    find = staticmethod(owned_shop)
    template = "shops/shop_step.html"

    def form(self, shop, data=None):
        raise NotImplementedError

    def save(self, shop, form):
        raise NotImplementedError

    def get(self, request, slug):
        shop = self.find(request, slug)
        return self._page(request, shop, self.form(shop))

    def post(self, request, slug):
        shop = self.find(request, slug)
        form = self.form(shop, request.POST)
        if not form.is_valid():
            return self._page(request, self.find(request, slug), form)
        self.save(shop, form)
        messages.success(request, _("Saved."))
        step = next_step_of_shop(shop) if shop.opened_at is None else None
        return redirect(step.route if step else "shops:shop_desk", slug=shop.slug)

    def _page(self, request, shop, form):
        context = {"shop": shop, "form": form, "heading": self.get_heading()}
        return render(request, self.template, context)

    def get_heading(self):
        raise NotImplementedError


@allow(Audience.MEMBER)
class ShopBasicsView(StepView):
    find = staticmethod(edited_shop)

    def form(self, shop, data=None):
        return BasicsForm(data, instance=shop)

    def save(self, shop, form):
        shop_services.save_basics(shop_id=shop.pk, values=form.cleaned_data)

    def get_heading(self):
        return _("Name and what I sell")


@allow(Audience.MEMBER, note="The owner only")
class ShopIdentityView(StepView):
    def form(self, shop, data=None):
        identity = SellerIdentity.objects.filter(shop=shop).first()
        user = self.request.user
        known = None if identity else {"legal_name": user.display_name, "email": user.email}
        return IdentityForm(data, instance=identity, initial=known)

    def save(self, shop, form):
        shop_services.save_identity(shop=shop, values=form.cleaned_data)

    def get_heading(self):
        return _("Who I am")


@allow(Audience.MEMBER)
class ShopDeliveryView(StepView):
    find = staticmethod(edited_shop)
    template = "shops/shop_delivery.html"

    def form(self, shop, data=None):
        transfer = shop.payment_methods.filter(kind=PaymentKind.TRANSFER)
        return DeliveryForm(
            data,
            initial=DeliveryForm.initial_for(shop),
            has_transfer=not shop.is_public or transfer.exists(),
        )

    def save(self, shop, form):
        shop_services.save_delivery(shop=shop, options=form.options)

    def get_heading(self):
        return _("Delivery or pickup")


@allow(Audience.MEMBER, note="The owner only")
class ShopPaymentView(StepView):
    def form(self, shop, data=None):
        identity = getattr(shop, "identity", None)
        known = {"holder": identity.legal_name if identity else ""}
        known |= PaymentForm.initial_for(shop) or {"transfer": True}
        kinds = shop.delivery_options.values_list("kind", flat=True)
        return PaymentForm(data, initial=known, delivery_kinds=kinds)

    def save(self, shop, form):
        shop_services.save_payment(shop=shop, methods=form.methods)

    def get_heading(self):
        return _("How I get paid")


@allow(Audience.MEMBER, note="The owner only")
class ShopPoliciesView(StepView):
    template = "shops/shop_policies.html"

    def form(self, shop, data=None):
        policy = ShopPolicy.objects.filter(shop=shop).first()
        known = {"accepted": True} if policy else None
        return PolicyForm(data, instance=policy, initial=known)

    def save(self, shop, form):
        shop_services.save_policy(
            shop=shop,
            preset=form.cleaned_data["preset"],
            extra=form.cleaned_data["extra"],
            at=clock.now(),
        )

    def get_heading(self):
        return _("My rules for returns")


class ShopStateView(View):
    """Move the owner's shop one step; an uncaught refusal becomes a message."""

    http_method_names = ("post",)
    service = staticmethod(shop_states.pause_shop)

    def post(self, request, slug):
        shop = owned_shop(request, slug)
        type(self).service(shop_id=shop.pk, by=request.user, at=clock.now())
        return redirect("shops:shop_desk", slug=slug)


@allow(Audience.MEMBER, note="The owner only")
class OpenShopView(View):
    http_method_names = ("post",)

    def post(self, request, slug):
        shop = owned_shop(request, slug)
        try:
            shop_states.ask_to_open(shop_id=shop.pk, by=request.user, at=clock.now())
        except ShopIncomplete as refusal:
            context = {**_guide(shop), "refusal": refusal}
            return render(request, "shops/guide.html", context, status=409)
        return redirect("shops:shop_desk", slug=slug)


@allow(Audience.MEMBER, note="The owner only")
class PauseShopView(ShopStateView):
    service = staticmethod(shop_states.pause_shop)


@allow(Audience.MEMBER, note="The owner only")
class ResumeShopView(ShopStateView):
    service = staticmethod(shop_states.resume_shop)
