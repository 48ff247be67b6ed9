"""One newcomer walks all the way: without scripts, on a small phone, in her language, once by keyboard alone.

What to press is found by where it leads or what the form calls it, never by translated words.
"""

import re
from datetime import timedelta
from functools import partial
from io import BytesIO

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import mail
from PIL import Image

from cece.demo import loading
from cece.links.journey import journey_of
from core import clock
from core.facts import worker
from core.notices import sending
from core.templatetags.text import in_fours
from courses.models import Attempt, Certificate, CoursePage, Enrolment
from forum.models import Topic
from mentoring.models import Match, Meeting
from shops.models import Order, Product, Shop
from tests.e2e.hands import Keyboard, Pointer
from tests.e2e.reader import overflow

NAME, ADDRESS = "Nadia Rahal", "nadia@people.test"
GUEST = "guest@people.test"
IBAN = "ES9121000418450200051332"  # the example number that banks print


@pytest.fixture
def people(settings, live_server):
    settings.SITE_URL = live_server.url
    return loading.load(at=clock.now())


@pytest.mark.parametrize(
    ("language", "hands"), [("es", Pointer), ("ar", Pointer), ("pt", Keyboard)]
)
def test_newcomer_walks_all_the_way_without_scripts(open_page, people, language, hands):
    open_page = partial(open_page, script=False, hands=hands)
    page = open_page(language=language)

    read_first_lesson(page, language)
    follow(page, 'a[href*="/account/signup/"]')
    person = sign_up(page, ADDRESS)
    assert "/learn/" in page.url  # back where she was
    page.goto(f"/{language}/me/")
    take_course(page, person)
    check_certificate(page, person)
    shop = open_shop(page, person, language)
    order = buy(open_page(language=language), shop, language)
    hand_over(page, order, language)
    match = ask_mentor(page, people["lucia"], language)
    meet(page, open_page(signed_in=people["lucia"]), match, language)
    ask_forum(page, open_page(signed_in=people["diego"]), language)
    page.goto(f"/{language}/me/")

    assert [stage.step.key for stage in journey_of(person) if stage.done_at is None] == []
    assert page.locator(".trail > li").count() == page.locator(".trail > .is-done").count() == 6
    assert (page.foreign, page.broken) == ([], [])


def test_newcomer_begins_in_the_other_languages(open_page, people):
    for language in ("pt", "en", "fr"):
        page = open_page(script=False, language=language)
        read_first_lesson(page, language)
        page.hands.press(page.locator('header a[href$="/account/login/"]:visible'))
        follow(page, 'a[href*="/account/signup/"]')
        person = sign_up(page, f"nadia-{language}@people.test")
        assert page.url.endswith(f"/{language}/me/")
        assert page.locator(".next-step .button").count() == 1
        follow(page, '.next-step .button[href*="/learn/"]')
        follow(page, ".card__title a")
        press(page, 'form[action$="/enrol/"] .button')
        for door in ("sell/start/", "mentoring/need/", "forum/ask/"):
            page.goto(f"/{language}/{door}")
            assert page.locator("main form:has(input)").count() == 1
            assert overflow(page) <= 0

        assert Enrolment.objects.filter(learner=person, language=language).exists()
        assert (page.foreign, page.broken) == ([], [])


def follow(page, selector):
    """Press the first link in the page that CSS ``selector`` names; its page must fit the phone."""
    with page.expect_navigation() as answer:
        page.hands.press(page.locator(f"main {selector}").first)
    check(page, answer.value)


def press(page, selector):
    """Press the button CSS ``selector`` names; the form must be accepted, the answer fit the phone."""
    with page.expect_navigation() as answer:
        page.hands.press(page.locator(f"main {selector}").first)
    check(page, answer.value)
    complaints = page.locator(".error-summary, .field--error, .notice--bad")
    assert complaints.all_inner_texts() == [], page.url


def check(page, answer):
    assert answer.status == 200, page.url
    assert overflow(page) <= 0, page.url
    assert page.locator("html").get_attribute("lang") == page.language, page.url


def settle():
    """Do what the worker does: what follows from what has happened so far, then the mails."""
    worker.run_due(at=clock.now())
    sending.send_due(at=clock.now())


def read_first_lesson(page, language):
    course = CoursePage.objects.live().filter(locale__language_code=language).first()
    page.goto(f"/{language}/")
    for door in ("learn", "sell", "mentoring"):
        assert page.locator(f'main a[href*="/{door}/"]').first.is_visible()

    follow(page, f'a[href*="/{language}/learn/"]')
    follow(page, f'a[href*="/{course.slug}/"]')
    follow(page, ".lesson-row a")

    assert len("".join(page.locator("main .prose").all_inner_texts())) > 400
    assert page.context.cookies() == []


