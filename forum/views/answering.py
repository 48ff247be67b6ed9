"""Answering, choosing the solution, following."""

import re

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View

from core import clock, limits
from core.access import Audience, allow
from core.errors import DomainError, add_refusal, show_refusal
from forum.forms import ReplyForm
from forum.models import Topic
from forum.services import following, solutions
from forum.services.posting import Text
from forum.services.replies import post_reply

POSITION = re.compile(r"[0-9]{1,9}")


class TopicAction(View):
    """Do something with a question a person may see; who comes by a link is shown the question."""

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except ObjectDoesNotExist as error:
            raise Http404 from error

    def get(self, request, code, **kwargs):
        return self.back(Topic.objects.visible_to(request.user).get(code=code), **kwargs)

    def back(self, topic, position=1):
        return redirect(topic.address(get_language(), position=position))


@allow(Audience.MEMBER, note="Questions the person can see.")
class ReplyView(TopicAction):
    def post(self, request, code):
        form = ReplyForm(request.POST)
        post = self.reply(form, code) if form.is_valid() else None
        if post:
            return self.back(post.topic, post.position)
        topic = Topic.objects.visible_to(request.user).get(code=code)
        return render(request, "forum/reply.html", {"form": form, "topic": topic})

    def reply(self, form, code):
        """Return the saved answer, or None with the refusal beside its field."""
        try:
            limits.hit("forum.post", who=limits.who(self.request))
            return post_reply(
                topic_code=code,
                author=self.request.user,
                text=Text(**form.cleaned_data),
                at=clock.now(),
            )
        except DomainError as refusal:
            add_refusal(form, refusal)
            return None


@allow(Audience.MEMBER, note="The author of the question and moderators.")
class AcceptView(TopicAction):
    def post(self, request, code, position):
        topic = get_object_or_404(Topic.objects.editable_by(request.user), code=code)
        seen = request.POST.get("seen", "")
        try:
            solutions.accept_answer(
                topic_code=code,
                position=position,
                acceptor=request.user,
                seen_position=int(seen) if POSITION.fullmatch(seen) else None,
                at=clock.now(),
            )
            messages.success(request, _("The question is solved. Thank you for telling us."))
        except DomainError as refusal:
            show_refusal(request, refusal)
        return self.back(topic, position)


@allow(Audience.MEMBER, note="The author of the question and moderators.")
class WithdrawView(TopicAction):
    def post(self, request, code):
        topic = get_object_or_404(Topic.objects.editable_by(request.user), code=code)
        try:
            solutions.withdraw_solution(topic_code=code, acceptor=request.user)
            messages.success(request, _("The question is open again."))
        except DomainError as refusal:
            show_refusal(request, refusal)
        return self.back(topic)


@allow(Audience.MEMBER, note="Questions the person can see.")
class FollowView(TopicAction):
    def post(self, request, code):
        topic = following.follow(topic_code=code, person=request.user, at=clock.now())
        messages.success(request, _("We will tell you when there is a new answer."))
        return self.back(topic)


@allow(Audience.MEMBER, note="Questions the person can see.")
class UnfollowView(TopicAction):
    def post(self, request, code):
        topic = following.unfollow(topic_code=code, person=request.user)
        messages.success(request, _("We will not tell you of new answers any more."))
        return self.back(topic)
