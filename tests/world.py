"""Where every address of the access map leads in the demo: whose it is, and what fills its places.

The demo is the world: two of most things, owned by different people, in the middle of their lives.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from django.urls import reverse

from cece.demo import loading
from core.facts import worker
from core.notices.links import unsubscribe_path
from core.notices.models import Notice
from courses.models import Activity, Attempt, Certificate, Enrolment
from forum.models import Report, Topic
from mentoring.models import Match, Meeting, MentorProfile, Need
from shops.models import Order, Product, ProductPicture, Shop

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Place:
    """One address of the map in the world: ``owner`` may call it, ``kwargs`` fill its places."""

    owner: Any
    kwargs: dict[str, Any] = field(default_factory=dict)


def load() -> dict[str, Place]:
    """Load the demo, let its worker run, and return the places of all own addresses by name."""
    people = loading.load(at=NOON)
    worker.run_due(at=NOON + timedelta(minutes=1))
    return {
        **_of_people(people),
        **_of_courses(people),
        **_of_shops(people),
        **_of_mentoring(people),
        **_of_forum(people),
    }


def address(name: str, kwargs: dict[str, Any]) -> str:
    """Return the path of ``name`` in the active language."""
    return reverse(name, kwargs=kwargs)


def _of_people(people: dict[str, Any]) -> dict[str, Place]:
    amina, operator = people["amina"], people["operator"]
    notice = Notice.objects.filter(receiver=amina).first()
    stop = unsubscribe_path(receiver=amina, address="", kind="links.welcome", language="es")
    token = stop.split("/unsubscribe/")[1].split("/")[0]
    own = (
        *("links:dashboard", "accounts:profile", "accounts:sign_in_settings", "accounts:privacy"),
        *("accounts:confirm_by_mail", "accounts:leave_everywhere", "accounts:export"),
        *("accounts:erase", "accounts:keep_account", "accounts:consents"),
        *("notices:inbox", "notices:read_all", "notices:preferences"),
        *("pages:search", "pages:send_message", "pages:switch_language", "pages:new_pages"),
        *("site:livez", "site:readyz", "site:sitemap", "site:robots", "site:cms_login"),
    )
    return {
        **{name: Place(amina) for name in own},
        "notices:open_notice": Place(amina, {"code": notice.code}),
        "unsubscribe": Place(amina, {"token": token}),
        "account_signup": Place(None),
        "styleguide": Place(None),
        "failed_work": Place(operator),
        "try_again": Place(operator, {"queue": "reactions", "pk": 1}),
    }


def _of_courses(people: dict[str, Any]) -> dict[str, Place]:
    diego, amina = people["diego"], people["amina"]
    course = {"course_key": Enrolment.objects.get(learner=diego).course_key}
    activities = Activity.objects.filter(**course)
    lesson = activities.filter(block_id="").first()
    quiz = activities.exclude(block_id="").first()
    certificate = {"code": Certificate.objects.get(learner=amina).code}
    in_lesson = {**course, "lesson_key": lesson.lesson_key}
    return {
        "courses:learn_page": Place(None, {"path": "abrir-una-tienda-en-linea/"}),
        "courses:my_courses": Place(diego),
        "courses:my_course": Place(diego, course),
        "courses:enrol": Place(diego, course),
        "courses:complete_lesson": Place(diego, in_lesson),
        "courses:quiz": Place(
            diego, {**course, "lesson_key": quiz.lesson_key, "block_id": quiz.block_id}
        ),
        "courses:attempt": Place(
            amina, {"code": Attempt.objects.filter(enrolment__learner=amina).first().code}
        ),
        "courses:certificate": Place(amina, certificate),
        "courses:certificate_pdf": Place(amina, certificate),
        "verify_certificate": Place(None, certificate),
    }


def _of_shops(people: dict[str, Any]) -> dict[str, Place]:
    amina = people["amina"]
    shop = Shop.objects.get(memberships__user=amina)
    product = Product.objects.filter(shop=shop).order_by("pk").first()
    picture = ProductPicture.objects.filter(product=product).first()
    order = Order.objects.filter(shop=shop).order_by("-placed_at").first()
    slug = {"slug": shop.slug}
    of_shop = (
        *("shop_desk", "shop_basics", "shop_identity", "shop_delivery", "shop_payment"),
        *("shop_policies", "open_shop", "pause_shop", "resume_shop", "shop_products"),
        *("new_product", "shop_orders", "storefront", "cart", "checkout"),
    )
    of_order = ("shop_order", "record_payment", "record_repayment", "mark_step", "cancel_order")
    of_product = ("edit_product", "archive_product")
    secret = {"code": order.code, "secret": order.secret}
    window = {**slug, "product_slug": product.slug}
    return {
        "shops:sell": Place(amina),
        "shops:start_shop": Place(amina),
        "shops:market": Place(amina),
        **{f"shops:{name}": Place(amina, slug) for name in of_shop},
        **{f"shops:{name}": Place(amina, {**slug, "code": order.code}) for name in of_order},
        **{f"shops:{name}": Place(amina, {**slug, "code": product.code}) for name in of_product},
        "shops:remove_picture": Place(
            amina, {**slug, "code": product.code, "folder": picture.folder}
        ),
        "shops:order": Place(None, secret),
        "shops:withdraw": Place(None, secret),
        "shops:product": Place(None, window),
        "shops:add_to_cart": Place(None, window),
    }


def _of_mentoring(people: dict[str, Any]) -> dict[str, Place]:
    amina, lucia, rui = people["amina"], people["lucia"], people["rui"]
    meeting = Meeting.objects.filter(match__need__person=amina).latest("starts_at")
    waiting = Match.objects.get(mentor__user=rui, state="requested")
    need = Need.objects.get(person=people["joao"])
    mentor = MentorProfile.objects.get(user=lucia)
    own = ("mentors", "offer", "pause", "resume", "mine", "need", "desk")
    of_match = ("match", "accept", "decline", "withdraw", "end", "propose")
    of_meeting = ("meeting", "agree", "move", "cancel", "invitation")
    return {
        **{f"mentoring:{name}": Place(lucia) for name in own},
        **{f"mentoring:{name}": Place(rui, {"code": waiting.code}) for name in of_match},
        **{f"mentoring:{name}": Place(amina, {"code": meeting.code}) for name in of_meeting},
        "mentoring:mentor": Place(amina, {"code": lucia.code}),
        "mentoring:unblock": Place(lucia, {"code": amina.code}),
        "mentoring:shortlist": Place(need.person, {"code": need.code}),
        "mentoring:close_need": Place(need.person, {"code": need.code}),
        "mentoring:request": Place(need.person, {"code": need.code, "mentor": mentor.user.code}),
    }


def _of_forum(people: dict[str, Any]) -> dict[str, Place]:
    moderator = people["moderator"]
    topic = Topic.objects.filter(replies__gt=0).order_by("pk").first()
    reported = Report.objects.select_related("post__topic").first()
    post = reported.post if reported else topic.posts.order_by("-position").first()
    code, position = {"code": topic.code}, {"code": post.topic.code, "position": post.position}
    of_topic = ("reply", "follow", "unfollow", "withdraw", "close", "reopen")
    of_post = ("accept", "report", "hide", "restore", "dismiss")
    return {
        "forum:forum": Place(moderator),
        "forum:ask": Place(moderator),
        "forum:moderate": Place(moderator),
        **{f"forum:{name}": Place(topic.author, code) for name in of_topic},
        **{f"forum:{name}": Place(moderator, position) for name in of_post},
        "forum:topic": Place(None, {**code, "slug": topic.slug}),
        "forum:category": Place(None, {"slug": "papers"}),
    }
