"""A mail's life: waiting, claimed, sent; or tried again and dead; or dropped."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail as outbox
from django.core.mail import EmailMultiAlternatives

from core.facts import leases
from core.facts.leases import WorkState
from core.notices import sending
from core.notices.models import Mail, Pace
from core.notices.sending import LEASE, PAUSE, send, send_due
from core.notices.services import Guest, choose_paces, switch_off, tell
from tests.core.notices.kinds import BILL, NOON, TEA
from tests.factories.accounts import UserFactory


def _tell(kind=TEA, *, to=None, key="tea", **values):
    return tell(kind, to=to or UserFactory(), key=key, at=NOON, link="/es/shops/", **values)


def _states():
    return list(Mail.objects.order_by("pk").values_list("state", flat=True))


@pytest.fixture
def broken(monkeypatch):
    """Let sending fail with the error put into the list, and work while it is empty."""
    errors = []
    real = EmailMultiAlternatives.send

    def fail(self, **options):
        if errors:
            raise errors[0]
        return real(self, **options)

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", fail)
    return errors


def test_send_due_sends_each_mail_once(db):
    _tell(key="a")
    _tell(to=Guest("shopper@example.test", "fr"), key="b")

    assert (send_due(at=NOON), send_due(at=NOON)) == (2, 0)
    assert outbox.outbox[1].to == ["shopper@example.test"]
    assert _states() == ["done", "done"]


def test_send_due_stops_at_the_limit(db):
    _tell(key="a")
    _tell(key="b")

    assert send_due(at=NOON, limit=1) == 1
    assert len(outbox.outbox) == 1


def test_mail_server_away_keeps_the_mail_and_lets_other_work_go_on(db, broken):
    broken.append(ConnectionRefusedError("mail.example.test"))
    _tell(key="a")
    _tell(key="b")

    assert send_due(at=NOON) == 1
    assert send_due(at=NOON + PAUSE - timedelta(seconds=1)) == 0
    assert send_due(at=NOON + PAUSE) == 1
    first = Mail.objects.first()
    assert (first.state, first.due_at) == ("waiting", NOON + timedelta(minutes=1))
    assert first.error.startswith("ConnectionRefusedError (broken.")


def test_mail_server_back_again_gets_everything(db, broken):
    broken.append(smtplib.SMTPServerDisconnected())
    _tell()
    send_due(at=NOON)

    broken.clear()
    send_due(at=NOON + timedelta(minutes=1))

    assert (len(outbox.outbox), _states()) == (1, ["done"])


def test_mail_that_cannot_be_made_is_dead_after_six_tries(db, broken):
    broken.append(ValueError("amina@example.test"))
    _tell()

    at = NOON
    while send_due(at=at):
        at = Mail.objects.get().due_at

    mail = Mail.objects.get()
    assert (mail.state, mail.attempts) == (WorkState.DEAD, 6)
    assert mail.due_at - NOON == timedelta(hours=14, minutes=36)
    assert "amina" not in mail.error


def test_mail_that_kills_its_worker_each_time_ends_as_dead(db):
    _tell()

    for lease in range(6):
        leases.claim(Mail, at=NOON + lease * LEASE, lease=LEASE)
    send_due(at=NOON + 6 * LEASE)

    assert (_states(), outbox.outbox) == (["dead"], [])


def test_mail_sent_after_its_lease_ended_is_left_to_its_new_holder(db):
    _tell()
    late = leases.claim(Mail, at=NOON, lease=LEASE)
    leases.claim(Mail, at=NOON + LEASE, lease=LEASE)

    send(late, at=NOON + LEASE)

    assert _states() == ["waiting"]


@pytest.mark.parametrize("change", [{}, {"erased_at": NOON, "display_name": ""}])
def test_mail_to_an_account_closed_since_is_dropped(db, change):
    person = UserFactory()
    _tell(BILL, to=person)
    type(person).objects.update(is_active=False, **change)

    send_due(at=NOON)

    assert (_states(), outbox.outbox) == (["dropped"], [])


def test_mail_of_a_kind_switched_off_since_is_dropped(db):
    person = UserFactory()
    _tell(to=person)
    choose_paces(person=person, paces={TEA.key: Pace.OFF})

    send_due(at=NOON)

    assert (_states(), outbox.outbox) == (["dropped"], [])


def test_mail_of_a_kind_switched_off_by_a_guest_is_dropped(db):
    _tell(to=Guest("shopper@example.test", "fr"))
    _tell(to=Guest("other@example.test", "fr"))
    switch_off(kinds=[TEA.key], receiver=None, address="shopper@example.test")

    send_due(at=NOON)

    assert _states() == ["dropped", "done"]
    assert _tell(to=Guest("shopper@example.test", "fr"), key="next").mail is None


def test_mail_of_a_kind_that_is_gone_is_dropped(db):
    notice = _tell()
    type(notice).objects.update(kind="tests.gone")

    send_due(at=NOON)

    assert _states() == ["dropped"]


def test_send_a_mail_is_an_errand_of_the_worker(db, monkeypatch):
    from core.notices.errands import send_a_mail

    _tell()

    assert (send_a_mail(NOON), send_a_mail(NOON)) == (1, 0)
    assert sending.server.asleep_until is None


def test_send_due_asks_once_when_idle(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        send_due(at=NOON)


def test_an_address_the_server_refuses_holds_up_no_other_mail(db, broken):
    broken.append(smtplib.SMTPRecipientsRefused({"nobody@example.test": (550, b"unknown")}))
    _tell(key="a")
    _tell(key="b")

    assert send_due(at=NOON) == 2
