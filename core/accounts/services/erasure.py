"""Erasing a person: asked for, thought over, done. Facts stay; nothing in them names anybody."""

import secrets
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.db.models.deletion import ProtectedError, RestrictedError
from django.utils import timezone
from django.utils.formats import date_format

from core import facts
from core.accounts.errors import ErasureAlreadyAsked, LastOperator, NoErasureToCancel
from core.accounts.facts import PERSON_ERASED
from core.accounts.models import ErasureRequest
from core.accounts.services.export import addresses_of
from core.accounts.services.sessions import end_sessions
from core.facts.leases import log_failure
from core.privacy import Erase, Holding, holdings


def request_erasure(*, user: Any, at: datetime) -> ErasureRequest:
    """Begin the days of grace, after which ``run_due_erasures`` erases ``user``.

    Raises ErasureAlreadyAsked, LastOperator (those who are leaving too do not count); then nothing
    is saved.
    """
    due_at = at + timedelta(days=settings.ERASURE_GRACE_DAYS)
    try:
        with transaction.atomic():
            _refuse_last_operator(user, is_asking=True)
            return ErasureRequest.objects.create(user=user, asked_at=at, due_at=due_at)
    except IntegrityError as taken:
        open_one = ErasureRequest.objects.get(user=user, cancelled_at=None, done_at=None)
        due = date_format(timezone.localtime(open_one.due_at), "DATE_FORMAT")
        raise ErasureAlreadyAsked(due=due) from taken


def _refuse_last_operator(user: Any, *, is_asking: bool = False) -> None:
    """Raise LastOperator when nobody else could run the site; who ``is_asking`` may not count on
    those who have asked before.

    The operators' rows are locked first, so two of them do not go at the same instant.
    """
    if not user.is_superuser:
        return
    operators = get_user_model().objects.filter(is_superuser=True, is_active=True)
    locked = operators.select_for_update(no_key=True).order_by("pk")
    others = {operator.pk for operator in locked} - {user.pk}
    if is_asking:
        leaving = ErasureRequest.objects.filter(cancelled_at=None, done_at=None)
        others -= set(leaving.values_list("user_id", flat=True))
    if not others:
        raise LastOperator


def cancel_erasure(*, user: Any, at: datetime) -> None:
    """Take the wish back. Raises NoErasureToCancel when there is none or it is done."""
    open_ones = ErasureRequest.objects.filter(user=user, cancelled_at=None, done_at=None)
    if not open_ones.update(cancelled_at=at):
        raise NoErasureToCancel


def run_due_erasures(*, at: datetime) -> int:
    """Erase everybody whose days of grace are over; return how many.

    One that cannot be erased does not keep the others: its error is raised when all were tried.
    """
    due = ErasureRequest.objects.filter(due_at__lte=at, cancelled_at=None, done_at=None)
    done, failure = 0, None
    for pk in list(due.values_list("pk", flat=True)):
        try:
            done += _run_request(request_id=pk, at=at)
        except Exception as error:  # noqa: BLE001 - logged here, raised below
            log_failure(f"Erasure {pk}", error)
            failure = error
    if failure:
        raise failure
    return done


@transaction.atomic
def _run_request(*, request_id: int, at: datetime) -> bool:
    """Carry out one request, unless it was cancelled since it was found. Raises LastOperator."""
    requests = ErasureRequest.objects.select_for_update(of=("self",)).select_related("user")
    request = requests.get(pk=request_id)
    if request.cancelled_at or request.done_at:
        return False
    _refuse_last_operator(request.user)
    return erase_person(user_id=request.user_id, at=at)


@transaction.atomic
def erase_person(*, user_id: int, at: datetime) -> bool:
    """Erase what the register of holdings says and leave a tombstone; False when done before.

    Sessions end, files go after commit, related rows are deleted or blanked. All or nothing.
    """
    user = get_user_model().objects.select_for_update().get(pk=user_id)
    if user.erased_at:
        return False
    end_sessions(user=user)
    addresses = addresses_of(user)
    for holding in holdings():
        if holding.before_erase:
            holding.before_erase(user)
    for holding in holdings():
        if holding.erase is Erase.BLANK:
            _blank(holding, user, addresses)
    _delete(user, addresses)
    _leave_tombstone(user, at)
    ErasureRequest.objects.filter(user=user, cancelled_at=None, done_at=None).update(done_at=at)
    facts.record(PERSON_ERASED, subject=user, at=at, key=f"person-erased:{user.pk}")
    return True


