"""Take the demo away without a trace."""

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Q

from cece.demo.people import DOMAIN
from core.facts.models import Fact, Reaction
from core.facts.unlock import Reason, unlocked


def _without_object() -> set[int]:
    """Return the facts about rows that are gone: only removing the demo deletes such rows."""
    gone: set[int] = set()
    kinds = Fact.objects.exclude(object_type="").order_by().values_list("object_type", flat=True)
    for label in kinds.distinct():
        model = apps.get_model(label)
        facts = dict(Fact.objects.filter(object_type=label).values_list("pk", "object_id"))
        there = {str(pk) for pk in model._default_manager.values_list("pk", flat=True)}
        gone |= {pk for pk, object_id in facts.items() if object_id not in there}
    return gone


def remove_ledger_and_people() -> None:
    """Delete the demo people, what was told to them and the facts about them.

    Call it when the islands have removed their rows. Raises UnlockRefused where the settings do not
    allow it.
    """
    people = get_user_model().objects.filter(email__endswith=DOMAIN)
    with unlocked(Reason.DEMO):
        facts = Fact.objects.filter(
            Q(subject__in=people) | Q(actor__in=people) | Q(pk__in=_without_object())
        )
        for told in apps.get_model("notices", "Notice").objects.filter(
            Q(receiver__in=people) | Q(fact__in=facts)
        ):
            told.delete()
        Reaction.objects.filter(fact__in=facts).delete()
        facts.delete()
    people.delete()
