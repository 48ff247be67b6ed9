import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from core.facts.models import Fact
from core.facts.worker import run_due
from core.notices.kinds import NOTICE_KINDS
from core.notices.models import Notice
from courses.services.certificates import revoke_certificate
from tests.factories.accounts import SuperUserFactory, UserFactory
from tests.factories.courses import NOON, a_certificate, a_course, enrolled, lessons_of

pytestmark = pytest.mark.django_db


def rendered(notice):
    kind = NOTICE_KINDS[notice.kind]
    with translation.override(notice.language):
        return render_to_string(kind.template, {"notice": notice, **kind.context(notice)})


def test_joining_a_course_is_welcomed_with_the_next_lesson():
    course = a_course(title="Té y pan")
    user = UserFactory(display_name="Ana", language="en")
    enrolled(user, course)

    run_due(at=NOON)

    notice = Notice.objects.get()
    assert (notice.receiver, notice.kind) == (user, "courses.welcome")
    assert notice.link == lessons_of(course)[0].url
    assert rendered(notice).splitlines()[0] == "Welcome to the course: Té y pan"


def test_joining_a_course_that_is_gone_says_nothing():
    course = a_course()
    enrolled(UserFactory(), course)
    course.unpublish()

    run_due(at=NOON)

    assert Notice.objects.count() == 0


def test_certificate_is_told_to_its_holder():
    certificate = a_certificate()

    run_due(at=NOON)

    notice = Notice.objects.get(kind="courses.certificate_ready")
    assert notice.receiver == certificate.learner
    with translation.override("es"):
        assert notice.link == reverse("courses:certificate", args=[certificate.code])
    assert "Abrir una tienda" in rendered(notice)


def test_certificate_taken_back_is_told_with_the_reason():
    certificate = a_certificate()
    revoke_certificate(
        certificate_id=certificate.pk, reason="Wrong person", by=SuperUserFactory(), at=NOON
    )

    run_due(at=NOON)

    notice = Notice.objects.get(kind="courses.certificate_taken_back")
    assert (notice.receiver, "Wrong person" in rendered(notice)) == (certificate.learner, True)


def test_facts_name_the_course_and_nobody():
    certificate = a_certificate()

    facts = Fact.objects.order_by("pk")

    assert [fact.kind for fact in facts] == [
        "courses.enrolled",
        "courses.lesson_completed",
        "courses.course_completed",
        "courses.certificate_issued",
    ]
    assert {fact.data["course_key"] for fact in facts} == {str(certificate.course_key)}
    assert {fact.subject for fact in facts} == {certificate.learner}
