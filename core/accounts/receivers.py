"""What the libraries say; the services decide what it means."""

from allauth.account.signals import email_confirmed
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from core import clock
from core.accounts.services.joining import join_person
from core.accounts.services.sessions import note_session


@receiver(email_confirmed, dispatch_uid="accounts.join_person")
def join_after_verification(email_address, **_kwargs):
    join_person(user=email_address.user, at=clock.now())


@receiver(user_logged_in, dispatch_uid="accounts.note_session")
def note_after_login(request, user, **_kwargs):
    note_session(user=user, request=request)
