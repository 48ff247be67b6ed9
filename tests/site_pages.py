"""Every page a person can open in the demo, as the one whose page it is."""

import time
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from cece.demo import people
from core import clock
from core.access_map import rows
from courses.models import Activity, CoursePage, Enrolment, LessonPage
from courses.services.attempts import start_attempt
from forum.models import Topic
from mentoring.models import Match
from shops.models import Shop

# They answer with a file, with plain text, or send on to a page of this list
NO_PAGES = {
    *("site:livez", "site:readyz", "site:sitemap", "site:robots", "site:cms_login"),
    *("pages:new_pages", "pages:send_message", "courses:certificate_pdf", "mentoring:invitation"),
    *("courses:enrol", "courses:complete_lesson", "failed_work", "try_again"),
    *("courses:learn_page", "forum:close", "forum:reopen", "forum:follow", "forum:unfollow"),
    *("forum:withdraw", "forum:accept", "forum:dismiss"),
}
OF_VISITORS = (
    *("account_login", "account_signup", "account_request_login_code", "account_reset_password"),
    *("account_inactive", "account_password_reset_completed"),
)
OF_MEMBERS = (
    *("account_logout", "account_email", "account_set_password"),
    *("mfa_index", "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn"),
    *("usersessions_list",),
)

# Sent empty they come back with complaints beside the fields
FORMS = {
    *("account_signup", "account_request_login_code", "accounts:profile", "page:contact"),
    *("shops:start_shop", "shops:shop_identity", "shops:shop_delivery", "shops:shop_payment"),
    *("shops:new_product", "shops:shop_policies", "mentoring:need", "mentoring:offer"),
    *("mentoring:propose", "mentoring:decline", "forum:ask", "forum:reply", "forum:report"),
    *("quiz begun",),
}


@dataclass(frozen=True)
class Shown:
    """One page: what it is called here, where it is, and who opens it (None: a visitor).

    Where it depends on what she did before, ``session`` is the key of hers.
    """

    name: str
    path: str
    owner: Any = None
    session: str = ""


def prepare(places):
    """Begin a quiz, which nobody in the demo has open; return the attempt."""
    place = places["courses:my_course"]
    diego = place.owner
    done = Enrolment.objects.get(learner=diego, **place.kwargs).completions.values("activity")
    quiz = Activity.objects.filter(**place.kwargs).exclude(block_id="").exclude(pk__in=done).first()
    return start_attempt(
        learner_id=diego.pk,
        activity_id=quiz.pk,
        course_key=quiz.course_key,
        language="es",
        at=clock.now(),
    )


def pages(places, attempt, language):
    """Return all pages in ``language``."""
    with translation.override(language):
        return [*_of_map(places), *_of_wagtail(language), *_of_account(places), *_states(attempt)]


def _of_map(places):
    for row in rows():
        if row.name not in places or "GET" not in row.methods or row.name in NO_PAGES:
            continue
        place = places[row.name]
        path = reverse(row.name, kwargs=place.kwargs)
        if "<lang>" not in row.path:
            path += f"?lang={translation.get_language()}"
        yield Shown(row.name, path, place.owner)


def _of_wagtail(language):
    course = CoursePage.objects.live().filter(locale__language_code=language).first()
    lesson = LessonPage.objects.child_of(course.get_children().first()).first()
    own = Page.objects.filter(locale__language_code=language, depth__gt=1).live()
    top = own.filter(depth__lte=3).exclude(slug="forum")
    for page in top:
        yield Shown(f"page:{page.slug}", page.get_url())
    yield Shown("course", course.get_url())
    yield Shown("lesson", lesson.get_url())


def _of_account(places):
    amina = places["links:dashboard"].owner
    for name in OF_VISITORS:
        yield Shown(name, reverse(name))
    for name in OF_MEMBERS:
        yield Shown(name, reverse(name), amina)


def _states(attempt):
    """Yield pages that look different for another person or in another state."""
    amina, diego, joao, rui, moderator = (
        get_user_model().objects.get(email=people.address_of(key))
        for key in ("amina", "diego", "joao", "rui", "moderator")
    )
    draft = Shop.objects.get(memberships__user=diego)
    shop = Shop.objects.get(memberships__user=amina)
    yield Shown("quiz begun", reverse("courses:attempt", args=[attempt.code]), diego)
    yield Shown(
        "course begun", reverse("courses:my_course", args=[attempt.activity.course_key]), diego
    )
    yield Shown("course finished", reverse("courses:my_courses"), amina)
    yield Shown("desk of a beginner", reverse("links:dashboard"), joao)
    yield Shown("desk of a mentor", reverse("links:dashboard"), rui)
    yield Shown("guide", reverse("shops:shop_desk", args=[draft.slug]), diego)
    yield Shown("nothing found", reverse("pages:search") + "?q=qqqq")
    yield Shown("found", reverse("pages:search") + "?q=aceite")
    yield Shown("missing", f"/{translation.get_language()}/nowhere/")
    topic = Topic.objects.exclude(accepted=None).order_by("pk").first()
    yield Shown("topic of the moderator", topic.get_absolute_url(), moderator)
    yield Shown("closing", reverse("forum:close", args=[topic.code]), moderator)
    for order in shop.orders.order_by("pk"):
        yield Shown(f"order {order.pk}", reverse("shops:order", args=[order.code, order.secret]))
        yield Shown(
            f"sale {order.pk}", reverse("shops:shop_order", args=[shop.slug, order.code]), amina
        )
    # One of each state, with a shop and without
    matches = Match.objects.select_related("need__person", "mentor__user").order_by("-pk")
    for match in {(one.state, one.need.person == amina): one for one in matches}.values():
        for person in (match.need.person, match.mentor.user):
            yield Shown(f"match {match.pk} {person.code}", match.get_absolute_url(), person)


def client_of(person):
    """Return a client signed in as ``person`` who proved that it is she; that lasts for an hour."""
    client = Client(headers={"sec-fetch-site": "same-origin"})
    if person is not None:
        client.force_login(person)
        session = client.session
        session["account_authentication_methods_user"] = str(person.pk)
        proof = {"method": "code", "reauthenticated": True, "at": time.time() + 3600}
        session["account_authentication_methods"] = [proof]
        session.save()
    return client
