"""Below a lesson and beside a course stands the way to the forum, for what the course left open."""

from typing import Any

from core import slots


@slots.fill("courses_lesson_end", template="links/course_asks_forum.html")
@slots.fill("courses_course_aside", template="links/course_asks_forum.html")
def way_to_forum(request: Any, page: Any) -> dict[str, Any]:
    """Return the page, so that the fragment can name it."""
    return {"page": page}
