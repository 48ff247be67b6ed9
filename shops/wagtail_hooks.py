from wagtail import hooks
from wagtail.permissions import register_permission_policy

from shops.models import Shop
from shops.viewsets import ReviewPolicy, ShopViewSet

register_permission_policy(Shop, ReviewPolicy(Shop))


@hooks.register("register_admin_viewset")
def shops_in_the_menu():
    return ShopViewSet()
