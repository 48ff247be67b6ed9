import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from core.errors import TransitionNotAllowed
from core.facts.models import Fact
from core.places.models import Territory
from shops.enums import DeliveryKind, PaymentKind, ShopState
from shops.errors import ReasonMissing, ShopIncomplete
from shops.models import PaymentMethod, Product, Shop, ShopEvent
from shops.selectors.guide import next_step_of_shop, opening_list
from shops.selectors.shops import owner_of, people_of, shops_of
from shops.services import shop_states
from shops.services import shops as services
from tests.core.moments import NOON
from tests.factories.accounts import UserFactory
from tests.factories.shops import (
    IBAN,
    LATER,
    DraftShopFactory,
    ProductFactory,
    ShopFactory,
    fill_terms,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return UserFactory()


def _ready_shop(**values):
    shop = DraftShopFactory(**values)
    fill_terms(shop)
    ProductFactory(shop=shop)
    return shop


def _start(person, name="Jabones de Amina"):
    territory = Territory.objects.get(code="ES-21054")
    return services.start_shop(user=person, name=name, offer="Soap", territory=territory, at=NOON)


def test_start_shop_makes_a_draft_with_its_owner(person):
    shop = _start(person)

    assert (shop.slug, shop.state, shop.language) == ("jabones-de-amina", "draft", "es")
    assert owner_of(shop) == person
    assert people_of(shop) == [person]
    assert list(shops_of(person)) == [shop]
    assert Fact.objects.get(kind="shops.shop_started").subject == person


def test_start_shop_twice_is_one_draft(person):
    assert _start(person) == _start(person)
    assert Shop.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "slug"), [("متجر أمينة", "mtjr"), ("Order", "order-2"), ("!!!", "shop")]
)
def test_start_shop_finds_an_address_for_every_name(person, name, slug):
    assert _start(person, name).slug.startswith(slug)


def test_start_shop_of_a_taken_name_gets_a_number(person):
    _start(UserFactory())

    assert _start(person).slug == "jabones-de-amina-2"


def test_start_shop_whose_slug_is_taken_in_this_instant_gets_letters(person, monkeypatch):
    _start(UserFactory())
    monkeypatch.setattr(services, "free_slug", lambda *_args, **_kwargs: "jabones-de-amina")

    shop = _start(person)

    assert shop.slug.startswith("jabones-de-amina-")
    assert list(shops_of(person)) == [shop]


def test_save_basics_finds_products_by_the_new_name():
    shop = ShopFactory()
    ProductFactory(shop=shop, title="Jabón")

    services.save_basics(shop_id=shop.pk, values={"name": "Zoco", "offer": "Things"})

    shop.refresh_from_db()
    assert (shop.name, shop.offer) == ("Zoco", "Things")
    assert Product.objects.get().search_text == "jabon zoco things"


def test_save_delivery_offers_exactly_these():
    shop = ShopFactory()

    services.save_delivery(
        shop=shop,
        options={DeliveryKind.POST: {"price_cents": 700, "place": "", "hours": ""}},
    )

    assert list(shop.delivery_options.values_list("kind", "price_cents")) == [("post", 700)]


def test_save_payment_takes_exactly_these():
    shop = ShopFactory()

    services.save_payment(
        shop=shop, methods={PaymentKind.TRANSFER: {"iban": IBAN, "holder": "Ana"}}
    )

    assert list(shop.payment_methods.values_list("kind", "holder")) == [("transfer", "Ana")]


def test_payment_by_transfer_needs_an_account_in_the_database():
    shop = DraftShopFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        PaymentMethod.objects.create(shop=shop, kind=PaymentKind.TRANSFER)


def test_save_policy_and_identity_twice_keep_one_row():
    shop = DraftShopFactory()
    identity = {"legal_name": "A", "street": "B", "postal_code": "1", "town": "C"}

    for name in ("A", "Ana"):
        services.save_policy(shop=shop, preset="free", extra="", at=NOON)
        services.save_identity(shop=shop, values=identity | {"legal_name": name, "country": "ES"})

    assert shop.policies.get().preset == "free"
    shop = Shop.objects.get()
    assert str(shop.identity) == "Ana"


# The list


def test_opening_list_begins_with_everything_but_the_first_step():
    shop = DraftShopFactory()

    steps = {step.key: step.is_done for step in opening_list(shop)}

    assert steps == {
        "basics": True,
        "identity": False,
        "product": False,
        "delivery": False,
        "payment": False,
        "policies": False,
    }
    assert next_step_of_shop(shop).key == "identity"


def test_opening_list_wants_a_transfer_where_things_are_sent():
    shop = _ready_shop()
    shop.payment_methods.filter(kind=PaymentKind.TRANSFER).delete()

    steps = {step.key: step.is_done for step in opening_list(shop)}

    assert steps["payment"] is False


def test_next_step_of_a_complete_shop_is_to_open():
    shop = _ready_shop()

    assert next_step_of_shop(shop).key == "open"
    shop.state = ShopState.SUBMITTED
    assert next_step_of_shop(shop).key == "review"
    shop.state = ShopState.OPEN
    assert next_step_of_shop(shop) is None


def test_opening_list_reads_a_fixed_number_of_rows(django_assert_num_queries):
    one, many = _ready_shop(), _ready_shop()
    for _product in range(2):
        ProductFactory(shop=many)

    for shop in (one, many):
        with django_assert_num_queries(5):
            opening_list(shop)


# The states


