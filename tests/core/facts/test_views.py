from datetime import timedelta

import pytest

from core.facts.leases import WorkState
from core.facts.models import Reaction
from core.notices.models import Mail
from core.notices.services import tell
from tests.core.facts.kinds import NOON, record_tea
from tests.core.notices.kinds import TEA
from tests.factories.accounts import SuperUserFactory, UserFactory

URL = "/cms/failed-work/"


@pytest.fixture
def operator(client, db):
    client.force_login(SuperUserFactory(language="en"))
    return client


def _dead(key="tea", error="ValueError (serve_tea, 9)"):
    reaction = record_tea(key=key).reactions.get()
    Reaction.objects.filter(pk=reaction.pk).update(
        state=WorkState.DEAD, attempts=6, ended_at=NOON, error=error
    )
    return reaction


def test_failed_work_lists_what_is_dead_and_what_waits(operator):
    _dead(error="<script>")
    record_tea(key="late")

    page = operator.get(URL, headers={"accept-language": "en"})
    text = page.content.decode()

    found = {report.queue.key: (report.due, len(report.dead)) for report in page.context["reports"]}
    assert found == {"reactions": (1, 1), "mails": (0, 0)}
    assert "tests.core.facts.kinds.serve_tea after" in text
    assert "&lt;script&gt;" in text
    assert "1 piece of work has been waiting since" in text
    assert "Nothing has failed." in text


@pytest.mark.parametrize("number", [1, 3])
def test_failed_work_costs_the_same_for_any_number(operator, number, django_assert_max_num_queries):
    for row in range(number):
        _dead(key=str(row))
    operator.get(URL)

    with django_assert_max_num_queries(25):
        operator.get(URL)


def test_try_again_lets_a_dead_reaction_run(operator):
    reaction = _dead()

    response = operator.post(f"{URL}reactions/{reaction.pk}/")

    reaction.refresh_from_db()
    assert response.url == URL
    assert (reaction.state, reaction.attempts, reaction.ended_at) == (WorkState.WAITING, 0, None)


def test_try_again_lets_a_dead_mail_go(operator):
    mail = tell(TEA, to=UserFactory(), key="tea", at=NOON, link="/es/me/").mail
    Mail.objects.update(state=WorkState.DEAD, attempts=6, ended_at=NOON + timedelta(days=1))

    operator.post(f"{URL}mails/{mail.pk}/")

    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (WorkState.WAITING, 0)


def test_try_again_of_what_is_not_dead_is_404(operator):
    waiting = record_tea().reactions.get()

    paths = [f"reactions/{waiting.pk}/", "reactions/999999/", "unknown/1/"]

    assert [operator.post(URL + path).status_code for path in paths] == [404, 404, 404]
    assert operator.get(f"{URL}reactions/{waiting.pk}/").status_code == 405


def test_failed_work_does_not_exist_for_others(client, db):
    reaction = _dead()
    client.force_login(UserFactory())

    answers = [client.get(URL), client.post(f"{URL}reactions/{reaction.pk}/")]

    assert [answer.status_code for answer in answers] == [404, 404]
    reaction.refresh_from_db()
    assert reaction.state == WorkState.DEAD


def test_failed_work_stands_in_the_menu_of_operators(operator):
    assert URL in operator.get("/cms/").content.decode()
