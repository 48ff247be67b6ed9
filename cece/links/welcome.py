"""A newcomer gets one mail with one thing to do."""

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from core import facts
from core.accounts.facts import PERSON_JOINED
from core.facts.models import Fact
from core.notices.kinds import NoticeKind
from core.notices.services import tell

WELCOME = NoticeKind(
    key="links.welcome",
    label=_("Welcome"),
    template="links/emails/welcome.txt",
    action=_("Go to my desk"),
    why=_("You get this because you opened an account today."),
)


@facts.on(PERSON_JOINED)
def tell_welcome(fact: Fact) -> None:
    """Say where to begin. Runs after commit, at least once; the person gets one notice."""
    person = get_user_model().objects.get(facts=fact)
    with translation.override(person.language):
        link = reverse("links:dashboard")
    tell(WELCOME, to=person, key="welcome", at=fact.at, link=link, fact=fact)