def sign_up(page, address):
    """Join with name and address, confirm with the code from the mail; return the person."""
    fill(page, {"display_name": NAME, "email": address})
    press(page, 'form[action$="/account/signup/"] .button')
    page.hands.write(
        page.locator("[name=code]"),
        re.search(r"^\d{4}-\d{4}$", mail.outbox[-1].body, re.MULTILINE)[0],
    )
    press(page, "form:has([name=code]) .button")
    return get_user_model().objects.get(email=address, language=page.language)


def take_course(page, person):
    """Enrol, read what is left, answer each quiz; the languages of course and person may differ."""
    follow(page, '.next-step .button[href*="/learn/"]')
    follow(page, ".card__title a")
    press(page, 'form[action$="/enrol/"] .button')
    for _step in range(40):
        if Certificate.objects.filter(learner=person).exists():
            return
        if page.locator('form[action$="/done/"]').count():
            press(page, 'form[action$="/done/"] .button')
        elif page.locator('a[href*="/quizzes/"]').count() and "#quiz" in page.url:
            follow(page, 'a[href*="/quizzes/"]')
            take_quiz(page)
        else:
            follow(page, ".actions a.button")
    pytest.fail(f"The course does not end: {page.url}")


def take_quiz(page):
    press(page, "form .button")
    attempt = Attempt.objects.get(code=page.url.rstrip("/").rpartition("/")[2])
    for question in attempt.snapshot.content["questions"]:
        for choice in question["choices"]:
            if choice["is_right"]:
                page.hands.tick(page.locator(f'[name="{question["id"]}"][value="{choice["id"]}"]'))
    press(page, "form .button")
    attempt.refresh_from_db()
    assert attempt.is_passed


def check_certificate(page, person):
    certificate = Certificate.objects.get(learner=person)
    page.goto(f"/{person.language}/learn/my/")
    follow(page, f'a[href*="/certificates/{certificate.code}/"]')
    assert page.locator(".certificate").get_by_text(NAME).is_visible()

    follow(page, f'a[href*="/verify/{certificate.code}/"]')
    for code, _name in settings.LANGUAGES:
        page.goto(f"/verify/{certificate.code}/?lang={code}")
        assert page.locator("html").get_attribute("lang") == code
        assert page.locator("main .notice--good").is_visible()
        assert overflow(page) <= 0


def open_shop(page, person, language):
    """Go from step to step where the site leads, until the shop is open."""
    page.goto(f"/{language}/me/")
    follow(page, 'a[href$="/sell/"]')
    follow(page, 'a[href$="/sell/start/"]')
    fill(page, {"name": "Pan de Nadia", "offer": "Pan hecho a mano"})
    page.hands.choose(page.locator("[name=territory]"), index=3)
    press(page, "form .button")
    shop = Shop.objects.get(memberships__user=person)
    follow(page, 'a[href$="/identity/"]')
    fill(page, {"street": "Calle Mayor 1", "postal_code": "21730", "town": "Almonte"})
    page.hands.choose(page.locator("[name=country]"), value="ES")
    press(page, "form .button")
    assert page.url.endswith("/products/")
    follow(page, 'a[href$="/products/new/"]')
    fill(page, {"title": "Pan redondo", "price_cents": "3,50", "stock": "5"})
    page.hands.hand_in(page.locator("[name=picture]"), photo())
    press(page, "[name=publish]")
    page.goto(f"/{language}/sell/{shop.slug}/")
    follow(page, 'a[href$="/delivery/"]')
    page.hands.tick(page.locator("[name=post]"))
    fill(page, {"post_price": "4,20"})
    press(page, "form .button")
    fill(page, {"iban": IBAN, "holder": NAME})
    page.hands.tick(page.locator("[name=transfer]"))
    press(page, "form .button")
    page.hands.tick(page.locator("[name=accepted]"))
    press(page, "form .button")
    press(page, 'form[action$="/open/"] .button')

    shop.refresh_from_db()
    assert shop.state == "open"
    return shop


def fill(page, values):
    for name, value in values.items():
        page.hands.write(page.locator(f"[name={name}]"), value)


def photo():
    picture = BytesIO()
    Image.new("RGB", (640, 480), "peru").save(picture, "JPEG")
    return {"name": "pan.jpg", "mimeType": "image/jpeg", "buffer": picture.getvalue()}


