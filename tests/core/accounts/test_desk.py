import re

import pytest
import time_machine
from django.contrib.auth.models import Group, Permission
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver

from tests.core.accounts.mails import last_code
from tests.core.moments import NOON
from tests.factories.accounts import SuperUserFactory, UserFactory


@pytest.fixture
def editor(db):
    group = Group.objects.create(name="Some editors")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    person = UserFactory()
    person.groups.add(group)
    return person


def _desk_paths():
    """Yield every address under ``/cms/`` that takes no argument or only whole numbers."""

    def walk(patterns, prefix):
        for pattern in patterns:
            path = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, path)
            elif isinstance(pattern, URLPattern):
                yield path

    for pattern in walk(get_resolver().url_patterns, ""):
        path = pattern.replace("^", "").replace("$", "")
        if path.startswith("cms/") and path != "cms/login/":
            numbers = re.sub(r"<[^>]+>", "1", path)
            if not set(numbers) & set("()[]?*+\\"):
                yield f"/{numbers}"


def test_people_without_the_right_enter_no_address_of_the_desk(client, db):
    client.force_login(UserFactory())
    paths = sorted(set(_desk_paths()))

    answers = {path: client.get(path).status_code for path in paths}

    assert len(paths) > 150
    assert {path: status for path, status in answers.items() if status != 404} == {}


def test_people_without_the_right_post_to_no_address_of_the_desk(client, db):
    client.force_login(UserFactory())
    paths = sorted(set(_desk_paths()))[::4]  # reading tried them all

    answers = {client.post(path).status_code for path in paths}

    assert answers == {404}


@pytest.mark.parametrize(
    "path", ["/cms/", "/cms/login/", "/cms/users/", "/cms/password_reset/", "/cms/nothing/"]
)
def test_visitors_are_sent_to_the_one_door(client, db, path):
    answer = client.get(path)

    assert answer.status_code == 302
    assert answer.url.startswith("/es/account/login/")


def test_editor_enters_the_desk_but_not_people(client, editor):
    client.force_login(editor)

    assert client.get("/cms/").status_code == 200
    assert client.get(reverse("wagtailusers_users:index")).status_code == 302
    assert client.get(reverse("wagtailusers_users:add")).status_code == 302
    assert client.get(reverse("wagtailusers_groups:index")).status_code == 302


@pytest.mark.parametrize("permission", ["add_user", "change_user", "delete_user", "change_group"])
def test_a_group_cannot_be_given_people(client, editor, permission):
    right = Permission.objects.get(codename=permission)
    editor.groups.get().permissions.add(right)
    client.force_login(editor)
    section = "groups" if permission.endswith("group") else "users"

    index = client.get(reverse(f"wagtailusers_{section}:index"))
    edit = client.post(reverse("wagtailusers_users:edit", args=[editor.pk]), {"is_superuser": "on"})

    editor.refresh_from_db()
    assert (index.status_code, edit.status_code, editor.is_superuser) == (302, 302, False)


def test_a_taken_right_closes_the_desk_at_the_next_request(client, editor):
    client.force_login(editor)
    client.get("/cms/")
    editor.groups.clear()

    assert client.get("/cms/").status_code == 404


def test_operator_makes_a_person_who_then_signs_in_by_one_code(client, db):
    client.force_login(SuperUserFactory())
    values = {"email": "Lucia@Example.test", "display_name": " Lucia  M ", "language": "pt"}

    page = client.get(reverse("wagtailusers_users:add"))
    answer = client.post(reverse("wagtailusers_users:add"), values)
    client.logout()
    client.post("/es/account/login/", {"login": "lucia@example.test"})
    entered = client.post("/es/account/login/code/confirm/", {"code": last_code()})

    assert (page.status_code, answer.status_code, entered.url) == (200, 302, "/pt/me/")


def test_operator_closes_an_account_and_its_next_request_is_anonymous(client, db):
    person = UserFactory()
    hers = type(client)()
    hers.force_login(person)
    client.force_login(SuperUserFactory())
    url = reverse("wagtailusers_users:edit", args=[person.pk])
    values = {"email": person.email, "display_name": person.display_name, "language": "es"}

    page = client.get(url)
    client.post(url, values)

    person.refresh_from_db()
    assert (page.status_code, person.is_active) == (200, False)
    assert hers.get("/es/me/").status_code == 302


def test_operator_cannot_give_an_address_twice(client, db):
    UserFactory(email="taken@example.test")
    client.force_login(SuperUserFactory())
    values = {"email": "TAKEN@example.test", "display_name": "Lucia", "language": "pt"}

    answer = client.post(reverse("wagtailusers_users:add"), values)

    assert list(answer.context["form"].errors) == ["email"]


def test_nobody_deletes_a_person_at_the_desk(client, db):
    person = UserFactory()
    client.force_login(SuperUserFactory())

    answer = client.post(reverse("wagtailusers_users:delete", args=[person.pk]))

    person.refresh_from_db()
    assert answer.status_code == 302


def test_second_factor_may_be_required_before_the_desk_opens(client, editor, settings):
    settings.MFA_REQUIRED_FOR_STAFF = True
    client.force_login(editor)

    answer = client.get("/cms/")

    assert answer.url == "/es/account/2fa/"


def test_desk_closes_after_half_an_hour_away(client, editor):
    client.force_login(editor)
    session = client.session
    session.set_expiry(None)
    session.save()
    with time_machine.travel(NOON, tick=False) as clock:
        client.get("/cms/")
        answers = []
        for minutes in (20, 20, 31):
            clock.shift(minutes * 60)
            answers.append(client.get("/cms/").status_code)
        after = client.get("/es/me/").status_code

    assert (answers, after) == ([200, 200, 302], 302)


def test_person_without_the_desk_is_not_signed_out_by_idling(client, db):
    client.force_login(UserFactory())
    with time_machine.travel(NOON, tick=False) as clock:
        client.get("/es/me/")
        clock.shift(24 * 3600)
        status = client.get("/es/me/").status_code

    assert status == 200


def test_desk_speaks_the_language_of_the_person(client, editor):
    editor.language = "fr"
    editor.save()
    client.force_login(editor)
    client.cookies["language"] = "pt"

    page = client.get("/cms/")

    assert '<html lang="fr"' in page.text
