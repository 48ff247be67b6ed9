"""Who helps whom in the demo. ``days`` and the like count back from the day it is loaded."""

from dataclasses import dataclass
from datetime import time

from mentoring.enums import DeclineReason, MeetingWay, Stage


@dataclass(frozen=True)
class Mentor:
    """What one mentor offers; the lists hold codes."""

    who: str
    headline: str
    about: str
    languages: list[str]
    expertise: list[str]
    sectors: list[str]
    place: str
    capacity: int
    promise_days: int


@dataclass(frozen=True)
class Talk:
    """One meeting, proposed ``days`` ago by ``by`` and agreed ``agreed`` days ago, if at all.

    ``on`` are the days on offer, of which the first is taken: -9 is the first working day from nine
    days ago on, 3 the third working day from now.
    """

    by: str
    days: int
    on: tuple[int, ...]
    way: MeetingWay
    where: str
    minutes: int = 60
    clock: time = time(10, 30)
    agreed: int | None = None


@dataclass(frozen=True)
class Asked:
    """One request and what became of it: without ``answered`` it waits, with ``reason`` it is a no."""

    mentor: str
    days: int
    message: str
    answered: int | None = None
    answer: str = ""
    reason: DeclineReason | None = None
    talks: tuple[Talk, ...] = ()
    ended: int | None = None


@dataclass(frozen=True)
class Wanted:
    """What one person needs, and whom she asked."""

    who: str
    days: int
    text: str
    language: str
    languages: list[str]
    expertise: list[str]
    stage: Stage
    sector: str
    place: str
    asked: tuple[Asked, ...] = ()
