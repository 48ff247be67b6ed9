from wagtail import hooks
from wagtail.permissions import register_permission_policy

from mentoring.models import MentorProfile
from mentoring.viewsets import MentorViewSet, VettingPolicy

register_permission_policy(MentorProfile, VettingPolicy(MentorProfile))


@hooks.register("register_admin_viewset")
def mentors_in_the_menu():
    return MentorViewSet()
