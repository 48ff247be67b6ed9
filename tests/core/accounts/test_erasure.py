import io
import json
import zipfile
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import get_language
from wagtail.admin.models import FormState
from wagtail.log_actions import log
from wagtail.models import Comment, CommentReply, PageSubscription
from wagtail.users.models import UserProfile

from core.accounts import tasks
from core.accounts.errors import ErasureAlreadyAsked, LastOperator, NoErasureToCancel
from core.accounts.models import ErasureRequest
from core.accounts.notices import ERASURE_ASKED, tell_erasure_asked
from core.accounts.selectors import kinds_of_data_about, person_named
from core.accounts.services import erasure
from core.accounts.services.consents import record_consent
from core.accounts.services.export import export_person
from core.facts.clockwork import JOBS
from core.facts.models import Fact
from core.notices.models import Mail, Notice
from core.notices.services import Guest, tell
from core.privacy import Erase, Holding
from tests.core.accounts.canaries import rows_with
from tests.core.moments import NOON
from tests.factories.accounts import SuperUserFactory, UserFactory

MARK = "qzcanary"
OTHER = "xwforeign"


def _full_person(mark, home, client=None):
    """Return a person with ``mark`` in everything the ground may hold about her."""
    person = UserFactory(email=f"{mark}@example.test", display_name=f"Ana {mark}")
    EmailAddress.objects.create(user=person, email=f"old-{mark}@example.test", verified=True)
    Authenticator.objects.create(user=person, type="totp", data={"secret": mark})
    UserProfile.objects.create(
        user=person, avatar=ContentFile(b"picture", name=f"{mark}.png"), dismissibles={mark: True}
    )
    comment = Comment.objects.create(page=home, user=person, text=mark, contentpath="title")
    CommentReply.objects.create(comment=comment, user=person, text=mark)
    PageSubscription.objects.create(page=home, user=person, comment_notifications=True)
    Notice.objects.create(
        kind="k",
        key=f"k-{mark}",
        receiver=person,
        language="es",
        data={"said": mark},
        created_at=NOON,
    )
    log(person, "wagtail.edit", data={"name": mark})
    record_consent(user=person, document="terms", language="es", at=NOON, way="sign-up")
    person.groups.add(Group.objects.create(name=f"group of {person.code}"))
    if client:
        client.force_login(person)
        UserSession.objects.filter(user=person).update(user_agent=mark)
        session = client.session
        session["typed"] = mark
        session.save()
    return person


def _zip(person):
    archive = zipfile.ZipFile(io.BytesIO(export_person(user=person, at=NOON)))
    return {name: archive.read(name) for name in archive.namelist()}


def test_erase_person_leaves_no_canary_in_any_table(client, home):
    person = _full_person(MARK, home, client)
    assert len(rows_with(MARK)) >= 8

    erasure.erase_person(user_id=person.pk, at=NOON)

    assert rows_with(MARK) == {}


def test_erase_person_leaves_other_people_alone(client, home):
    _full_person(OTHER, home)
    before = rows_with(OTHER)
    person = _full_person(MARK, home, client)

    erasure.erase_person(user_id=person.pk, at=NOON)

    assert rows_with(OTHER) == before


def test_erase_person_leaves_a_tombstone_and_its_facts(client, home):
    person = _full_person(MARK, home)
    code = person.code

    is_erased = erasure.erase_person(user_id=person.pk, at=NOON)

    person.refresh_from_db()
    assert is_erased
    assert (person.code, person.display_name, person.is_active, person.erased_at) == (
        code,
        "",
        False,
        NOON,
    )
    assert person.email.endswith("@erased.invalid")
    assert not person.has_usable_password()
    assert (person.groups.count(), person.consents.count()) == (0, 1)
    assert list(Fact.objects.values_list("kind", "subject")) == [
        ("accounts.person_erased", person.pk)
    ]


