"""Pages that exist only in the middle of something: a code is asked for, a proof is old, all went wrong.

Each has a session of its own, as of a person who has just come so far.
"""

import time
from contextlib import contextmanager
from unittest import mock

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from cece.demo import people
from cece.pages.models import HomePage, StandardPage
from core.blocks import BodyBlock
from courses.models import Certificate, CoursePage, Enrolment, LessonPage
from mentoring.models import Meeting
from tests.core.accounts.mails import last_code
from tests.factories.accounts import UserFactory
from tests.site_pages import Shown, client_of
from tests.town_urls import FAULTS

PASSWORD = "a-long-enough-secret"
SPARE_CODE = "12345678"
AMINA = people.address_of("amina")


def moments(language):
    """Return them in ``language``, which must be the active one."""
    return [
        *_of_codes(),
        *_of_proofs(),
        *_of_settings(),
        *_of_lessons(language),
        *_of_times(),
        _all_blocks(language),
        *(Shown(name, reverse("fault", args=[name])) for name in FAULTS),
    ]


@contextmanager
def any_passkey():
    """Let a passkey count whose credential no device has made."""
    with mock.patch("allauth.mfa.webauthn.internal.auth.get_credentials", return_value=[]):
        yield


def _shown(name, client, path):
    """Return the page ``client`` arrives at from ``path``."""
    answer = client.get(path, follow=True)
    assert answer.status_code == 200, (name, path, answer.status_code)
    path = answer.redirect_chain[-1][0] if answer.redirect_chain else path
    return Shown(name, path, session=client.cookies[settings.SESSION_COOKIE_NAME].value)


def _client():
    return Client(headers={"sec-fetch-site": "same-origin"})


def _signed_in(person):
    """Return a client whose proof is too old for delicate things."""
    client = _client()
    client.force_login(person)
    return client


def _of_codes():
    joining, entering, locked_out = _client(), _client(), _client()
    answer = joining.post(
        reverse("account_signup"),
        {"display_name": "Nadia", "email": f"nadia-{time.time_ns()}@people.test"},
    )
    yield _shown("code of sign-up", joining, answer.url)
    answer = entering.post(reverse("account_login"), {"login": AMINA})
    yield _shown("code of sign-in", entering, answer.url)
    answer = locked_out.post(reverse("account_reset_password"), {"email": AMINA})
    yield _shown("code of new password", locked_out, answer.url)
    other = _client()
    path = other.post(reverse("account_reset_password"), {"email": AMINA}).url
    answer = other.post(path, {"code": last_code()})
    yield _shown("new password", other, answer.url)
    mail.outbox.clear()


def _with_app():
    person = UserFactory(display_name="Nadia")
    Authenticator.objects.create(user=person, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    Authenticator.objects.create(
        user=person, type="recovery_codes", data={"migrated_codes": [SPARE_CODE, "87654321"]}
    )
    return person


def _with_passkey():
    person = UserFactory(display_name="Nadia")
    credential = {"name": "Phone", "credential": {}}
    key = Authenticator.objects.create(user=person, type="webauthn", data=credential)
    return person, key


def _of_proofs():
    """The ways to show that it is she."""
    erase = reverse("accounts:erase")
    by_mail = _signed_in(UserFactory(display_name="Nadia"))
    yield _shown("proof", by_mail, erase)
    asked = by_mail.get(erase).url
    by_mail.post(reverse("accounts:confirm_by_mail"))
    yield _shown("proof by code", by_mail, asked)
    yield _shown("proof by password", _signed_in(UserFactory(password=PASSWORD)), erase)
    yield _shown("proof by app", _signed_in(_with_app()), erase)
    yield _shown("proof by passkey", _signed_in(_with_passkey()[0]), erase)
    person, second_step = _with_app(), _client()
    code_page = second_step.post(reverse("account_login"), {"login": person.email}).url
    answer = second_step.post(code_page, {"code": last_code()})
    yield _shown("second step", second_step, answer.url)
    mail.outbox.clear()


def _of_settings():
    """What there is to change when password, app or passkey are in use."""
    with_password = client_of(UserFactory(password=PASSWORD))
    yield _shown("change password", with_password, reverse("account_change_password"))
    with_app = client_of(_with_app())
    for name in ("mfa_index", "mfa_deactivate_totp", "mfa_view_recovery_codes"):
        yield _shown(f"{name}, in use", with_app, reverse(name))
    yield _shown("new spare codes", with_app, reverse("mfa_generate_recovery_codes"))
    person, key = _with_passkey()
    with_passkey = client_of(person)
    yield _shown("passkeys", with_passkey, reverse("mfa_list_webauthn"))
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        yield _shown(name, with_passkey, reverse(name, args=[key.pk]))


def _of_lessons(language):
    """Yield the first lesson with each kind of block, one as its learner, and a certificate."""
    lessons = LessonPage.objects.live().filter(locale__language_code=language).order_by("path")
    kinds = set()
    for lesson in lessons:
        new = {block.block_type for block in lesson.body} - kinds
        if new:
            kinds |= new
            yield Shown(f"lesson with {' '.join(sorted(new))}", lesson.get_url())
    enrolment = Enrolment.objects.order_by("pk").first()
    course = CoursePage.objects.get(
        translation_key=enrolment.course_key, locale__language_code="es"
    )
    for lesson in lessons.model.objects.live().descendant_of(course).order_by("path")[2:4]:
        yield Shown(f"lesson of a learner: {lesson.slug}", lesson.get_url(), enrolment.learner)
    for certificate in Certificate.objects.order_by("pk"):
        path = reverse("courses:certificate", args=[certificate.code])
        yield Shown(f"certificate {certificate.pk}", path, certificate.learner)


def _of_times():
    """Yield a meeting whose time is not yet chosen, as the two who will meet."""
    meeting = Meeting.objects.filter(state="proposed").order_by("pk").first()
    for person in (meeting.match.need.person, meeting.match.mentor.user):
        yield Shown(f"times for {person.display_name}", meeting.get_absolute_url(), person)


def _all_blocks(language):
    """Show a page with one of each block an editor can choose; it is made at the first look."""
    home = HomePage.objects.get(locale=Locale.objects.get(language_code=language))
    page = StandardPage.objects.child_of(home).filter(slug="all-blocks").first()
    if page is None:
        body = [(name, one.get_preview_value()) for name, one in BodyBlock().child_blocks.items()]
        page = home.add_child(
            instance=StandardPage(
                title="All blocks", slug="all-blocks", locale=home.locale, body=body
            )
        )
    return Shown("all blocks", page.get_url())
