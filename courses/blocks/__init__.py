from courses.blocks.lesson import LessonBodyBlock, OutcomesBlock
from courses.blocks.questions import fault_of_choices

__all__ = ["LessonBodyBlock", "OutcomesBlock", "fault_of_choices"]
