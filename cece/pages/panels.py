"""What editors see first in the admin."""

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.images import get_image_model
from wagtail_localize.models import Translation

from cece.pages.editors import EDITORS, MODERATORS
from cece.pages.models import HomePage, StandardPage
from cece.pages.translations import outdated_translations


class FirstStepsPanel(Component):
    """A list that ticks itself while a new site comes to life, then disappears."""

    name = "first_steps"
    template_name = "pages/components/_first_steps.html"
    order = 50

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context):
        steps = self.steps()
        is_finished = all(step["is_done"] for step in steps)
        return {"steps": [] if is_finished else steps}

    def steps(self):
        home = HomePage.objects.order_by("pk").first()
        explore = reverse("wagtailadmin_explore", args=[home.pk])
        steps = [
            (
                _("Write the text of the first page"),
                reverse("wagtailadmin_pages:edit", args=[home.pk]),
                home.latest_revision_id is not None,
            ),
            (
                _("Add a page: about us, help or legal notice"),
                reverse("wagtailadmin_pages:add_subpage", args=[home.pk]),
                StandardPage.objects.exists(),
            ),
            (
                _("Send a page to translation: open it, then “Translate”"),
                explore,
                Translation.objects.exists(),
            ),
            (
                _("Add pictures with a description"),
                reverse("wagtailimages:index"),
                get_image_model().objects.exists(),
            ),
        ]
        if self.request.user.is_superuser:
            people = get_user_model().objects.filter(groups__name__in=[EDITORS, MODERATORS])
            steps.append(
                (
                    _("Give somebody the group “Editors” or “Moderators”"),
                    reverse("wagtailusers_users:index"),
                    people.exists(),
                )
            )
        return [{"text": text, "link": link, "is_done": done} for text, link, done in steps]


class OutdatedTranslationsPanel(Component):
    """Pages whose translation lags behind, one line a page and language."""

    name = "outdated_translations"
    template_name = "pages/components/_outdated_translations.html"
    order = 150

    def get_context_data(self, parent_context):
        return {"rows": outdated_translations()}
