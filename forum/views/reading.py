"""Reading: the lists of questions, and one question with its answers."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.views import View
from wagtail.views import serve

from core.access import Audience, allow
from core.pages import Head
from forum import rules, selectors
from forum.forms import ReplyForm
from forum.models import ForumCategoryPage, ForumIndexPage, Topic
from forum.services import following


def _serve_page(request, pages, path):
    """Serve a forum page with one query; what is not plain (restricted, moved, missing) is Wagtail's."""
    versions = {page.locale.language_code: page for page in pages}
    page = versions.get(get_language())
    if page is None:
        return serve(request, path)
    page.live_translations = {code: version.url for code, version in versions.items()}
    return page.serve(request)


@allow(Audience.PUBLIC)
class ForumView(View):
    kept_queries = ("cursor",)

    def get(self, request):
        return _serve_page(request, ForumIndexPage.objects.for_everybody(), "forum/")


@allow(Audience.PUBLIC)
class CategoryView(View):
    kept_queries = ("cursor",)

    def get(self, request, slug):
        wanted = ForumCategoryPage.objects.of_language(get_language()).filter(slug=slug)
        pages = ForumCategoryPage.objects.for_everybody().filter(
            translation_key__in=wanted.order_by().values("translation_key")
        )
        return _serve_page(request, pages, f"forum/{slug}/")


def _page_number(request, topic: Topic) -> int:
    try:
        number = int(request.GET.get("page", "1"))
    except ValueError as error:
        raise Http404 from error
    if not 1 <= number <= topic.pages:
        raise Http404
    return number


def reply_form(topic: Topic, user) -> ReplyForm:
    """Return the form for an answer, in the question's language if the person reads it."""
    reads = topic.language in {user.language, *user.reading_languages}
    return ReplyForm(initial={"language": topic.language if reads else user.language})


def head_of(topic: Topic, posts) -> Head:
    """Return what the page of ``topic`` says about itself: its home is its own language."""
    question = next((post for post in posts if post.is_question), None)
    data = None
    if topic.accepted and topic.is_solved and question:
        data = selectors.question_and_answer(topic, question=question, solution=topic.accepted)
    return Head(
        title=topic.title,
        path=topic.address(),
        description=Truncator(question.source).chars(160) if question else "",
        kind="article",
        data=data,
    )


@allow(Audience.PUBLIC, note="Hidden questions are there for their author and for moderators only.")
class TopicView(View):
    kept_queries = ("page",)

    def get(self, request, code, slug):
        topic = get_object_or_404(Topic.objects.for_reader(request.user), code=code)
        number = _page_number(request, topic)
        if slug != topic.slug:
            return redirect(topic.page_address(number, get_language()), permanent=True)
        return render(request, "forum/topic.html", self.context(topic, number))

    def context(self, topic, number):
        user = self.request.user
        found = selectors.posts_on_page(topic, reader=user, number=number)
        posts = selectors.in_reading_order(topic, found, number=number)
        following.mark_seen(topic, person=user, seen=topic.seen)
        accepting = rules.may_accept(user, topic, is_moderator=topic.reader_moderates)
        for post in posts:
            post.may_be_reported = rules.may_report(user, post)
            post.may_be_accepted = accepting and rules.can_be_solution(post)
            post.is_solution = post.pk == topic.accepted_id
        return {
            "topic": topic,
            "head": head_of(topic, posts),
            "category": selectors.category_of(topic),
            "posts": posts,
            "number": number,
            "solution_address": self.way_to_solution(topic, posts),
            "form": reply_form(topic, user) if rules.may_reply(user, topic) else None,
        }

    def way_to_solution(self, topic, posts):
        """Return the address of the solution, or nothing when it stands on this page."""
        if topic.accepted is None or any(post.is_solution for post in posts):
            return ""
        return topic.address(get_language(), position=topic.accepted.position)
