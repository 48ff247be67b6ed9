"""The demo's courses: what is the same in all their languages, in the order of the catalogue.

The words of a course lie in a folder of its name, one folder for each language in it, and its
drawings in ``drawings.py`` beside them. ``reading.py`` says how the files are written.
"""

from dataclasses import dataclass

from courses.enums import Level, Subject


@dataclass(frozen=True)
class Course:
    """``name`` is the folder; ``picture`` is the drawing that stands for it in the catalogue."""

    name: str
    subject: Subject
    hours: int
    picture: str
    level: Level = Level.FIRST
    pass_percent: int = 75


COURSES = (
    Course("business_basics", Subject.LAW, hours=3, picture="cover"),
    Course("online_shop", Subject.SELLING, hours=3, picture="shop_front"),
    Course("selling_words", Subject.LANGUAGE, hours=3, picture="stall"),
)
