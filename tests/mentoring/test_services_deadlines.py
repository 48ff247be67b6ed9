from datetime import UTC, datetime, timedelta

import pytest

from core.facts.models import Fact
from mentoring.enums import MatchState
from mentoring.services.deadlines import expire_requests, remind_mentors
from mentoring.tasks import keep_promises
from tests.factories.mentoring import MatchFactory

pytestmark = pytest.mark.django_db
# The factory's request is due on Monday the 23rd and expires after Wednesday the 25th
SUNDAY_IN_SPAIN = datetime(2026, 11, 22, 22, 59, tzinfo=UTC)
MONDAY_IN_SPAIN = datetime(2026, 11, 22, 23, 0, tzinfo=UTC)
WEDNESDAY_IN_SPAIN = datetime(2026, 11, 25, 22, 59, tzinfo=UTC)
THURSDAY_IN_SPAIN = datetime(2026, 11, 25, 23, 0, tzinfo=UTC)


def kinds():
    return list(Fact.objects.values_list("kind", flat=True))


def test_remind_mentors_begins_on_the_promised_day_and_reminds_once():
    MatchFactory()

    reminded = [remind_mentors(at=at) for at in (SUNDAY_IN_SPAIN, MONDAY_IN_SPAIN, MONDAY_IN_SPAIN)]

    assert (reminded, kinds()) == ([0, 1, 0], ["mentoring.match_reply_due"])
    assert Fact.objects.get().actor is None


def test_expire_requests_waits_until_the_last_day_is_over():
    match = MatchFactory()

    expired = [expire_requests(at=at) for at in (WEDNESDAY_IN_SPAIN, THURSDAY_IN_SPAIN)]

    match.refresh_from_db()
    assert (expired, match.state, match.closed_at) == (
        [0, 1],
        MatchState.EXPIRED,
        THURSDAY_IN_SPAIN,
    )
    assert kinds() == ["mentoring.match_expired"]


def test_deadlines_count_the_mentors_own_day():
    MatchFactory(mentor__place="PT-0805")

    assert [
        remind_mentors(at=at + timedelta(hours=h)) for h in (0, 1) for at in [MONDAY_IN_SPAIN]
    ] == [
        0,
        1,
    ]


def test_keep_promises_leaves_answered_requests_alone():
    MatchFactory(accepted=True)
    MatchFactory(state="withdrawn", closed_at=SUNDAY_IN_SPAIN)

    keep_promises(THURSDAY_IN_SPAIN)

    assert kinds() == []


@pytest.mark.parametrize("number", [1, 3])
def test_keep_promises_expires_all_that_are_late(number):
    MatchFactory.create_batch(number)

    keep_promises(THURSDAY_IN_SPAIN)

    assert kinds().count("mentoring.match_expired") == number
