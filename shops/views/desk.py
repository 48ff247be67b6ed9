"""The seller's products and orders."""

from django.contrib import messages
from django.forms import Form
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views import View

from core import clock, keyset, limits
from core.access import Audience, allow
from core.errors import DomainError, add_refusal, show_refusal
from shops.enums import FulfilmentKind, ProductState
from shops.forms import CancelForm, PaymentRecordForm, ProductForm, StepForm
from shops.selectors.orders import orders_of_shop
from shops.services import order_states
from shops.services import products as product_services
from shops.views.finding import edited_product, edited_shop, sold_order

ON_A_PAGE = 25


@allow(Audience.MEMBER)
class ShopProductsView(View):
    http_method_names = ("get", "head")

    def get(self, request, slug):
        shop = edited_shop(request, slug)
        products = shop.products.exclude(state=ProductState.ARCHIVED).prefetch_related("pictures")
        page = keyset.page(
            products,
            by=("-created_at", "-pk"),
            cursor=request.GET.get("cursor"),
            size=ON_A_PAGE,
        )
        return render(request, "shops/shop_products.html", {"shop": shop, "products": page})


class ProductFormView(View):
    """Save what was typed even when publishing is refused, so that nothing is lost."""

    http_method_names = ("get", "head", "post")

    def _saved(self, request, form, product, *, is_new=False):
        picture = form.cleaned_data["picture"]
        try:
            if picture:
                limits.hit("upload", who=limits.who(request))
                product_services.add_picture(product_id=product.pk, image=picture, is_first=is_new)
            if "publish" in request.POST:
                product_services.publish_product(
                    product_id=product.pk, by=request.user, at=clock.now()
                )
        except DomainError as refusal:
            show_refusal(request, refusal)
            return redirect("shops:edit_product", slug=product.shop.slug, code=product.code)
        messages.success(request, _("Saved."))
        if product.shop.opened_at is None and "publish" in request.POST:
            return redirect("shops:shop_desk", slug=product.shop.slug)
        return redirect("shops:shop_products", slug=product.shop.slug)


@allow(Audience.MEMBER)
class NewProductView(ProductFormView):
    def get(self, request, slug):
        shop = edited_shop(request, slug)
        context = {"shop": shop, "form": ProductForm(shop=shop)}
        return render(request, "shops/new_product.html", context)

    def post(self, request, slug):
        shop = edited_shop(request, slug)
        form = ProductForm(request.POST, request.FILES, shop=shop)
        if not form.is_valid():
            return render(request, "shops/new_product.html", {"shop": shop, "form": form})
        product = product_services.add_product(
            shop=shop, code=form.submit_code, values=form.values, at=clock.now()
        )
        return self._saved(request, form, product, is_new=True)


@allow(Audience.MEMBER)
class EditProductView(ProductFormView):
    def get(self, request, slug, code):
        product = edited_product(request, slug, code)
        return self._page(request, product, ProductForm(shop=product.shop, product=product))

    def post(self, request, slug, code):
        product = edited_product(request, slug, code)
        form = ProductForm(request.POST, request.FILES, shop=product.shop, product=product)
        if not form.is_valid():
            return self._page(request, product, form)
        product_services.change_product(
            product_id=product.pk,
            values=form.values,
            seen=form.seen,
        )
        return self._saved(request, form, product)

    def _page(self, request, product, form):
        context = {
            "shop": product.shop,
            "product": product,
            "pictures": product.pictures.all(),
            "form": form,
        }
        return render(request, "shops/edit_product.html", context)


@allow(Audience.MEMBER)
class ArchiveProductView(View):
    http_method_names = ("post",)

    def post(self, request, slug, code):
        product = edited_product(request, slug, code)
        product_services.archive_product(product_id=product.pk)
        return redirect("shops:shop_products", slug=slug)


