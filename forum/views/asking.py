"""Asking: look for answers first, then publish."""

from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View

from core import clock, limits
from core.access import Audience, allow
from core.errors import DomainError, add_refusal
from forum import selectors
from forum.forms import AskForm
from forum.services.posting import Text
from forum.services.questions import Question, ask_question


@allow(Audience.SIGNED_IN)
class AskView(View):
    """The first step shows solved questions like this one; ``step=publish`` publishes."""

    def get(self, request):
        initial = {"language": get_language(), "category": request.GET.get("category", "")}
        form = AskForm(initial=initial, categories=selectors.categories())
        return render(request, "forum/ask.html", {"form": form})

    def post(self, request):
        form = AskForm(request.POST, categories=selectors.categories())
        context = {"form": form}
        if form.is_valid():
            if request.POST.get("step") == "publish":
                topic = self.publish(form)
                if topic:
                    messages.success(request, _("Your question is published."))
                    return redirect(topic)
            context |= {
                "has_looked": True,
                "similar": selectors.similar_solved(form.cleaned_data["title"]),
            }
        return render(request, "forum/ask.html", context)

    def publish(self, form):
        """Return the published question, or None with the refusal beside its field."""
        data = form.cleaned_data
        text = Text(source=data["source"], language=data["language"], token=data["token"])
        try:
            limits.hit("forum.topic", who=limits.who(self.request))
            return ask_question(
                author=self.request.user,
                question=Question(
                    title=data["title"], category_key=UUID(data["category"]), text=text
                ),
                at=clock.now(),
            )
        except DomainError as refusal:
            add_refusal(form, refusal)
            return None