def test_erase_person_deletes_her_files(home, django_capture_on_commit_callbacks):
    person = _full_person(MARK, home)
    avatar = person.wagtail_userprofile.avatar

    with django_capture_on_commit_callbacks(execute=True):
        erasure.erase_person(user_id=person.pk, at=NOON)

    assert not avatar.storage.exists(avatar.name)


def test_erase_person_twice_is_once(home):
    person = _full_person(MARK, home)
    erasure.erase_person(user_id=person.pk, at=NOON)
    person.refresh_from_db()
    address = person.email

    assert not erasure.erase_person(user_id=person.pk, at=NOON + timedelta(days=1))

    person.refresh_from_db()
    assert (person.email, person.erased_at, Fact.objects.count()) == (address, NOON, 1)


def test_erased_person_is_signed_out_at_once(client, home):
    person = _full_person(MARK, home, client)

    erasure.erase_person(user_id=person.pk, at=NOON)

    assert client.get("/es/me/").status_code == 302


def test_export_holds_everything_of_hers_and_nothing_of_others(home):
    _full_person(OTHER, home)
    person = _full_person(MARK, home)

    files = _zip(person)

    everything = b"".join(files.values()).decode()
    data = json.loads(files["data.json"])
    models = [each["model"] for each in data["holdings"]]
    assert OTHER not in everything
    assert f"files/wagtailusers.UserProfile/{person.wagtail_userprofile.pk}" in "".join(files)
    assert {"accounts.User", "account.EmailAddress", "accounts.Consent"} <= set(models)
    assert "password" not in everything
    page = files["data.html"].decode()
    assert f"Ana {MARK}" in page
    assert f'<html lang="{get_language()}" dir="ltr">' in page


def test_export_tells_a_lost_file_and_goes_on(home):
    person = _full_person(MARK, home)
    avatar = person.wagtail_userprofile.avatar
    avatar.storage.delete(avatar.name)

    assert sorted(_zip(person)) == ["data.html", "data.json"]


def test_kinds_of_data_are_told_with_their_number(db):
    person = UserFactory()

    kinds = kinds_of_data_about(person)

    assert [kind.number for kind in kinds] == [1, 1]


def test_request_erasure_waits_fourteen_days_and_can_be_cancelled(db):
    person = UserFactory()
    asked = erasure.request_erasure(user=person, at=NOON)

    erasure.run_due_erasures(at=NOON + timedelta(days=13))
    erasure.cancel_erasure(user=person, at=NOON + timedelta(days=13))
    number = erasure.run_due_erasures(at=NOON + timedelta(days=15))

    person.refresh_from_db()
    assert (asked.due_at, number, person.erased_at) == (NOON + timedelta(days=14), 0, None)


def test_request_erasure_is_carried_out_after_fourteen_days(db):
    person = UserFactory()
    asked = erasure.request_erasure(user=person, at=NOON)

    number = erasure.run_due_erasures(at=asked.due_at)

    person.refresh_from_db()
    asked.refresh_from_db()
    assert (number, person.erased_at, asked.done_at) == (1, asked.due_at, asked.due_at)
    assert erasure.run_due_erasures(at=asked.due_at) == 0


def test_request_erasure_cancelled_meanwhile_is_not_carried_out(db):
    person = UserFactory()
    asked = erasure.request_erasure(user=person, at=NOON)
    erasure.cancel_erasure(user=person, at=NOON)

    assert not erasure._run_request(request_id=asked.pk, at=asked.due_at)
    person.refresh_from_db()
    assert person.erased_at is None


def test_erase_person_deletes_rows_that_protect_others_first(db, monkeypatch):
    """The declaration of the protected rows comes first, so the first round leaves them."""
    person = UserFactory()
    ErasureRequest.objects.create(user=person, asked_at=NOON, due_at=NOON)
    first = _declared("accounts.Consent", "user")
    consent = record_consent(user=person, document="terms", language="es", at=NOON, way="x")
    tries = []

    def delete_rows(holding, user, addresses):
        tries.append(holding.model)
        if holding.model == "accounts.Consent" and len(tries) == 1:
            raise ProtectedError("held", {consent})

    monkeypatch.setattr(erasure, "_delete_rows", delete_rows)
    second = _declared("accounts.ErasureRequest", "user")
    monkeypatch.setattr(erasure, "holdings", lambda: [first, second])

    erasure.erase_person(user_id=person.pk, at=NOON)

    assert tries == ["accounts.Consent", "accounts.ErasureRequest", "accounts.Consent"]


