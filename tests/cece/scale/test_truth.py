"""What is derived in the synthetic mass is what the rows say, and what the services would have written."""

from collections import Counter
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from PIL import Image
from stdnum import iban

from cece.demo.scale import loading, people
from core.accounts.models import User
from core.accounts.services.joining import join_person
from core.facts.kinds import KINDS
from core.facts.models import Fact
from core.text import render_markdown
from courses.enums import ActivityKind, EnrolmentState
from courses.models import Activity, Attempt, Certificate, Completion, Enrolment
from courses.rules import are_answers_of, points_of
from courses.services.attempts import start_attempt, submit_attempt
from courses.services.enrolments import enrol
from courses.services.progress import complete_lesson
from forum.models import Follow, Post, Topic
from forum.selectors import similar_solved
from forum.services.posting import Text
from forum.services.questions import Question, ask_question
from forum.services.replies import post_reply
from forum.services.solutions import accept_answer
from shops.models import PaymentMethod, Product, ProductPicture, Shop, ShopEvent
from shops.selectors.guide import opening_list
from shops.services import products as product_services
from shops.services import shop_states
from shops.services import shops as shop_services
from tests.core.moments import NOON
from tests.factories.accounts import UserFactory

SCALE = 0.01


@pytest.fixture
def loaded(course):
    loading.load(scale=SCALE, at=NOON)
    return course


def said(fact):
    """Return what a fact says, without the keys of its rows."""
    data = {key: value for key, value in fact.data.items() if key != "shop"}
    return (fact.kind, fact.key.split(":")[0], fact.object_type, sorted(data.items()))


def said_about(person):
    return Counter(str(said(fact)) for fact in Fact.objects.filter(subject=person))


def test_counters_of_questions_are_those_of_their_posts(loaded):
    for topic in Topic.objects.all():
        posts = list(topic.posts.order_by("position"))
        written = [post.created_at for post in posts]

        assert [post.position for post in posts] == list(range(1, topic.last_position + 1))
        assert topic.replies == len(posts) - 1
        assert (topic.created_at, topic.last_post_at) == (written[0], written[-1])
        assert written == sorted(written)
        assert (topic.author, topic.language) == (posts[0].author, posts[0].language)
        assert topic.accepted is None or topic.accepted.topic == topic
        assert topic.is_solved is bool(topic.accepted and topic.accepted.position > 1)


def test_authors_follow_and_have_seen_what_they_wrote(loaded):
    follows = {
        (row.topic_id, row.person_id): (row.created_at, row.seen_position)
        for row in Follow.objects.all()
    }

    expected = {}
    for post in Post.objects.order_by("topic", "position"):
        who = (post.topic_id, post.author_id)
        first, _seen = expected.get(who, (post.created_at, 0))
        expected[who] = (first, post.position)
    assert follows == expected


def test_kept_html_is_what_the_renderer_makes(loaded):
    assert {
        post.pk for post in Post.objects.all() if post.html != render_markdown(post.source)
    } == set()


def test_questions_are_found_by_search(loaded):
    topic = Topic.objects.solved().filter(language="es").first()

    assert topic.title in {found.title for found in similar_solved(topic.title)}


def test_state_of_enrolments_follows_from_completions(loaded):
    required = set(Activity.objects.counting().values_list("pk", flat=True))

    for enrolment in Enrolment.objects.all():
        done = dict(enrolment.completions.values_list("activity", "completed_at"))
        is_done = required <= set(done)
        assert (enrolment.state == EnrolmentState.COMPLETED) is is_done
        assert enrolment.completed_at == (max(done.values()) if is_done else None)
        certificate = Certificate.objects.filter(learner=enrolment.learner).first()
        assert (certificate.issued_at if certificate else None) == enrolment.completed_at


def test_attempts_are_graded_by_their_answers(loaded):
    quiz = Activity.objects.get(kind=ActivityKind.QUIZ)
    passed = {row.enrolment_id for row in Attempt.objects.filter(is_passed=True)}

    for attempt in Attempt.objects.exclude(graded_at=None):
        questions = attempt.snapshot.content["questions"]
        assert are_answers_of(questions, attempt.answers)
        assert attempt.points == points_of(questions, attempt.answers)
        assert attempt.is_passed is (attempt.points >= 3)
    assert passed == set(
        Completion.objects.filter(activity=quiz).values_list("enrolment", flat=True)
    )
    assert Attempt.objects.filter(is_passed=False).exists()


def test_products_are_found_by_what_the_service_would_have_kept(loaded):
    before = dict(Product.objects.values_list("pk", "search_text"))

    for shop in Shop.objects.all():
        product_services.refresh_search_texts(shop)

    assert dict(Product.objects.values_list("pk", "search_text")) == before


def test_shops_are_complete_and_their_accounts_well_formed(loaded):
    shop = Shop.objects.get()

    assert [step.key for step in opening_list(shop) if not step.is_done] == []
    assert [event.kind for event in ShopEvent.objects.all()] == ["started", "opened"]
    assert all(iban.is_valid(row.iban) for row in PaymentMethod.objects.exclude(iban=""))


