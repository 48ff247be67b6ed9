from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client

from core.notices.links import EVERY_DAILY, unsubscribe_path
from core.notices.models import Notice, Pace, Preference
from core.notices.selectors import paces_of
from core.notices.services import choose_paces, tell
from tests.core.notices.kinds import BILL, NOON, TEA
from tests.factories.accounts import UserFactory

PAGE = 20


@pytest.fixture
def person(db):
    return UserFactory(language="en")


@pytest.fixture
def her(client, person):
    client.force_login(person)
    return client


def _tell(to, *, key="tea", minutes=0, **values):
    at = NOON + timedelta(minutes=minutes)
    values = {"link": "/es/me/preferences/", **values}
    return tell(TEA, to=to, key=key, at=at, **values)


def _way_out(*, receiver=None, address="", kind=TEA.key):
    return unsubscribe_path(receiver=receiver, address=address, kind=kind, language="en")


@pytest.mark.parametrize("number", [1, 3])
def test_inbox_query_count(her, person, number, django_assert_num_queries):
    for row in range(number):
        _tell(person, key=str(row))
    her.get("/en/me/inbox/")

    # person, notices, number of new ones; the session comes from the cache
    with django_assert_num_queries(3):
        her.get("/en/me/inbox/")


def test_inbox_lists_own_notices_newest_first(her, person):
    _tell(person, key="old", data={"title": "Old <b>tea</b>"})
    _tell(person, key="new", minutes=1, data={"title": "New tea"})
    _tell(UserFactory(), data={"title": "Foreign tea"})

    page = her.get("/en/me/inbox/")
    text = page.content.decode()

    assert [row.data["title"] for row in page.context["list"].rows] == ["New tea", "Old <b>tea</b>"]
    assert "Old &lt;b&gt;tea&lt;/b&gt;" in text
    assert "Foreign tea" not in text
    assert "News about tea" in text


def test_inbox_of_nobody_says_so(her):
    assert "There is nothing here yet" in her.get("/en/me/inbox/").content.decode()


def test_inbox_shows_a_kind_that_is_gone(her, person):
    _tell(person, data={"title": "Old tea"})
    Notice.objects.update(kind="tests.gone")

    assert "Old tea" in her.get("/en/me/inbox/").content.decode()


def test_inbox_goes_on_by_cursor(her, person):
    for row in range(PAGE + 1):
        _tell(person, key=str(row), minutes=row)

    first = her.get("/en/me/inbox/").context["list"]
    second = her.get("/en/me/inbox/", {"cursor": first.next_cursor}).context["list"]

    assert (len(first.rows), [row.key for row in second.rows]) == (PAGE, ["0"])


def test_inbox_with_a_bad_cursor_is_404(her):
    assert her.get("/en/me/inbox/", {"cursor": "x"}).status_code == 404


def test_inbox_sends_visitor_to_sign_in(client, db):
    assert client.get("/en/me/inbox/").url.startswith("/en/account/login/")


def test_header_shows_how_much_is_new(her, person):
    notice = _tell(person)
    assert '<span class="badge badge--bad">1<span' in her.get("/en/me/inbox/").content.decode()

    her.post(f"/en/me/inbox/{notice.code}/")

    assert '<span class="badge badge--bad">1<span' not in her.get("/en/me/inbox/").content.decode()


def test_open_notice_marks_it_read_and_goes_to_its_link(her, person):
    notice = _tell(person)

    response = her.post(f"/en/me/inbox/{notice.code}/")

    notice.refresh_from_db()
    assert response.url == "/en/me/preferences/"
    assert notice.read_at is not None


def test_open_notice_again_keeps_the_first_reading(her, person):
    notice = _tell(person)
    Notice.objects.update(read_at=NOON)

    her.post(f"/en/me/inbox/{notice.code}/")

    notice.refresh_from_db()
    assert notice.read_at == NOON


def test_open_notice_by_get_changes_nothing(her, person):
    notice = _tell(person)

    assert her.get(f"/en/me/inbox/{notice.code}/").status_code == 405
    notice.refresh_from_db()
    assert notice.read_at is None


def test_open_notice_of_somebody_else_is_like_a_missing_one(her):
    foreign = _tell(UserFactory())

    answers = [her.post(f"/en/me/inbox/{code}/") for code in (foreign.code, "missing")]

    assert [answer.status_code for answer in answers] == [404, 404]
    foreign.refresh_from_db()
    assert foreign.read_at is None


