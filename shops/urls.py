from django.urls import path

from shops.views import bought, checkout, desk, market, sell

app_name = "shops"
urlpatterns = [
    path("sell/", sell.SellView.as_view(), name="sell"),
    path("sell/start/", sell.StartShopView.as_view(), name="start_shop"),
    path("sell/<slug:slug>/", sell.ShopDeskView.as_view(), name="shop_desk"),
    path("sell/<slug:slug>/basics/", sell.ShopBasicsView.as_view(), name="shop_basics"),
    path("sell/<slug:slug>/identity/", sell.ShopIdentityView.as_view(), name="shop_identity"),
    path("sell/<slug:slug>/delivery/", sell.ShopDeliveryView.as_view(), name="shop_delivery"),
    path("sell/<slug:slug>/payment/", sell.ShopPaymentView.as_view(), name="shop_payment"),
    path("sell/<slug:slug>/policies/", sell.ShopPoliciesView.as_view(), name="shop_policies"),
    path("sell/<slug:slug>/open/", sell.OpenShopView.as_view(), name="open_shop"),
    path("sell/<slug:slug>/pause/", sell.PauseShopView.as_view(), name="pause_shop"),
    path("sell/<slug:slug>/resume/", sell.ResumeShopView.as_view(), name="resume_shop"),
    path("sell/<slug:slug>/products/", desk.ShopProductsView.as_view(), name="shop_products"),
    path("sell/<slug:slug>/products/new/", desk.NewProductView.as_view(), name="new_product"),
    path(
        "sell/<slug:slug>/products/<slug:code>/",
        desk.EditProductView.as_view(),
        name="edit_product",
    ),
    path(
        "sell/<slug:slug>/products/<slug:code>/archive/",
        desk.ArchiveProductView.as_view(),
        name="archive_product",
    ),
    path(
        "sell/<slug:slug>/products/<slug:code>/pictures/<slug:folder>/remove/",
        desk.RemovePictureView.as_view(),
        name="remove_picture",
    ),
    path("sell/<slug:slug>/orders/", desk.ShopOrdersView.as_view(), name="shop_orders"),
    path("sell/<slug:slug>/orders/<slug:code>/", desk.ShopOrderView.as_view(), name="shop_order"),
    path(
        "sell/<slug:slug>/orders/<slug:code>/paid/",
        desk.RecordPaymentView.as_view(),
        name="record_payment",
    ),
    path(
        "sell/<slug:slug>/orders/<slug:code>/repaid/",
        desk.RecordRepaymentView.as_view(),
        name="record_repayment",
    ),
    path(
        "sell/<slug:slug>/orders/<slug:code>/step/",
        desk.MarkStepView.as_view(),
        name="mark_step",
    ),
    path(
        "sell/<slug:slug>/orders/<slug:code>/cancel/",
        desk.CancelOrderView.as_view(),
        name="cancel_order",
    ),
    path("shops/", market.MarketView.as_view(), name="market"),
    path("shops/order/<slug:code>/<slug:secret>/", bought.OrderView.as_view(), name="order"),
    path(
        "shops/order/<slug:code>/<slug:secret>/withdraw/",
        bought.WithdrawView.as_view(),
        name="withdraw",
    ),
    path("shops/<slug:slug>/", market.StorefrontView.as_view(), name="storefront"),
    path("shops/<slug:slug>/cart/", checkout.CartView.as_view(), name="cart"),
    path("shops/<slug:slug>/checkout/", checkout.CheckoutView.as_view(), name="checkout"),
    path("shops/<slug:slug>/<slug:product_slug>/", market.ProductView.as_view(), name="product"),
    path(
        "shops/<slug:slug>/<slug:product_slug>/add/",
        market.AddToCartView.as_view(),
        name="add_to_cart",
    ),
]
