"""Every kind of notice of the house is complete: template, words, a way to switch it off or none."""

import pytest
from django.template import Engine

from core.notices.kinds import NOTICE_KINDS, kinds_to_choose
from tests.factories.accounts import UserFactory
from tests.factories.forum import make_moderator

OURS = sorted(key for key in NOTICE_KINDS if not key.startswith("tests."))


@pytest.mark.parametrize("key", OURS)
def test_kind_has_a_template_and_words(key):
    kind = NOTICE_KINDS[key]

    source = Engine.get_default().get_template(kind.template).source

    assert source.strip()
    assert all(str(words).strip() for words in (kind.label, kind.action, kind.why))


def test_kinds_to_choose_leave_out_essential_ones(db):
    assert {kind.essential for kind in kinds_to_choose(UserFactory(is_superuser=True))} == {False}


def test_kinds_to_choose_are_those_that_may_reach_the_person(db):
    keys = {
        name: {kind.key for kind in kinds_to_choose(person)}
        for name, person in {
            "newcomer": UserFactory(),
            "moderator": make_moderator(),
            "operator": UserFactory(is_superuser=True),
        }.items()
    }

    assert "forum.new_reply" in keys["newcomer"]
    assert keys["moderator"] - keys["newcomer"] == {"forum.report_received"}
    assert keys["operator"] - keys["moderator"] == {"pages.message_received"}