def test_pictures_are_files_of_the_widths_their_rows_name(loaded):
    for picture in ProductPicture.objects.all():
        sizes = []
        for width in picture.widths:
            with default_storage.open(picture.path(width)) as file:
                sizes.append(Image.open(file).size)
        assert [width for width, _height in sizes] == picture.widths
        assert sizes[-1] == (picture.width, picture.height)


def test_every_fact_keeps_to_its_kind(loaded):
    for fact in Fact.objects.all():
        assert set(fact.data) <= KINDS[fact.kind].data
        assert (fact.object_type == "") is (fact.kind == "accounts.person_joined")


def test_facts_of_a_question_are_those_of_the_services(loaded):
    topic = Topic.objects.solved().order_by("replies").first()
    posts = list(topic.posts.order_by("position").select_related("author"))
    stand_in = {post.author_id: UserFactory() for post in posts}
    loaded_facts = Counter(
        str(said(fact))
        for fact in Fact.objects.filter(
            object_type="forum.post", object_id__in=[p.pk for p in posts]
        )
    ) + Counter([str(said(Fact.objects.get(object_type="forum.topic", object_id=topic.pk)))])

    question, *answers = (Text(post.source, post.language, post.token) for post in posts)
    asked = ask_question(
        author=stand_in[topic.author_id],
        question=Question(topic.title, topic.category_key, question),
        at=NOON,
    )
    for minute, (post, answer) in enumerate(zip(posts[1:], answers, strict=True), start=2):
        at = NOON + timedelta(minutes=minute)
        post_reply(topic_code=asked.code, author=stand_in[post.author_id], text=answer, at=at)
    accept_answer(
        topic_code=asked.code,
        position=topic.accepted.position,
        acceptor=stand_in[topic.author_id],
        seen_position=None,
        at=NOON,
    )

    assert sum((said_about(person) for person in stand_in.values()), Counter()) == loaded_facts
    asked.refresh_from_db()
    same = ("title", "slug", "language", "state", "replies", "last_position", "category_key")
    assert [getattr(asked, name) for name in same] == [getattr(topic, name) for name in same]


def test_rows_of_a_learner_are_those_of_the_services(loaded):
    certificate = Certificate.objects.filter(language="es").first()
    learner = certificate.learner
    person = UserFactory(display_name=learner.display_name, language=learner.language)
    join_person(user=person, at=NOON)
    enrol(learner_id=person.pk, course_key=loaded.translation_key, language="es", at=NOON)
    for activity in Activity.objects.counting():
        place = {"learner_id": person.pk, "course_key": loaded.translation_key, "language": "es"}
        if activity.kind == ActivityKind.LESSON:
            complete_lesson(**place, lesson_key=activity.lesson_key, at=NOON)
            continue
        attempt = start_attempt(**place, activity_id=activity.pk, at=NOON)
        kept = Attempt.objects.get(enrolment__learner=learner, is_passed=True)
        submit_attempt(attempt_id=attempt.pk, answers=kept.answers, language="es", at=NOON)

    of_services = Certificate.objects.get(learner=person)

    same = ("titles", "outcomes", "hours", "language", "rule", "holder_name", "course_key")
    assert [getattr(of_services, name) for name in same] == [
        getattr(certificate, name) for name in same
    ]
    assert attempt.snapshot == kept.snapshot
    about_learning = Counter(
        str(said(fact))
        for fact in Fact.objects.filter(subject=learner)
        if fact.kind.startswith(("courses.", "accounts."))
    )
    assert said_about(person) == about_learning


def test_facts_of_a_shop_are_those_of_the_services(loaded):
    shop = Shop.objects.get()
    owner = UserFactory()
    other = shop_services.start_shop(
        user=owner, name=shop.name, offer=shop.offer, territory=shop.territory, at=NOON
    )
    product = shop.products.first()
    for table in ("delivery_options", "payment_methods", "policies"):
        getattr(shop, table).all().update(shop=other)
    shop.identity.shop = other
    shop.identity.save()
    product.pictures.model.objects.filter(product=product).update(product=_moved(product, other))
    product_services.publish_product(product_id=other.products.get().pk, by=owner, at=NOON)
    shop_states.ask_to_open(shop_id=other.pk, by=owner, at=NOON)

    own = Fact.objects.filter(subject__email=people.address_of(0), kind__startswith="shops.")

    assert {str(said(fact)) for fact in own} == set(said_about(owner))
    assert {fact.territory for fact in own} == {shop.territory}


def _moved(product, shop):
    values = ("title", "description", "price_cents", "vat_permille", "stock")
    return product_services.add_product(
        shop=shop,
        code="new-product",
        values={name: getattr(product, name) for name in values},
        at=NOON,
    )


def test_pages_show_what_was_loaded(loaded, client):
    longest = Topic.objects.get(last_position=75)
    product = Product.objects.select_related("shop").first()

    market = client.get(reverse("shops:market")).content.decode()
    window = client.get(reverse("shops:product", args=[product.shop.slug, product.slug]))
    last_page = client.get(longest.page_address(longest.pages))

    assert all(picture.srcset in market for picture in ProductPicture.objects.all())
    assert product.title in window.content.decode()
    assert last_page.content.decode().count('id="p') == 15


def test_nobody_invented_can_sign_in(loaded):
    assert not any(person.has_usable_password() for person in User.objects.all())
