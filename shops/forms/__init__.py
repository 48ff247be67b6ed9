from shops.forms.buyer import AddToCartForm, CartForm, CheckoutForm, MarketForm
from shops.forms.desk import CancelForm, PaymentRecordForm, StepForm
from shops.forms.product import ProductForm
from shops.forms.seller import (
    BasicsForm,
    DeliveryForm,
    IdentityForm,
    PaymentForm,
    PolicyForm,
    StartShopForm,
)

__all__ = [
    "AddToCartForm",
    "BasicsForm",
    "CancelForm",
    "CartForm",
    "CheckoutForm",
    "DeliveryForm",
    "IdentityForm",
    "MarketForm",
    "PaymentForm",
    "PaymentRecordForm",
    "PolicyForm",
    "ProductForm",
    "StartShopForm",
    "StepForm",
]