@allow(Audience.MEMBER)
class RemovePictureView(View):
    http_method_names = ("post",)

    def post(self, request, slug, code, folder):
        product = edited_product(request, slug, code)
        picture = get_object_or_404(product.pictures, folder=folder)
        try:
            product_services.remove_picture(picture=picture)
        except DomainError as refusal:
            show_refusal(request, refusal)
        return redirect("shops:edit_product", slug=slug, code=code)


@allow(Audience.MEMBER)
class ShopOrdersView(View):
    http_method_names = ("get", "head")

    def get(self, request, slug):
        shop = edited_shop(request, slug)
        page = keyset.page(
            orders_of_shop(shop),
            by=("-placed_at", "-pk"),
            cursor=request.GET.get("cursor"),
            size=ON_A_PAGE,
        )
        return render(request, "shops/shop_orders.html", {"shop": shop, "orders": page})


def _order_page(request, order, **forms):
    done = {row.kind for row in order.fulfilments.all()}
    step = next((step for step in order.steps if step not in done), None)
    known = {"amount": order.due_cents or order.total_cents, "known_cents": order.paid_cents}
    if "payment_form" in forms:
        forms["payment_form"].show(known_cents=order.paid_cents)
    context = {
        "shop": order.shop,
        "order": order,
        "lines": order.lines.select_related("product"),
        "events": order.events.select_related("by"),
        "next_step": step,
        "payment_form": PaymentRecordForm(initial=known),
        "step_form": StepForm(initial={"step": step}),
        "cancel_form": CancelForm(),
        **forms,
    }
    return render(request, "shops/shop_order.html", context)


@allow(Audience.MEMBER)
class ShopOrderView(View):
    http_method_names = ("get", "head")

    def get(self, request, slug, code):
        return _order_page(request, sold_order(request, slug, code))


class OrderActionView(View):
    """Check one form, call one service, go back to the order; refused, show the form again."""

    http_method_names = ("post",)
    form_class: type[Form] = CancelForm
    form_name = "cancel_form"

    def call(self, order_id, by, cleaned):
        raise NotImplementedError

    def post(self, request, slug, code):
        order = sold_order(request, slug, code)
        form = self.form_class(request.POST)
        if form.is_valid():
            try:
                self.call(order.pk, request.user, form.cleaned_data)
            except DomainError as refusal:
                add_refusal(form, refusal)
            else:
                return redirect("shops:shop_order", slug=slug, code=order.code)
        return _order_page(request, sold_order(request, slug, code), **{self.form_name: form})


@allow(Audience.MEMBER)
class RecordPaymentView(OrderActionView):
    form_class = PaymentRecordForm
    form_name = "payment_form"

    def call(self, order_id, by, cleaned):
        order_states.record_payment(
            order_id=order_id,
            cents=cleaned["amount"],
            known_cents=cleaned["known_cents"],
            by=by,
            at=clock.now(),
        )


@allow(Audience.MEMBER)
class RecordRepaymentView(View):
    http_method_names = ("post",)

    def post(self, request, slug, code):
        order = sold_order(request, slug, code)
        known = order.paid_cents
        if request.POST.get("known_cents") == str(known):
            order_states.record_repayment(
                order_id=order.pk, known_cents=known, by=request.user, at=clock.now()
            )
        return redirect("shops:shop_order", slug=slug, code=order.code)


@allow(Audience.MEMBER)
class MarkStepView(OrderActionView):
    form_class = StepForm
    form_name = "step_form"

    def call(self, order_id, by, cleaned):
        order_states.mark_step(
            order_id=order_id,
            step=FulfilmentKind(cleaned["step"]),
            note=cleaned["note"],
            by=by,
            at=clock.now(),
        )


@allow(Audience.MEMBER)
class CancelOrderView(OrderActionView):
    def call(self, order_id, by, cleaned):
        order_states.cancel_order(
            order_id=order_id, reason=cleaned["reason"], by=by, at=clock.now()
        )