def test_read_all_reads_own_notices_only(her, person):
    own, foreign = _tell(person), _tell(UserFactory())

    response = her.post("/en/me/inbox/read/")

    own.refresh_from_db()
    foreign.refresh_from_db()
    assert response.url == "/en/me/inbox/"
    assert (own.read_at is not None, foreign.read_at) == (True, None)


def test_preferences_shows_what_was_chosen(her, person):
    choose_paces(person=person, paces={TEA.key: Pace.DAILY})

    page = her.get("/en/me/preferences/")

    assert page.context["form"][TEA.key].initial == Pace.DAILY
    assert BILL.key not in page.context["form"].fields
    assert BILL in page.context["essential"]


def test_preferences_saves_the_choices(her, person):
    wanted = {**paces_of(person), TEA.key: Pace.OFF}

    response = her.post("/en/me/preferences/", wanted)

    assert response.url == "/en/me/preferences/"
    assert paces_of(person) == wanted


@pytest.mark.parametrize("pace", ["", "hourly", "x" * 999])
def test_preferences_refusal_keeps_what_was(her, person, pace):
    before = paces_of(person)

    page = her.post("/en/me/preferences/", {**before, TEA.key: pace})

    assert (page.status_code, list(page.context["form"].errors)) == (200, [TEA.key])
    assert Preference.objects.count() == 0


def test_preferences_cannot_switch_off_essential_kinds(her, person):
    her.post("/en/me/preferences/", {**paces_of(person), BILL.key: Pace.OFF})

    assert not Preference.objects.filter(kind=BILL.key).exists()


def test_unsubscribe_asks_and_changes_nothing(client, person):
    page = client.get(_way_out(receiver=person))

    assert "Do you want to stop these e-mails?" in page.content.decode()
    assert page.headers["Cache-Control"] == "private, no-store"
    assert Preference.objects.count() == 0


def test_unsubscribe_stops_the_mails_without_signing_in(client, person):
    page = client.post(_way_out(receiver=person))

    assert "You will not get these e-mails any more" in page.content.decode()
    assert paces_of(person)[TEA.key] == Pace.OFF


def test_unsubscribe_by_one_click_of_a_mail_program(person):
    program = Client(enforce_csrf_checks=True)

    for _click in range(2):
        answer = program.post(_way_out(receiver=person), {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200

    assert Preference.objects.get(receiver=person).pace == Pace.OFF


def test_unsubscribe_works_for_guests(client, db):
    client.post(_way_out(address="shopper@example.test"))

    assert Preference.objects.values_list("receiver", "address", "kind", "pace").get() == (
        None,
        "shopper@example.test",
        TEA.key,
        Pace.OFF,
    )


def test_unsubscribe_from_the_daily_mail_stops_all_its_kinds(client, person):
    choose_paces(person=person, paces={TEA.key: Pace.DAILY})
    path = _way_out(receiver=person, kind=EVERY_DAILY)
    assert "stop the daily e-mail" in client.get(path).content.decode()

    client.post(path)

    assert paces_of(person)[TEA.key] == Pace.OFF
    assert "You do not get e-mails of this kind." in client.get(path).content.decode()


def test_unsubscribe_speaks_the_language_of_the_mail(client, person):
    assert (
        'lang="ar" dir="rtl"'
        in client.get(_way_out(receiver=person).replace("lang=en", "lang=ar")).content.decode()
    )


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("values", [{"k": BILL.key}, {"k": "tests.gone"}, {"k": TEA.key, "p": "x"}])
def test_unsubscribe_from_what_cannot_be_stopped_is_404(client, db, method, values):
    token = signing.dumps(values, salt="core.notices.unsubscribe")

    assert getattr(client, method)(f"/unsubscribe/{token}/").status_code == 404
    assert Preference.objects.count() == 0


def test_unsubscribe_with_a_changed_token_is_404(client, person):
    path = _way_out(receiver=person)
    token = path.split("/")[2]

    assert client.post(f"/unsubscribe/x{token}/").status_code == 404
    assert Preference.objects.count() == 0


def test_unsubscribe_of_a_closed_account_is_404(client, person):
    path = _way_out(receiver=person)
    type(person).objects.update(is_active=False)

    assert client.get(path).status_code == 404
