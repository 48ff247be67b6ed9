"""Mentoring in a browser: the walk without scripts on a small phone, and the pages under axe."""

from datetime import timedelta

import pytest

from core import clock
from mentoring.models import Meeting
from tests.e2e.reader import overflow
from tests.factories.accounts import UserFactory
from tests.factories.mentoring import MatchFactory, MeetingFactory, MentorFactory


def test_walk_from_three_questions_to_a_meeting_without_scripts(open_page):
    person = UserFactory(display_name="Amina", time_zone="Europe/Lisbon", language="en")
    mentor = MentorFactory(user__display_name="Lucía").user
    mine, hers = (open_page(script=False, signed_in=user) for user in (person, mentor))

    mine.goto("/en/mentoring/need/")
    mine.get_by_label("What do you need help with?").fill("How do I pay taxes?")
    mine.get_by_label("Taxes and social security").check()
    mine.get_by_label("I have an idea").check()
    mine.get_by_label("Spanish").check()
    mine.get_by_role("button", name="Show me mentors").click()
    mine.get_by_role("link", name="Ask Lucía").click()
    mine.get_by_role("button", name="Send").click()
    hers.goto("/en/mentoring/desk/")
    hers.get_by_role("link", name="Amina").click()
    hers.get_by_role("button", name="Yes, I help").click()
    hers.get_by_role("link", name="Propose a meeting").click()
    day = (clock.now() + timedelta(days=5)).strftime("%Y-%m-%d")
    hers.get_by_label("First possible time").fill(f"{day}T16:30")
    hers.get_by_label("Phone call").check()
    hers.get_by_label("Address, link or phone number").fill("+34 600 000 000")
    hers.get_by_role("button", name="Send").click()
    meeting = Meeting.objects.get()
    mine.goto(f"/en/mentoring/meetings/{meeting.code}/")
    mine.get_by_role("button", name="15:30").click()

    meeting.refresh_from_db()
    assert meeting.state == "agreed"
    assert mine.get_by_role("link", name="Put it into my calendar").is_visible()
    assert overflow(mine) <= 0


@pytest.mark.parametrize("language", ["es", "ar"])
def test_pages_are_clean_on_a_small_phone(open_page, axe, language):
    later = clock.now() + timedelta(days=2)
    meeting = MeetingFactory(times=[later])
    request = MatchFactory(need__person=meeting.match.need.person)
    MentorFactory.create_batch(2, sectors=["food"])
    page = open_page(language=language, signed_in=meeting.match.need.person)
    paths = [
        "",
        f"mentors/{meeting.match.mentor.user.code}/",
        "offer/",
        "mine/",
        "need/",
        f"needs/{request.need.code}/",
        f"needs/{request.need.code}/ask/{request.mentor.user.code}/",
        f"matches/{meeting.match.code}/",
        f"matches/{meeting.match.code}/meeting/",
        f"meetings/{meeting.code}/",
    ]

    found = {}
    for path in paths:
        page.goto(f"/{language}/mentoring/{path}")
        found[path] = (axe(page), max(overflow(page), 0))

    assert {path: problems for path, problems in found.items() if problems != ([], 0)} == {}
    assert (page.foreign, page.broken) == ([], [])