def test_ask_to_open_opens_a_complete_shop(person):
    shop = _ready_shop(owner=person)

    shop_states.ask_to_open(shop_id=shop.pk, by=person, at=LATER)

    shop.refresh_from_db()
    assert (shop.state, shop.opened_at) == (ShopState.OPEN, LATER)
    assert Fact.objects.get(kind="shops.shop_opened").subject == person
    assert str(ShopEvent.objects.get()) == f"opened {shop.pk}"


def test_ask_to_open_waits_for_the_check_where_the_operator_wants_it(person, settings):
    settings.SHOP_REVIEW_BEFORE_OPENING = True
    shop = _ready_shop(owner=person)
    operator = UserFactory()

    shop_states.ask_to_open(shop_id=shop.pk, by=person, at=NOON)
    shop.refresh_from_db()
    waiting = shop.state
    shop_states.accept_shop(shop_id=shop.pk, by=operator, at=LATER)

    shop.refresh_from_db()
    assert (waiting, shop.state) == (ShopState.SUBMITTED, ShopState.OPEN)
    opened = Fact.objects.get(kind="shops.shop_opened")
    assert (opened.subject, opened.actor) == (person, operator)


@pytest.mark.parametrize(
    ("lacking", "words"),
    [
        ("products", "My first product"),
        ("delivery_options", "Delivery or pickup"),
        ("payment_methods", "How I get paid"),
        ("policies", "My rules for returns"),
    ],
)
def test_ask_to_open_names_what_is_missing_and_changes_nothing(person, lacking, words):
    shop = _ready_shop(owner=person)
    if lacking == "products":
        Product.objects.update(state="draft")
    else:
        getattr(shop, lacking).all().delete()

    with pytest.raises(ShopIncomplete, match=gettext(words)):
        shop_states.ask_to_open(shop_id=shop.pk, by=person, at=NOON)

    shop.refresh_from_db()
    assert shop.state == ShopState.DRAFT
    assert list(Fact.objects.all()) == []


def test_send_back_shop_gives_the_reason(person):
    shop = _ready_shop(state=ShopState.SUBMITTED)

    shop_states.send_back_shop(shop_id=shop.pk, by=person, reason=" Say more ", at=NOON)

    shop.refresh_from_db()
    assert (shop.state, shop.state_reason) == (ShopState.DRAFT, "Say more")


def test_suspend_and_restore_shop(person):
    shop = ShopFactory()

    shop_states.suspend_shop(shop_id=shop.pk, by=person, reason="Forged goods", at=NOON)
    shop.refresh_from_db()
    stopped = (shop.state, shop.state_reason, shop.is_public)
    shop_states.restore_shop(shop_id=shop.pk, by=person, at=LATER)

    shop.refresh_from_db()
    assert stopped == (ShopState.SUSPENDED, "Forged goods", False)
    assert (shop.state, shop.state_reason, shop.opened_at) == (ShopState.OPEN, "", NOON)
    assert Fact.objects.filter(kind="shops.shop_restored").count() == 1


def test_pause_and_resume_shop(person):
    shop = ShopFactory()

    shop_states.pause_shop(shop_id=shop.pk, by=person, at=NOON)
    shop.refresh_from_db()
    paused = (shop.state, shop.is_public, shop.takes_orders)
    shop_states.resume_shop(shop_id=shop.pk, by=person, at=LATER)

    shop.refresh_from_db()
    assert paused == (ShopState.PAUSED, True, False)
    assert shop.takes_orders


@pytest.mark.parametrize(
    ("state", "service", "extra"),
    [
        (ShopState.OPEN, "ask_to_open", {}),
        (ShopState.OPEN, "accept_shop", {}),
        (ShopState.OPEN, "send_back_shop", {"reason": "x"}),
        (ShopState.OPEN, "restore_shop", {}),
        (ShopState.OPEN, "resume_shop", {}),
        (ShopState.SUSPENDED, "resume_shop", {}),
        (ShopState.SUSPENDED, "pause_shop", {}),
        (ShopState.SUSPENDED, "suspend_shop", {"reason": "x"}),
        (ShopState.PAUSED, "restore_shop", {}),
        (ShopState.PAUSED, "ask_to_open", {}),
        (ShopState.SUSPENDED, "ask_to_open", {}),
        (ShopState.PAUSED, "accept_shop", {}),
        (ShopState.SUSPENDED, "accept_shop", {}),
    ],
)
def test_shop_step_that_does_not_exist_is_refused(person, state, service, extra):
    shop = ShopFactory(state=state, state_reason="x")
    ProductFactory(shop=shop)

    with pytest.raises(TransitionNotAllowed):
        getattr(shop_states, service)(shop_id=shop.pk, by=person, at=NOON, **extra)

    shop.refresh_from_db()
    assert shop.state == state
    assert list(Fact.objects.all()) == []


@pytest.mark.parametrize("service", ["send_back_shop", "suspend_shop"])
def test_shop_step_without_reason_is_refused(person, service):
    shop = ShopFactory()

    with pytest.raises(ReasonMissing):
        getattr(shop_states, service)(shop_id=shop.pk, by=person, reason=" ", at=NOON)

    shop.refresh_from_db()
    assert shop.state == ShopState.OPEN


def test_shop_without_owner_has_nobody():
    shop = ShopFactory()
    shop.memberships.all().delete()

    assert owner_of(shop) is None


@pytest.mark.parametrize(
    "values",
    [
        {"state": "unknown"},
        {"state": "open", "opened_at": None},
        {"state": "suspended", "state_reason": ""},
    ],
)
def test_shop_state_is_held_by_the_database(values):
    shop = ShopFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        Shop.objects.filter(pk=shop.pk).update(**values)
