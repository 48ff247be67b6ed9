from django.apps import AppConfig


class ShopsConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "shops"
    # No page for visitors shows them: writing one leaves what is kept as it is
    unseen_by_visitors = (
        "ShopMembership",
        "ShopEvent",
        "Cart",
        "CartLine",
        "Order",
        "OrderLine",
        "Payment",
        "Fulfilment",
        "OrderEvent",
    )

    def ready(self) -> None:
        import shops.notices
        import shops.tasks  # noqa: F401 - both register what follows from facts and the clock
