"""Every kind of change to what visitors see is seen by the next visitor, kept page or not."""

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction, Site

from cece.pages.models import Navigation
from core import freshness
from core.accounts.services.erasure import erase_person
from forum.enums import Reason, TopicState
from forum.models import Post
from forum.services.moderation import Because, close_topic, hide_post, restore_post
from forum.services.replies import post_reply
from forum.services.solutions import accept_answer
from mentoring.services import mentors
from shops.services import products, shop_states
from shops.services.shops import save_basics
from tests.core.moments import NOON
from tests.factories.accounts import UserFactory
from tests.factories.courses import a_course, lessons_of
from tests.factories.forum import TopicFactory, make_moderator, reply_to, text
from tests.factories.mentoring import MentorFactory
from tests.factories.pages import standard_page, translated
from tests.factories.shops import ProductFactory, ShopFactory, cart_with, order_for


@pytest.fixture(autouse=True)
def _own_address(settings):
    settings.PAGE_CACHE_HOSTS = ["testserver"]


def get(path):
    return Client().get(path)


def shown(path):
    """Return the page a visitor gets, or its status when there is none."""
    answer = get(path)
    return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)


def renamed_page():
    page = standard_page(title="Old")
    yield page.url
    page.title = "New"
    page.save_revision().publish()
    yield "<h1>New</h1>"


def unpublished_page():
    page = standard_page()
    yield page.url
    page.unpublish()
    yield "404"


def deleted_page():
    page = standard_page()
    yield page.url
    page.delete()
    yield "404"


def moved_page():
    page, parent = standard_page(), standard_page(title="Above", slug="above")
    yield page.url
    page.move(parent, pos="last-child")
    yield "301"


def restricted_page():
    page = standard_page()
    yield page.url
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    yield "302"


def translated_page():
    page = standard_page()
    yield page.url
    translated(page, "pt", title="Formação", slug="formacao")
    yield 'hreflang="pt"'


def changed_menu():
    yield "/es/contact/"
    Navigation.objects.filter(locale__language_code="es").update(footer_text="A new last line")
    yield "A new last line"


def removed_site():
    yield standard_page().url
    Site.objects.get().delete()
    yield "404"


def changed_lesson():
    course = a_course(lessons=1)
    yield course.url
    lesson = lessons_of(course)[0]
    lesson.title = "Quite another lesson"
    lesson.save_revision().publish()
    yield "Quite another lesson"


def priced_product():
    product = ProductFactory(price_cents=1250)
    yield f"/en/shops/{product.shop.slug}/{product.slug}/"
    products.change_product(product_id=product.pk, values={"price_cents": 1999})
    yield "19.99"


def sold_product():
    product = ProductFactory(stock=5)
    yield f"/en/shops/{product.shop.slug}/{product.slug}/"
    order_for(cart_with(product, quantity=2))
    yield "3 left"


def archived_product():
    product = ProductFactory(title="Candle")
    yield "/en/shops/"
    products.archive_product(product_id=product.pk)
    yield "-Candle"


def new_product():
    shop = ShopFactory()
    yield f"/en/shops/{shop.slug}/"
    ProductFactory(shop=shop, title="Brand-new soap")
    yield "Brand-new soap"


def renamed_shop():
    product = ProductFactory()
    yield "/en/shops/"
    save_basics(shop_id=product.shop_id, values={"name": "Another name"})
    yield "Another name"


def suspended_shop():
    product = ProductFactory()
    yield f"/en/shops/{product.shop.slug}/{product.slug}/"
    shop_states.suspend_shop(
        shop_id=product.shop_id, by=UserFactory(), reason="Wrong papers", at=NOON
    )
    yield "404"


def changed_terms():
    product = ProductFactory()
    yield f"/en/shops/{product.shop.slug}/{product.slug}/"
    product.shop.delivery_options.update(price_cents=777)
    yield "7.77"


