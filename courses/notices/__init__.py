"""What learners are told, and which fact tells them."""

from courses.notices import certificates, enrolments  # noqa: F401
