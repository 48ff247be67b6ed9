from mentoring.models.match import Match
from mentoring.models.meeting import Meeting, MeetingTime
from mentoring.models.mentor import Block, MentorProfile
from mentoring.models.need import Need
from mentoring.models.terms import Expertise, Language, Sector

__all__ = [
    "Block",
    "Expertise",
    "Language",
    "Match",
    "Meeting",
    "MeetingTime",
    "MentorProfile",
    "Need",
    "Sector",
]