def answered_question():
    topic = TopicFactory()
    yield topic.get_absolute_url()
    post_reply(
        topic_code=topic.code, author=UserFactory(), text=text("A brand-new answer"), at=NOON
    )
    yield "A brand-new answer"


def asked_question():
    yield "/es/forum/"
    TopicFactory(title="A brand-new question")
    yield "A brand-new question"


def hidden_answer():
    topic = TopicFactory()
    post = reply_to(topic, source="Words that go")
    yield topic.get_absolute_url()
    hide_post(
        topic_code=topic.code,
        position=post.position,
        moderator=make_moderator(),
        because=Because(Reason.RUDE),
        at=NOON,
    )
    yield "-Words that go"


def restored_question():
    topic = TopicFactory(title="Shown again", state=TopicState.HIDDEN, state_before=TopicState.OPEN)
    Post.objects.filter(topic=topic).update(state="hidden", hidden_reason=Reason.SPAM)
    yield "/es/forum/"
    restore_post(
        topic_code=topic.code,
        position=1,
        moderator=make_moderator(),
        because=Because(note="A mistake"),
        at=NOON,
    )
    yield "Shown again"


def solved_question():
    topic = TopicFactory(title="Solved now")
    post = reply_to(topic)
    yield "/es/forum/"
    accept_answer(
        topic_code=topic.code,
        position=post.position,
        acceptor=topic.author,
        seen_position=None,
        at=NOON,
    )
    yield "="


def closed_question():
    topic = TopicFactory()
    yield topic.get_absolute_url()
    close_topic(
        topic_code=topic.code,
        moderator=make_moderator(),
        because=Because(note="All is said"),
        at=NOON,
    )
    yield "="


def erased_person():
    topic = TopicFactory(author=UserFactory(display_name="Amina Somebody"))
    yield topic.get_absolute_url()
    erase_person(user_id=topic.author_id, at=NOON)
    yield "-Amina Somebody"


def paused_mentor():
    mentor = MentorFactory(headline="Ovens and bread")
    yield "/en/mentoring/"
    mentors.pause(profile_id=mentor.pk, at=NOON)
    yield "="


def vetted_mentor():
    mentor = MentorFactory(headline="Ovens and bread", state="submitted", vetted_at=None)
    yield "/en/mentoring/"
    mentors.vet_mentor(profile_id=mentor.pk, by=UserFactory(), at=NOON)
    yield "Ovens and bread"


CHANGES = (
    *(renamed_page, unpublished_page, deleted_page, moved_page, restricted_page, translated_page),
    *(changed_menu, removed_site, changed_lesson),
    *(priced_product, sold_product, archived_product, new_product, renamed_shop),
    *(suspended_shop, changed_terms),
    *(answered_question, asked_question, hidden_answer, restored_question, solved_question),
    *(closed_question, erased_person, paused_mentor, vetted_mentor),
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_change_is_seen_by_the_next_visitor(home, change):
    """What a change yields after it: words that are there now, ``-words`` that are gone, ``=``: any."""
    story = change()
    path = next(story)
    before = shown(path)
    assert shown(path) == before
    assert len(before) > 3

    expected = next(story)
    after = shown(path)

    assert after != before
    if expected.startswith("-"):
        assert expected[1:] in before
        assert expected[1:] not in after
    elif expected != "=":
        assert expected not in before
        assert expected in after


def test_reading_changes_nothing(home):
    """A member reads, and so do visitors: what is kept stays."""
    topic = TopicFactory()
    product = ProductFactory()
    reader = Client()
    reader.force_login(UserFactory())
    before = freshness.generation()

    for path in ("/es/", topic.get_absolute_url(), f"/es/shops/{product.shop.slug}/"):
        get(path)
        reader.get(path)

    assert freshness.generation() == before


def test_basket_changes_nothing(home):
    product = ProductFactory()
    path = f"/en/shops/{product.shop.slug}/{product.slug}/"
    before = freshness.generation()

    Client().post(f"{path}add/", {"quantity": 1})

    assert freshness.generation() == before
