"""Reads of courses: the catalogue, the outline of a course, a learner's courses, quizzes."""
