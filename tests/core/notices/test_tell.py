import pytest
from django.core import mail as outbox
from django.db import transaction

from core.facts.models import Fact
from core.notices import selectors, services
from core.notices.kinds import NoticeKind
from core.notices.models import Mail, Notice, Pace, Preference
from core.notices.services import Guest, choose_paces, tell
from tests.core.facts.kinds import record_tea
from tests.core.notices.kinds import BILL, NOON, TEA
from tests.factories.accounts import UserFactory

GUEST = Guest(" Shopper@Example.test ", "fr")


def _tell(kind=TEA, *, to, key="tea", link="/es/shops/", **values):
    return tell(kind, to=to, key=key, at=NOON, link=link, **values)


def test_tell_puts_a_notice_in_the_inbox_and_a_mail_in_the_queue(db):
    person = UserFactory(language="fr")
    fact = record_tea(subject=person)

    notice = _tell(to=person, fact=fact, data={"cups": 2})

    assert list(selectors.inbox_of(person)) == [notice]
    assert (notice.language, notice.fact, notice.data) == ("fr", fact, {"cups": 2})
    assert (notice.mail.receiver, notice.mail.due_at) == (person, NOON)
    assert (str(notice), str(notice.mail)) == ("tests.tea tea", notice.mail.code)
    assert outbox.outbox == []


def test_tell_twice_is_one_notice_and_one_mail(db):
    person = UserFactory()

    assert _tell(to=person) == _tell(to=person)
    assert (Notice.objects.count(), Mail.objects.count()) == (1, 1)


def test_tell_guest_twice_is_one_notice_and_one_mail(db):
    assert _tell(to=GUEST) == _tell(to=GUEST)
    assert Notice.objects.values_list("address", "language").get() == (
        "shopper@example.test",
        "fr",
    )
    assert Mail.objects.count() == 1


def test_tell_at_the_same_moment_is_one_notice_and_one_mail(db, monkeypatch):
    person = UserFactory()
    first = _tell(to=person)
    real = Notice.objects.filter

    def blind(**lookups):
        """See nothing at the first look, as the slower of two does."""
        monkeypatch.undo()
        found = real(**lookups)
        found.first = lambda: None
        return found

    monkeypatch.setattr(Notice.objects, "filter", blind)

    assert _tell(to=person) == first
    assert (Notice.objects.count(), Mail.objects.count()) == (1, 1)


@pytest.mark.parametrize("trait", [{}, {"erased_at": NOON, "display_name": ""}])
def test_tell_closed_account_nothing(db, trait):
    person = UserFactory(is_active=False, **trait)

    assert _tell(BILL, to=person) is None
    assert (Notice.objects.count(), Mail.objects.count()) == (0, 0)


@pytest.mark.parametrize("link", ["https://evil.test/", "//evil.test/", "shops/", ""])
def test_tell_refuses_links_that_leave_the_site(db, link):
    with pytest.raises(ValueError, match="a path of this site"):
        _tell(to=UserFactory(), link=link)

    assert Notice.objects.count() == 0


@pytest.mark.parametrize(("pace", "mails"), [(Pace.DAILY, 0), (Pace.OFF, 0), (Pace.IMMEDIATE, 1)])
def test_tell_goes_by_the_pace_the_person_chose(db, pace, mails):
    person = UserFactory()
    choose_paces(person=person, paces={TEA.key: pace})

    notice = _tell(to=person)

    assert (notice.pace, Mail.objects.count()) == (pace, mails)


def test_tell_essential_things_whatever_was_chosen(db):
    person = UserFactory()
    Preference.objects.create(receiver=person, kind=BILL.key, pace=Pace.OFF)

    assert _tell(BILL, to=person).mail is not None


def test_rolled_back_transaction_tells_nothing(transactional_db):
    person = UserFactory()

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        _tell(to=person, data={"cups": _tell(to=person, key="first").pk // 0})

    assert (Notice.objects.count(), Mail.objects.count()) == (0, 0)


def test_deleting_facts_takes_their_notices_along(db):
    from core.facts.unlock import Reason, unlocked

    _tell(to=UserFactory(), fact=record_tea())

    with unlocked(Reason.DEMO):
        Fact.objects.all().delete()

    assert Notice.objects.count() == 0


def test_choose_paces_again_replaces_and_leaves_others(db):
    person, other = UserFactory(), UserFactory()
    choose_paces(person=other, paces={TEA.key: Pace.DAILY})

    choose_paces(person=person, paces={TEA.key: Pace.OFF})
    choose_paces(person=person, paces={TEA.key: Pace.DAILY})

    rows = Preference.objects.filter(receiver=person)
    assert [str(row) for row in rows] == ["tests.tea: daily"]
    assert selectors.paces_of(other)[TEA.key] == Pace.DAILY
    assert selectors.daily_kinds_of(person) == [TEA.key]


def test_read_all_counts_what_was_new(db):
    person = UserFactory()
    _tell(to=person, key="a")
    _tell(to=person, key="b")
    _tell(to=UserFactory(), key="b")

    assert services.read_all(person=person, at=NOON) == 2
    assert services.read_all(person=person, at=NOON) == 0
    assert selectors.unread_count(person) == 0
    assert Notice.objects.filter(read_at=None).count() == 1


def test_kind_is_declared_once():
    with pytest.raises(ValueError, match="is declared twice"):
        NoticeKind(key=TEA.key, label="", template="", action="", why="")


def test_tell_query_count(db, django_assert_num_queries):
    person = UserFactory()

    # look, preference, begin x2, mail, notice, commit x2
    with django_assert_num_queries(8):
        _tell(to=person)
    with django_assert_num_queries(3):
        _tell(to=person)