def buy(page, shop, language):
    """Buy as somebody without an account; return the order."""
    product = Product.objects.get(shop=shop)
    page.goto(f"/{language}/shops/")
    follow(page, f'a[href$="/{shop.slug}/{product.slug}/"]')
    assert page.locator("main img").first.evaluate("image => image.naturalWidth") > 0
    page.hands.write(page.locator("[name=quantity]"), "2")
    press(page, 'form[action$="/add/"] .button')
    press(page, "[name=checkout]")
    fill(page, {"name": "Rosa", "email": GUEST, "street": "Sol 2", "postal_code": "41001"})
    fill(page, {"town": "Sevilla"})
    assert page.locator(".shop-totals").is_visible()
    press(page, "form .button")
    order = Order.objects.get(email=GUEST)

    assert page.url.endswith(f"/shops/order/{order.code}/{order.secret}/")
    assert order.total_cents == 2 * 350 + 420
    assert page.get_by_text(in_fours(IBAN)).count() == 1
    assert page.locator(".shop-qr svg").is_visible()
    product.refresh_from_db()
    assert product.stock == 3
    mail.outbox.clear()
    settle()
    assert {GUEST, ADDRESS} <= {address for message in mail.outbox for address in message.to}
    return order


def hand_over(page, order, language):
    """As the seller: write down the money, then send the parcel."""
    page.goto(f"/{language}/me/")
    follow(page, '.next-step a[href$="/orders/"]')
    follow(page, f'a[href$="/orders/{order.code}/"]')
    press(page, 'form[action$="/paid/"] .button')
    press(page, 'form[action$="/step/"] .button')

    order.refresh_from_db()
    assert (order.is_paid, order.is_handed_over) == (True, True)


def ask_mentor(page, mentor, language):
    page.goto(f"/{language}/me/")
    follow(page, '.trail a[href$="/mentoring/need/"]')
    page.hands.write(
        page.locator("[name=text]"), "No sé qué papeles necesito para vender pan en el mercado."
    )
    page.hands.tick(page.locator("[name=expertise]").nth(1))
    page.hands.tick(page.locator("[name=stage][value=starting]"))
    page.hands.tick(page.locator("[name=languages]").first)
    page.hands.choose(page.locator("[name=sector]"), index=1)
    press(page, "form:has([name=text]) .button")
    explained = page.locator("main details").first
    page.hands.press(explained.locator("summary"))
    points = [int(re.search(r"\d+", row)[0]) for row in explained.locator("td").all_inner_texts()]
    assert sum(points[:-1]) == points[-1]
    follow(page, f'a[href$="/ask/{mentor.code}/"]')
    press(page, "form:has([name=message]) .button")

    return Match.objects.get(need__person__email=ADDRESS, state="requested")


def meet(page, hers, match, language):
    """The mentor accepts and proposes two times; the newcomer takes the first."""
    hers.goto("/es/mentoring/desk/")
    follow(hers, f'a[href*="/matches/{match.code}/"]')
    press(hers, 'form[action$="/accept/"] .button')
    follow(hers, 'a[href$="/meeting/"]')
    for name, days in (("first_time", 6), ("second_time", 7)):
        day = clock.now() + timedelta(days=days)
        hers.hands.write(hers.locator(f"[name={name}]"), day.strftime("%Y-%m-%dT16:30"))
    hers.hands.tick(hers.locator("[name=way][value=phone]"))
    hers.hands.write(hers.locator("[name=where]"), "+34 600 000 000")
    press(hers, "form:has([name=where]) .button")
    settle()
    meeting = Meeting.objects.get(match=match)
    page.goto(f"/{language}/me/")
    follow(page, '.next-step a[href*="/mentoring/"]')
    press(page, 'form[action$="/agree/"] .button')
    with page.expect_download() as download:
        page.hands.press(page.locator('main a[href$="/invitation.ics"]'))

    meeting.refresh_from_db()
    assert meeting.state == "agreed"
    assert "BEGIN:VEVENT" in download.value.path().read_text()


def ask_forum(page, theirs, language):
    """Look first, then ask; somebody answers, she accepts."""
    page.goto(f"/{language}/me/")
    follow(page, '.trail a[href$="/forum/ask/"]')
    fill(page, {"title": "¿Necesito permiso para vender pan?", "source": "Lo hago en mi cocina."})
    press(page, "[name=step][value=look]")
    press(page, "[name=step][value=publish]")
    topic = Topic.objects.get(author__email=ADDRESS)
    theirs.goto(topic.get_absolute_url())
    theirs.hands.write(
        theirs.locator("[name=source]"), "Sí: pide el registro sanitario en tu comunidad."
    )
    press(theirs, 'form[action$="/reply/"] .button')
    settle()
    page.goto(f"/{language}/me/inbox/")
    press(page, ".inbox-row button")
    press(page, 'form[action$="/2/accept/"] .button')

    topic.refresh_from_db()
    assert topic.state == "solved"
