"""One synthetic learner's way through one course, as rows that are not yet written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.conf import settings

from cece.demo.scale.dice import code
from cece.demo.scale.ledger import fact, write
from core.accounts.models import User
from core.facts.models import Fact
from courses.enums import ActivityKind, EnrolmentState
from courses.facts import (
    CERTIFICATE_ISSUED,
    COURSE_COMPLETED,
    ENROLLED,
    LESSON_COMPLETED,
    QUIZ_PASSED,
)
from courses.models import (
    Activity,
    Attempt,
    Certificate,
    Completion,
    CoursePage,
    Enrolment,
    QuizSnapshot,
)
from courses.models.certificate import CODE_LENGTH
from courses.rules import points_of
from courses.selectors.outline import rule_of
from courses.selectors.quizzes import content_of_quiz, hash_of_content

# How far people are -> its share, in per cent
PROGRESS = {"joined": 15, "learning": 50, "finished": 35}
LONGEST_GAP = timedelta(hours=40)
MOST_FAILURES = 2
# How often a quiz that comes next was begun already, and how often it was failed then
BEGUN = FAILED = 0.5


@dataclass
class Course:
    """A course with all that its learners' rows are made from. ``pages`` is language -> page."""

    key: UUID
    slug: str
    pages: dict[str, CoursePage]
    activities: list[Activity]
    pass_percent: int
    _quizzes: dict[tuple[int, str], QuizSnapshot] = field(default_factory=dict)

    @property
    def required(self) -> list[Activity]:
        return [activity for activity in self.activities if activity.is_required]

    def snapshot_of(self, activity: Activity, language: str) -> QuizSnapshot:
        """Return the quiz as it is now, kept once for each language that leads."""
        place = (activity.pk, language)
        if place not in self._quizzes:
            content: Any = content_of_quiz(
                lesson_key=activity.lesson_key, block_id=activity.block_id, language=language
            )
            self._quizzes[place] = QuizSnapshot.objects.get_or_create(
                sha256=hash_of_content(content), defaults={"content": content}
            )[0]
        return self._quizzes[place]


@dataclass
class Rows:
    """What one batch writes, in the order in which it is written."""

    enrolments: list[Enrolment] = field(default_factory=list)
    completions: list[Completion] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    certificates: list[Certificate] = field(default_factory=list)

    def save(self) -> None:
        Enrolment.objects.bulk_create(self.enrolments)
        Completion.objects.bulk_create(self.completions)
        Attempt.objects.bulk_create(self.attempts)
        Certificate.objects.bulk_create(self.certificates)
        write(self.facts())

    def facts(self) -> Iterator[Fact]:
        for enrolment in self.enrolments:
            yield _about_enrolment(ENROLLED, "enrolled", enrolment, enrolment.enrolled_at)
            if enrolment.completed_at:
                at = enrolment.completed_at
                yield _about_enrolment(COURSE_COMPLETED, "course-completed", enrolment, at)
        for completion in self.completions:
            yield _about_completion(completion)
        for certificate in self.certificates:
            yield fact(
                CERTIFICATE_ISSUED,
                key=f"certificate-issued:{certificate.pk}",
                at=certificate.issued_at,
                subject=certificate.learner_id,
                about=certificate,
                data=_data(certificate.course_key, certificate.language),
            )


def _data(course_key, language) -> dict[str, Any]:
    return {"course_key": str(course_key), "language": language}


def _about_enrolment(kind, name, enrolment, at) -> Fact:
    return fact(
        kind,
        key=f"{name}:{enrolment.pk}",
        at=at,
        subject=enrolment.learner_id,
        about=enrolment,
        data=_data(enrolment.course_key, enrolment.language),
    )


def _about_completion(completion) -> Fact:
    activity = completion.activity
    return fact(
        QUIZ_PASSED if activity.kind == ActivityKind.QUIZ else LESSON_COMPLETED,
        key=f"activity-completed:{completion.pk}",
        at=completion.completed_at,
        subject=completion.enrolment.learner_id,
        about=completion,
        data=_data(activity.course_key, completion.language)
        | {"lesson_key": str(activity.lesson_key), "block_id": activity.block_id},
    )