def test_erase_person_that_cannot_be_complete_changes_nothing(db, monkeypatch):
    """Consents hold on to the person, whom this declaration wants to delete."""
    person = UserFactory()
    record_consent(user=person, document="terms", language="es", at=NOON, way="x")
    monkeypatch.setattr(erasure, "holdings", lambda: [_declared("accounts.User", "pk")])

    with pytest.raises(ProtectedError):
        erasure.erase_person(user_id=person.pk, at=NOON)

    person.refresh_from_db()
    assert (person.erased_at, Fact.objects.count()) == (None, 0)


def test_erasure_and_export_of_a_row_of_two_people_part_them(home, monkeypatch):
    """Each of the two gets and loses only what is about her."""
    writer, solver = UserFactory(), UserFactory()
    row = Comment.objects.create(
        page=home, user=writer, resolved_by=solver, text=MARK, contentpath=OTHER
    )
    shared = Holding(
        "wagtailcore.Comment",
        why="",
        keep="",
        person=("user", "resolved_by"),
        personal=("user", "text", "contentpath", "resolved_by"),
        only={"user": ("text",), "resolved_by": ("contentpath",)},
        erase=Erase.BLANK,
        blank={"text": "", "contentpath": lambda row: f"was {len(row.contentpath)} long"},
    )
    for place in ("core.accounts.services.erasure", "core.accounts.services.export"):
        monkeypatch.setattr(f"{place}.holdings", lambda: [shared])

    hers = _zip(writer)["data.json"].decode()
    erasure.erase_person(user_id=solver.pk, at=NOON)

    row.refresh_from_db()
    assert (MARK in hers, OTHER in hers) == (True, False)
    assert (row.text, row.contentpath) == (MARK, f"was {len(OTHER)} long")


def _declared(model, person):
    return Holding(model, why="", keep="", person=(person,), erase=Erase.DELETE)


def test_what_is_done_before_erasing_gets_the_person(db, monkeypatch):
    seen = []
    holding = Holding("accounts.Consent", why="", keep="", before_erase=seen.append)
    monkeypatch.setattr(erasure, "holdings", lambda: [holding])
    person = UserFactory()

    erasure.erase_person(user_id=person.pk, at=NOON)

    assert seen == [person]


def test_clock_erases_and_purges(db):
    person = UserFactory()
    erasure.request_erasure(user=person, at=NOON)
    half = UserFactory(verified=False, date_joined=NOON)
    record_consent(user=half, document="terms", language="es", at=NOON, way="sign-up")
    Session.objects.create(session_key="old", session_data="x", expire_date=NOON)
    UserSession.objects.create(
        user=person, session_key="old", ip="10.0.0.1", user_agent="x", last_seen_at=NOON
    )
    later = NOON + timedelta(days=20)

    tasks.purge_old_sessions(later)
    tasks.erase_people_whose_grace_is_over(later)
    tasks.erase_people_who_never_verified(later)

    for each in (person, half):
        each.refresh_from_db()
        assert each.erased_at == later
    assert (Session.objects.count(), UserSession.objects.count()) == (0, 0)
    names = [name.rpartition(".")[2] for name in JOBS if name.startswith("core.accounts")]
    assert sorted(names) == [
        "erase_people_who_never_verified",
        "erase_people_whose_grace_is_over",
        "forget_old_erasure_requests",
        "forget_old_traces_of_editors",
        "purge_old_sessions",
    ]


