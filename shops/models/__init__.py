from shops.models.cart import Cart, CartLine
from shops.models.order import Order, OrderLine
from shops.models.order_rows import Fulfilment, OrderEvent, Payment
from shops.models.product import Product, ProductPicture
from shops.models.shop import SellerIdentity, Shop, ShopEvent, ShopMembership
from shops.models.terms import DeliveryOption, PaymentMethod, ShopPolicy

__all__ = [
    "Cart",
    "CartLine",
    "DeliveryOption",
    "Fulfilment",
    "Order",
    "OrderEvent",
    "OrderLine",
    "Payment",
    "PaymentMethod",
    "Product",
    "ProductPicture",
    "SellerIdentity",
    "Shop",
    "ShopEvent",
    "ShopMembership",
    "ShopPolicy",
]