class Walk:
    """One learner's way through one course, written into ``rows``."""

    def __init__(self, course: Course, learner: User, chance: Random, rows: Rows) -> None:
        self.course, self.learner, self.chance, self.rows = course, learner, chance, rows
        known = learner.language in course.pages
        self.language = learner.language if known else settings.LANGUAGE_CODE

    def go(self, at: datetime) -> None:
        course, chance = self.course, self.chance
        age = (at - self.learner.date_joined) * chance.uniform(0.3, 1)
        done = course.activities[: self._far()]
        gap = min(LONGEST_GAP * chance.uniform(0.2, 1), age * 0.9 / (len(done) + 1))
        start = at - age
        self.enrolment = Enrolment(
            learner=self.learner,
            course_key=course.key,
            language=self.language,
            enrolled_at=start,
        )
        self.rows.enrolments.append(self.enrolment)
        for number, activity in enumerate(done, start=1):
            self._do(activity, start + gap * number, gap)
        required = {activity.pk for activity in course.required}
        if required <= {activity.pk for activity in done}:
            last = max(n for n, activity in enumerate(done, start=1) if activity.is_required)
            self._finish(start + gap * last)
        else:
            self._try_next(course.activities[len(done)], start + gap * (len(done) + 1))

    def _far(self) -> int:
        """Return how many activities are done."""
        total = len(self.course.activities)
        state = self.chance.choices([*PROGRESS], weights=[*PROGRESS.values()])[0]
        if state == "finished" or total == 1:
            return total
        return self.chance.randint(1, total - 1) if state == "learning" else 0

    def _do(self, activity: Activity, at: datetime, gap: timedelta) -> None:
        if activity.kind == ActivityKind.QUIZ:
            failures = self.chance.choices(range(MOST_FAILURES + 1), weights=[70, 22, 8])[0]
            for number in range(1, failures + 1):
                before = gap * (failures + 1 - number) / (failures + 2)
                self._attempt(activity, number, at - before, is_passed=False)
            self._attempt(activity, failures + 1, at, is_passed=True)
        self.rows.completions.append(
            Completion(
                enrolment=self.enrolment,
                activity=activity,
                language=self.language,
                completed_at=at,
            )
        )

    def _try_next(self, activity: Activity, at: datetime) -> None:
        """Where a quiz comes next, some have begun it and some have failed it."""
        if activity.kind == ActivityKind.QUIZ and self.chance.random() < BEGUN:
            is_passed = False if self.chance.random() < FAILED else None
            self._attempt(activity, 1, at, is_passed=is_passed)

    def _attempt(
        self, activity: Activity, number: int, at: datetime, *, is_passed: bool | None
    ) -> None:
        """Add a try that ended at ``at``; ``is_passed`` None: it has not ended yet."""
        snapshot = self.course.snapshot_of(activity, self.language)
        questions = snapshot.content["questions"]
        attempt = Attempt(
            code=code(self.chance, 12),
            enrolment=self.enrolment,
            activity=activity,
            snapshot=snapshot,
            number=number,
            pass_percent=self.course.pass_percent,
            most_points=len(questions),
            language=self.language
            if self.language in snapshot.content["texts"]
            else next(iter(snapshot.content["texts"])),
            started_at=at - timedelta(minutes=4),
        )
        if is_passed is not None:
            attempt.answers = self._answers(questions, is_passed=is_passed)
            attempt.grade(points=points_of(questions, attempt.answers), at=at)
        self.rows.attempts.append(attempt)

    def _answers(self, questions: list[dict[str, Any]], *, is_passed: bool) -> dict[str, list[str]]:
        """Return answers with at most as many faults as passing allows, or one too many."""
        total = len(questions)
        allowed = total - -(-self.course.pass_percent * total // 100)
        faults = self.chance.randint(0, allowed) if is_passed else allowed + 1
        wrong = {question["id"] for question in self.chance.sample(questions, faults)}
        return {
            question["id"]: _answer(question, is_right=question["id"] not in wrong)
            for question in questions
        }

    def _finish(self, at: datetime) -> None:
        course = self.course
        self.enrolment.move_to(EnrolmentState.COMPLETED, at=at)
        self.rows.certificates.append(
            Certificate(
                code=code(self.chance, CODE_LENGTH),
                learner=self.learner,
                course_key=course.key,
                holder_name=str(self.learner),
                titles={language: page.title for language, page in course.pages.items()},
                outcomes={language: page.outcome_texts for language, page in course.pages.items()},
                hours=course.pages[self.language].hours,
                language=self.language,
                rule=rule_of(course.required, course.pass_percent).as_dict(),
                issued_at=at,
            )
        )


def _answer(question: dict[str, Any], *, is_right: bool) -> list[str]:
    """Return the right choices, or one that does not do: a wrong one, or one of several right ones."""
    right = [choice["id"] for choice in question["choices"] if choice["is_right"]]
    if is_right:
        return right
    return [choice["id"] for choice in question["choices"] if not choice["is_right"]][:1] or right[
        :1
    ]