def _blank(holding: Holding, user: Any, addresses: tuple[str, ...]) -> None:
    for lookup in holding.lookups:
        hers = {*holding.fields_of(lookup)} if lookup in holding.only else {*holding.blank}
        values = {name: value for name, value in holding.blank.items() if name in hers}
        for row in list(holding.rows_of(user, lookup, addresses)):
            _forget_files(row, values)
            changed = {
                name: value(row) if callable(value) else value for name, value in values.items()
            }
            # Not save(): it may refuse, recompute or log what is about to be forgotten
            holding.every_row.filter(pk=row.pk).update(**changed)


def _delete(user: Any, addresses: tuple[str, ...]) -> None:
    """Delete the rows of every holding that says so; those that protect others go first.

    Raises ProtectedError when rows that stay hold on to rows that should go.
    """
    waiting = [holding for holding in holdings() if holding.erase is Erase.DELETE]
    while waiting:
        stuck: list[Holding] = []
        for holding in waiting:
            try:
                with transaction.atomic():
                    _delete_rows(holding, user, addresses)
            except (ProtectedError, RestrictedError):
                stuck.append(holding)
        if len(stuck) == len(waiting):
            _delete_rows(stuck[0], user, addresses)  # says by its error what holds on to what
        waiting = stuck


def _delete_rows(holding: Holding, user: Any, addresses: tuple[str, ...]) -> None:
    for lookup in holding.lookups:
        rows = list(holding.rows_of(user, lookup, addresses))
        for row in rows:
            _forget_files(row)
        keys = [row.pk for row in rows]
        holding.every_row.filter(pk__in=keys).delete()


def _forget_files(row: models.Model, names: Any = None) -> None:
    """Delete the files of ``row`` (of the fields ``names``) once the erasure is committed."""
    for each in row._meta.concrete_fields:
        if not isinstance(each, models.FileField) or (names is not None and each.name not in names):
            continue
        file = getattr(row, each.name)
        if file:
            transaction.on_commit(partial(file.storage.delete, file.name))


def _leave_tombstone(user: Any, at: datetime) -> None:
    """Empty the person's own row; its key and public code stay, so that sums stay true."""
    user.groups.clear()
    user.user_permissions.clear()
    user.email = f"{secrets.token_hex(12)}@erased.invalid"
    user.display_name = ""
    user.reading_languages = []
    user.time_zone = settings.TIME_ZONE
    user.language = settings.LANGUAGE_CODE
    user.territory = None
    user.last_login = None
    user.is_active = user.is_staff = user.is_superuser = False
    user.erased_at = at
    user.set_unusable_password()
    user.save()


def forget_old_requests(*, at: datetime) -> int:
    """Delete wishes to be erased that were carried out or taken back long ago; return how many."""
    before = at - timedelta(days=settings.ERASURE_REQUEST_DAYS)
    old = ErasureRequest.objects.filter(Q(done_at__lt=before) | Q(cancelled_at__lt=before))
    return old.delete()[0]


def erase_unverified(*, at: datetime) -> int:
    """Erase people who began to sign up and never verified their address; return how many.

    Who signed up has said yes to the terms. People an operator made have not, and may take longer.
    """
    before = at - timedelta(days=settings.UNVERIFIED_PEOPLE_DAYS)
    people = get_user_model().objects.filter(
        date_joined__lt=before,
        last_login=None,
        erased_at=None,
        is_superuser=False,
        consents__isnull=False,
    )
    never = people.filter(emailaddress__isnull=False).exclude(emailaddress__verified=True)
    return sum(
        erase_person(user_id=pk, at=at)
        for pk in list(never.values_list("pk", flat=True).distinct())
    )