def test_erasure_notice_names_the_day(db):
    person = UserFactory(language="en")
    tell_erasure_asked(erasure.request_erasure(user=person, at=NOON))

    context = ERASURE_ASKED.context(Notice.objects.get())

    with translation.override("en"):
        text = render_to_string(ERASURE_ASKED.template, context)
    assert "2 December 2026" in text


def test_request_erasure_twice_says_when(db):
    person = UserFactory()
    erasure.request_erasure(user=person, at=NOON)

    with pytest.raises(ErasureAlreadyAsked) as refusal:
        erasure.request_erasure(user=person, at=NOON)

    assert refusal.value.data == {"due": "2 de diciembre de 2026"}
    assert ErasureRequest.objects.count() == 1


def test_cancel_erasure_without_request_is_refused(db):
    with pytest.raises(NoErasureToCancel):
        erasure.cancel_erasure(user=UserFactory(), at=NOON)


def test_last_operator_cannot_ask_to_be_erased(db):
    operator = SuperUserFactory()

    with pytest.raises(LastOperator):
        erasure.request_erasure(user=operator, at=NOON)

    assert ErasureRequest.objects.count() == 0
    SuperUserFactory()
    assert erasure.request_erasure(user=operator, at=NOON).pk


def test_operator_cannot_ask_when_the_others_are_leaving(db):
    first, second = SuperUserFactory.create_batch(2)
    erasure.request_erasure(user=first, at=NOON)

    with pytest.raises(LastOperator):
        erasure.request_erasure(user=second, at=NOON)

    assert ErasureRequest.objects.get().user == first
    erasure.cancel_erasure(user=first, at=NOON)
    assert erasure.request_erasure(user=second, at=NOON).pk


def test_erasure_waits_when_the_operator_has_become_the_last(db):
    leaving, other = SuperUserFactory.create_batch(2)
    erasure.request_erasure(user=leaving, at=NOON - timedelta(days=20))
    get_user_model().objects.filter(pk=other.pk).update(is_active=False)

    with pytest.raises(LastOperator):
        erasure.run_due_erasures(at=NOON)

    leaving.refresh_from_db()
    assert leaving.erased_at is None
    SuperUserFactory()
    assert erasure.run_due_erasures(at=NOON) == 1


def test_erase_unverified_takes_only_old_halves_of_sign_ups(db):
    long_ago = NOON - timedelta(days=8)
    half = UserFactory(verified=False, date_joined=long_ago)
    young = UserFactory(verified=False, date_joined=NOON - timedelta(days=6))
    for person in (half, young):
        record_consent(user=person, document="terms", language="es", at=NOON, way="sign-up")
    UserFactory(date_joined=long_ago)

    number = erasure.erase_unverified(at=NOON)

    half.refresh_from_db()
    assert (number, half.erased_at) == (1, NOON)


def test_consents_are_append_only(db):
    person = UserFactory()
    first = record_consent(user=person, document="terms", language="es", at=NOON, way="sign-up")
    again = record_consent(user=person, document="terms", language="es", at=NOON, way="sign-up")
    taken_back = record_consent(
        user=person, document="terms", language="es", at=NOON, way="privacy page", is_given=False
    )

    assert (first.pk == again.pk, person.consents.count()) == (True, 2)
    for change in (taken_back.save, taken_back.delete, person.consents.all().delete):
        with pytest.raises(TypeError):
            change()
    with pytest.raises(TypeError):
        person.consents.update(is_given=True)


def test_database_refuses_an_erased_person_with_a_name(db):
    person = UserFactory()
    person.erased_at = NOON

    with pytest.raises(IntegrityError), transaction.atomic():
        person.save()


def test_export_person_command_writes_a_file(db, tmp_path, capsys):
    person = UserFactory(email="amina@example.test")

    call_command("export_person", "AMINA@example.test", to=tmp_path / "a.zip")

    assert zipfile.is_zipfile(tmp_path / "a.zip")
    assert person_named(person.code) == person


