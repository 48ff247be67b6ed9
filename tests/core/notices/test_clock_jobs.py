from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail as outbox

from core.facts.leases import WorkState
from core.notices.clock_jobs import gather_daily_mails, purge_notices
from core.notices.models import Mail, Notice, Pace
from core.notices.sending import send_due
from core.notices.services import Guest, choose_paces, tell
from tests.core.notices.kinds import BILL, NOON, TEA
from tests.factories.accounts import UserFactory

EIGHT_IN_MADRID = datetime(2026, 5, 5, 6, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def person(db):
    person = UserFactory(language="en", time_zone="Europe/Madrid")
    choose_paces(person=person, paces={TEA.key: Pace.DAILY})
    return person


def _tell(to, *, key="tea", at=NOON, kind=TEA, **data):
    return tell(kind, to=to, key=key, at=at, link="/es/me/", data=data)


def test_daily_mail_gathers_a_day_in_one_mail(person):
    _tell(person, key="a", title="Mint & co")
    _tell(person, key="b")

    gather_daily_mails(EIGHT_IN_MADRID)
    send_due(at=EIGHT_IN_MADRID)

    message = outbox.outbox[0]
    assert (len(outbox.outbox), message.subject) == (1, "2 things are new for you")
    assert "- News about tea: Mint & co\n- News about tea\n" in message.body
    assert "/en/me/inbox/" in message.body
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize(
    ("at", "made"),
    [
        (EIGHT_IN_MADRID - MINUTE, 0),
        (EIGHT_IN_MADRID, 1),
        (EIGHT_IN_MADRID + timedelta(hours=15), 1),
    ],
)
def test_daily_mail_goes_after_eight_in_the_persons_morning(person, at, made):
    _tell(person)

    assert gather_daily_mails(at) == made


def test_daily_mail_follows_the_persons_time_zone(person):
    type(person).objects.update(time_zone="Atlantic/Canary")
    _tell(person)

    answers = [gather_daily_mails(EIGHT_IN_MADRID + timedelta(hours=h)) for h in (0, 1)]

    assert answers == [0, 1]


@pytest.mark.parametrize(
    "day", [datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC)]
)
def test_daily_mail_comes_once_on_the_days_the_clock_changes(person, day):
    _tell(person, at=day - timedelta(hours=3))

    made = [gather_daily_mails(day + timedelta(minutes=15 * quarter)) for quarter in range(96)]

    hour = 6 if day.month == 3 else 7
    assert [index for index, number in enumerate(made) if number] == [hour * 4]


def test_daily_mail_comes_once_a_day(person):
    _tell(person, key="a")
    gather_daily_mails(EIGHT_IN_MADRID)
    _tell(person, key="b", at=EIGHT_IN_MADRID + MINUTE)

    later = [gather_daily_mails(EIGHT_IN_MADRID + timedelta(hours=h)) for h in (1, 15, 24)]

    assert later == [0, 0, 1]
    assert Mail.objects.count() == 2


def test_daily_mail_leaves_other_paces_and_closed_accounts(person):
    closed = UserFactory()
    choose_paces(person=closed, paces={TEA.key: Pace.DAILY})
    _tell(closed)
    type(closed).objects.filter(pk=closed.pk).update(is_active=False)
    _tell(person, kind=BILL)

    assert gather_daily_mails(EIGHT_IN_MADRID) == 0


def test_daily_mail_drops_what_was_switched_off_since(person):
    _tell(person)
    gather_daily_mails(EIGHT_IN_MADRID)
    choose_paces(person=person, paces={TEA.key: Pace.OFF})

    send_due(at=EIGHT_IN_MADRID)

    assert (outbox.outbox, Mail.objects.get().state) == ([], WorkState.DROPPED)


def test_purge_keeps_what_is_young_and_mails_that_wait(db):
    person = UserFactory()
    guest = Guest("shopper@example.test", "fr")
    _tell(person, key="old", at=NOON - timedelta(days=401))
    _tell(person, key="young", at=NOON - timedelta(days=399))
    _tell(guest, key="old", at=NOON - timedelta(days=91))
    _tell(guest, key="young", at=NOON - timedelta(days=89))
    send_due(at=NOON - timedelta(days=1))
    _tell(guest, key="oldest", at=NOON - timedelta(days=999))

    purge_notices(NOON)

    assert set(Notice.objects.values_list("receiver", "key")) == {
        (person.pk, "young"),
        (None, "young"),
    }
    assert sorted(Mail.objects.values_list("state", flat=True)) == ["done", "done", "waiting"]


def test_purge_takes_the_address_of_a_guest_whose_mail_failed_for_good(db):
    _tell(Guest("nobody@example.test", "es"), at=NOON - timedelta(days=91))
    Mail.objects.update(state=WorkState.DEAD, ended_at=NOON - timedelta(days=90))

    purge_notices(NOON)

    assert not Mail.objects.exists()
