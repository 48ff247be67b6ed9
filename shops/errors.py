"""What can go wrong in a shop, each with one plain sentence."""

from django.utils.translation import gettext_lazy as _

from core.errors import DomainError


class ShopIncomplete(DomainError):
    """Something of the opening list is missing. Data: ``items``, the labels in a row; ``missing``."""

    code = "shops.incomplete"
    message = _("Your shop cannot open yet. Still missing: %(items)s.")


class ReasonMissing(DomainError):
    code = "shops.reason-missing"
    message = _("Please write the reason. The other person will read it.")
    field = "reason"


class ProductIncomplete(DomainError):
    """A product without picture cannot be published. Data: ``title``."""

    code = "shops.product-incomplete"
    message = _("“%(title)s” needs a picture before people can buy it.")
    field = "picture"


class TooManyPictures(DomainError):
    code = "shops.too-many-pictures"
    message = _("A product can have %(most)s pictures at most.")
    field = "picture"


class NotForSale(DomainError):
    """The product or its shop takes no orders now. Data: ``title``."""

    code = "shops.not-for-sale"
    message = _("“%(title)s” is not for sale right now.")


class SoldOut(DomainError):
    code = "shops.sold-out"
    message = _("Sorry, “%(title)s” is sold out. We have not ordered anything.")
    field = "quantity"


class NotEnough(DomainError):
    """Fewer left than wanted. Data: ``title``, ``left``."""

    code = "shops.not-enough"
    message = _("Sorry, there are only %(left)s of “%(title)s” left. Please take fewer.")
    field = "quantity"


class CartFull(DomainError):
    code = "shops.cart-full"
    message = _("Your basket is full. It can hold %(most)s different products.")


class CartEmpty(DomainError):
    code = "shops.cart-empty"
    message = _("Your basket is empty.")


class DeliveryMissing(DomainError):
    code = "shops.delivery-missing"
    message = _("Please choose how you get your things.")
    field = "delivery"


class PaymentNotPossible(DomainError):
    code = "shops.payment-not-possible"
    message = _("This way to pay does not fit. Please choose another one.")
    field = "payment"


class AddressMissing(DomainError):
    code = "shops.address-missing"
    message = _("We need your address to bring you the order.")
    field = "street"


class TotalChanged(DomainError):
    """The total is not the one the buyer saw. Data: ``old`` and ``new``, as text with currency."""

    code = "shops.total-changed"
    message = _(
        "The price has changed from %(old)s to %(new)s. We have not ordered anything. "
        "Please look again and order if you agree."
    )


class OrderNotPaid(DomainError):
    code = "shops.order-not-paid"
    message = _("This order is not paid yet. Please write down the payment first.")


class StepNotPossible(DomainError):
    """A step that does not fit the way of delivery or was done before. Data: ``step``."""

    code = "shops.step-not-possible"
    message = _("This order cannot be marked as “%(step)s” now.")


class PaymentChanged(DomainError):
    """Somebody else wrote down a payment in between. Data: ``paid``, as text with currency."""

    code = "shops.payment-changed"
    message = _("Somebody has just written down a payment. Paid so far: %(paid)s. Please check.")
    field = "amount"


class AmountNotPositive(DomainError):
    code = "shops.amount-not-positive"
    message = _("Please write an amount above zero.")
    field = "amount"


class WithdrawalTooLate(DomainError):
    """The time to give the order back is over. Data: ``days``."""

    code = "shops.withdrawal-too-late"
    message = _("The %(days)s days to give this order back are over. Please write to the seller.")


class WithdrawalExcluded(DomainError):
    code = "shops.withdrawal-excluded"
    message = _("These things cannot be given back. The reason stood beside the product.")