def test_erase_person_command_asks_first(db, monkeypatch, capsys):
    person = UserFactory()
    monkeypatch.setattr("builtins.input", lambda _question: "no")

    with pytest.raises(CommandError):
        call_command("erase_person", person.email)

    person.refresh_from_db()
    assert person.erased_at is None
    call_command("erase_person", person.code, yes=True)
    call_command("erase_person", person.code, yes=True)
    assert capsys.readouterr().out == "Erased.\nErased before.\n"


@pytest.mark.parametrize("command", ["erase_person", "export_person"])
def test_commands_refuse_a_stranger(db, command):
    with pytest.raises(CommandError):
        call_command(command, "nobody@example.test")


def test_privacy_record_prints_every_holding(capsys):
    call_command("privacy_record")

    record = json.loads(capsys.readouterr().out)
    (person,) = [each for each in record if each["model"] == "accounts.User"]
    assert person["erase"] == "tombstone"
    assert person["personal"] == ["display_name", "email", "reading_languages", "time_zone"]


def test_erase_unverified_leaves_people_whom_an_operator_made(db):
    made = UserFactory(verified=False, date_joined=NOON - timedelta(days=8))

    assert erasure.erase_unverified(at=NOON) == 0
    made.refresh_from_db()
    assert made.erased_at is None


def test_one_erasure_that_fails_keeps_no_other(db, monkeypatch):
    people = UserFactory.create_batch(3)
    for person in people:
        erasure.request_erasure(user=person, at=NOON - timedelta(days=20))
    erase = erasure.erase_person

    def refuse_one(*, user_id, at):
        if user_id == people[1].pk:
            raise ValueError("stuck")
        return erase(user_id=user_id, at=at)

    monkeypatch.setattr(erasure, "erase_person", refuse_one)

    with pytest.raises(ValueError, match="stuck"):
        erasure.run_due_erasures(at=NOON)

    erased = get_user_model().objects.filter(erased_at=NOON)
    assert set(erased) == {people[0], people[2]}


def test_wishes_to_be_erased_are_forgotten_after_three_years(db):
    long_ago = NOON - timedelta(days=3 * 365 + 1)
    for done_at, cancelled_at in [(long_ago, None), (None, long_ago), (NOON, None), (None, None)]:
        ErasureRequest.objects.create(
            user=UserFactory(),
            asked_at=long_ago,
            due_at=long_ago,
            done_at=done_at,
            cancelled_at=cancelled_at,
        )

    assert erasure.forget_old_requests(at=NOON) == 2
    assert set(ErasureRequest.objects.values_list("done_at", "cancelled_at")) == {
        (NOON, None),
        (None, None),
    }


def test_erasing_takes_what_was_told_to_her_address_before_she_joined(db):
    person = UserFactory(email="amina@example.test")
    other = Guest("other@example.test", "es")
    for to in (Guest("Amina@example.test", "es"), other):
        tell(ERASURE_ASKED, to=to, key="x", at=NOON, link="/es/", data={"due_on": "2027-01-01"})

    erasure.erase_person(user_id=person.pk, at=NOON)

    assert list(Notice.objects.values_list("address", flat=True)) == ["other@example.test"]
    assert list(Mail.objects.values_list("address", flat=True)) == ["other@example.test"]


def test_traces_of_editors_are_forgotten_when_we_said(db):
    person = UserFactory()
    old, young = (log(person, "wagtail.edit", user=person) for _each in range(2))
    type(old).objects.filter(pk=old.pk).update(timestamp=NOON - timedelta(days=731))
    type(old).objects.filter(pk=young.pk).update(timestamp=NOON - timedelta(days=729))
    typed = FormState.objects.create(
        data="title=Amina",
        user=person,
        content_type=old.content_type,
        object_id="1",
        last_updated_at=NOON - timedelta(hours=25),
    )

    JOBS["core.accounts.tasks.forget_old_traces_of_editors"].run(NOON)

    assert list(type(old).objects.values_list("pk", flat=True)) == [young.pk]
    assert not FormState.objects.filter(pk=typed.pk).exists()
