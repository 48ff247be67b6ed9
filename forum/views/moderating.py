"""Reporting, and the desk of the moderators."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views import View

from core import clock, keyset, limits
from core.access import Audience, allow
from core.errors import DomainError, add_refusal
from forum import rules, selectors
from forum.forms import DecisionForm, HideForm, ReportForm
from forum.models import Post, Topic
from forum.services import moderation
from forum.services.moderation import Because
from forum.views.answering import TopicAction

REPORTS_PER_PAGE = 20
DECISIONS_SHOWN = 20


class PostFormView(TopicAction):
    """A page with one form about one text: why, and then do it."""

    form_class: type[Form] = DecisionForm
    thanks = _("Done. Your decision is written down.")
    shows_code = True  # tells two people of one name apart; moderators only

    def posts(self):
        return Post.objects.editable_by(self.request.user)

    def find(self, code, position):
        return get_object_or_404(
            self.posts().select_related("topic", "author"), topic__code=code, position=position
        )

    def get(self, request, code, position=rules.QUESTION_POSITION):
        return self.show(self.find(code, position), self.form_class())

    def post(self, request, code, position=rules.QUESTION_POSITION):
        post = self.find(code, position)
        form = self.form_class(request.POST)
        if form.is_valid():
            try:
                self.act(post, Because(**form.cleaned_data))
            except DomainError as refusal:
                add_refusal(form, refusal)
            else:
                return self.done(post)
        return self.show(post, form)

    def show(self, post, form):
        context = {
            "post": post,
            "form": form,
            "title": self.title,
            "button": self.button,
            "shows_code": self.shows_code,
        }
        return render(self.request, "forum/decide.html", context)

    def done(self, post):
        messages.success(self.request, self.thanks)
        return self.back(post.topic, post.position)

    def topic_target(self, post):
        return {
            "topic_code": post.topic.code,
            "moderator": self.request.user,
            "at": clock.now(),
        }

    def target(self, post):
        return {**self.topic_target(post), "position": post.position}


@allow(Audience.MEMBER, note="Texts the person can see and has not written.")
class ReportView(PostFormView):
    form_class = ReportForm
    title = _("Report a text")
    button = _("Send the report")
    thanks = _("Thank you. A moderator will look at it.")
    shows_code = False

    def posts(self):
        return Post.objects.shown().filter(topic__in=Topic.objects.visible_to(self.request.user))

    def act(self, post, because):
        limits.hit("forum.report", who=limits.who(self.request))
        moderation.report_post(
            topic_code=post.topic.code,
            position=post.position,
            reporter=self.request.user,
            because=because,
            at=clock.now(),
        )


@allow(Audience.MEMBER, note="Moderators.")
class HideView(PostFormView):
    form_class = HideForm
    title = _("Hide a text")
    button = _("Hide it")

    def act(self, post, because):
        moderation.hide_post(**self.target(post), because=because)


@allow(Audience.MEMBER, note="Moderators.")
class RestoreView(PostFormView):
    title = _("Show a text again")
    button = _("Show it again")

    def act(self, post, because):
        moderation.restore_post(**self.target(post), because=because)


@allow(Audience.MEMBER, note="Moderators.")
class CloseView(PostFormView):
    title = _("Close a question")
    button = _("Take no more answers")

    def act(self, post, because):
        moderation.close_topic(**self.topic_target(post), because=because)


@allow(Audience.MEMBER, note="Moderators.")
class ReopenView(PostFormView):
    title = _("Open a question again")
    button = _("Take answers again")

    def act(self, post, because):
        moderation.reopen_topic(**self.topic_target(post), because=because)


@allow(Audience.MEMBER, note="Moderators.")
class DismissView(TopicAction):
    def post(self, request, code, position):
        moderation.dismiss_reports(
            topic_code=code, position=position, moderator=request.user, at=clock.now()
        )
        messages.success(request, gettext("Done. Your decision is written down."))
        return redirect("forum:moderate")


@allow(Audience.MEMBER, note="Moderators.")
class ModerateView(View):
    def get(self, request):
        if not selectors.is_moderator(request.user):
            raise Http404
        reports = keyset.page(
            selectors.open_reports(request.user),
            by=("created_at", "id"),
            cursor=request.GET.get("cursor"),
            size=REPORTS_PER_PAGE,
        )
        decisions = selectors.latest_decisions(request.user, most=DECISIONS_SHOWN)
        return render(request, "forum/moderate.html", {"reports": reports, "decisions": decisions})
