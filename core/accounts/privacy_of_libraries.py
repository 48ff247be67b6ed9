"""What the models of the libraries hold; one entry a model, because they cannot say it themselves."""

import json
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from core.privacy import Erase, Holding, declare

EDITORIAL = "The platform's own pages, written by editors."
STRUCTURE = "The structure of the site."
WITH_THE_PAGE = _("As long as the page.")
WITH_THE_SITE = _("As long as the site runs.")


def _log_entries_about(user: Any) -> QuerySet[Any]:
    """Return the log lines whose label is the person herself."""
    kind = ContentType.objects.get_for_model(get_user_model())
    entries = apps.get_model("wagtailcore.ModelLogEntry").objects
    return entries.filter(content_type=kind, object_id=str(user.pk))


def _tasks_that_name(user: Any) -> QuerySet[Any]:
    """Return queued work whose arguments or trace hold the person's address or name.

    Work that is still to be done must hold the name as a whole: a short one is part of many words.
    """
    tasks = apps.get_model("django_tasks_database.DBTaskResult").objects
    found = Q(args_kwargs__icontains=user.email)
    for is_ascii in (True, False) if user.display_name else ():  # each database writes its own
        whole = json.dumps(user.display_name, ensure_ascii=is_ascii)
        found |= Q(args_kwargs__icontains=whole)
    for text in filter(None, (user.email, user.display_name)):
        named = Q(args_kwargs__icontains=text) | Q(traceback__icontains=text)
        found |= (named | Q(return_value__icontains=text)) & Q(finished_at__isnull=False)
    return tasks.filter(found)


def _sessions_of(user: Any) -> QuerySet[Any]:
    keys = apps.get_model("usersessions.UserSession").objects.filter(user=user)
    return apps.get_model("sessions.Session").objects.filter(
        session_key__in=keys.values("session_key")
    )


declare(
    # Sign-in
    Holding(
        "sessions.Session",
        why=_("Keeps a person signed in and a cart together."),
        keep=_("14 days."),
        personal=("session_data",),
        find=_sessions_of,
        erase=Erase.DELETE,
        export=False,
    ),
    Holding(
        "account.EmailAddress",
        why=_("Addresses a person signs in with, and whether they are verified."),
        keep=_("As long as the account."),
        person=("user",),
        personal=("user", "email"),
        erase=Erase.DELETE,
    ),
    Holding(
        "account.EmailConfirmation",
        why="Unused: addresses are verified by code.",
        keep="never written",
        harmless=("key",),
    ),
    Holding(
        "mfa.Authenticator",
        why=_("Second factors: passkeys, app secrets, recovery codes."),
        keep=_("As long as the account."),
        person=("user",),
        personal=("user", "data"),
        erase=Erase.DELETE,
        export=False,
    ),
    Holding(
        "usersessions.UserSession",
        why=_("Shows a person where she is signed in, so that she can end it."),
        keep=_("14 days after the last use."),
        person=("user",),
        personal=("user", "ip", "user_agent", "data"),
        harmless=("session_key",),
        erase=Erase.DELETE,
    ),
    # Editors' desk
    Holding(
        "wagtailusers.UserProfile",
        why=_("How an editor likes the desk: language, colours, picture."),
        keep=_("As long as the account."),
        person=("user",),
        personal=("user", "avatar", "preferred_language", "current_time_zone", "dismissibles"),
        erase=Erase.DELETE,
    ),
    Holding(
        "wagtailadmin.EditingSession",
        why=_("Warns two editors who edit the same page."),
        keep=_("An hour."),
        person=("user",),
        personal=("user",),
        harmless=("object_id",),
        erase=Erase.DELETE,
    ),
    Holding(
        "wagtailadmin.FormState",
        why=_("Keeps what an editor typed for its preview."),
        keep=_("A day."),
        person=("user",),
        personal=("data", "user"),
        harmless=("object_id", "parent_object_id"),
        erase=Erase.DELETE,
    ),
    Holding(
        "wagtailcore.APIToken",
        why=_("Lets a program write pages in an editor's name."),
        keep=_("Until revoked."),
        person=("user",),
        personal=("user", "name", "key_hash", "prefix"),
        erase=Erase.DELETE,
        export=False,
    ),
    Holding(
        "wagtailcore.ModelLogEntry",
        why=_("Who changed what at the desk; the label of an erased person is overwritten."),
        keep=_("2 years."),
        find=_log_entries_about,
        personal=("label", "data"),
        harmless=("action", "object_id", "user"),
        erase=Erase.BLANK,
        blank={"label": "", "data": {}},
    ),
    Holding(
        "wagtailcore.PageLogEntry",
        why="Who changed which page; the person behind it is a key only.",
        keep=_("2 years."),
        harmless=("label", "action", "data", "user"),
    ),
    Holding(
        "wagtailcore.Revision",
        why="Earlier versions of pages; the editor behind them is a key only.",
        keep=WITH_THE_PAGE,
        harmless=("object_id", "user", "object_str", "content"),
    ),
    Holding(
        "wagtailcore.Comment",
        why=_("What editors say to each other beside a page."),
        keep=WITH_THE_PAGE,
        person=("user",),
        personal=("user", "text"),
        harmless=("contentpath", "position", "resolved_by"),
        erase=Erase.DELETE,
    ),
    Holding(
        "wagtailcore.CommentReply",
        why=_("What editors answer each other beside a page."),
        keep=WITH_THE_PAGE,
        person=("user",),
        personal=("user", "text"),
        erase=Erase.DELETE,
    ),
    Holding(
        "wagtailcore.PageSubscription",
        why=_("Which editor hears of comments on a page."),
        keep=WITH_THE_PAGE,
        person=("user",),
        personal=("user",),
        erase=Erase.DELETE,
    ),
    Holding(
        "wagtailcore.TaskState",
        why=_("Who approved a page and what was said about it."),
        keep=WITH_THE_PAGE,
        person=("finished_by",),
        personal=("finished_by", "comment"),
        erase=Erase.BLANK,
        blank={"comment": ""},
    ),
    Holding(
        "wagtailcore.WorkflowState",
        why="Who asked for a page to be approved, as a key only.",
        keep=WITH_THE_PAGE,
        harmless=("object_id", "requested_by"),
    ),
    Holding(
        "wagtailforms.FormSubmission",
        why="What visitors send by forms an editor made; names no account.",
        keep=_("A year."),
        harmless=("form_data",),
    ),
    Holding(
        "django_tasks_database.DBTaskResult",
        why=_("Work for later. Arguments are keys; a trace of a failure may hold more."),
        keep=_("7 days."),
        find=_tasks_that_name,
        personal=("args_kwargs", "traceback", "return_value"),
        harmless=(
            "task_path",
            "worker_ids",
            "queue_name",
            "backend_name",
            "exception_class_path",
        ),
        erase=Erase.DELETE,
        export=False,
    ),
    # Pages, pictures, documents
    Holding(
        "wagtailcore.Page",
        why=EDITORIAL,
        keep=WITH_THE_SITE,
        harmless=(
            "path",
            "locked_by",
            "title",
            "draft_title",
            "slug",
            "url_path",
            "owner",
            "seo_title",
            "search_description",
        ),
    ),
    Holding(
        "wagtailimages.Image",
        why="Pictures of the pages, uploaded by editors; all metadata is removed.",
        keep=WITH_THE_SITE,
        harmless=("title", "file", "description", "uploaded_by_user", "file_hash"),
    ),
    Holding(
        "wagtailimages.Rendition",
        why="Sizes of those pictures.",
        keep=_("As long as the picture."),
        harmless=("filter_spec", "file", "focal_point_key"),
    ),
    Holding(
        "wagtaildocs.Document",
        why="Documents of the pages, uploaded by editors.",
        keep=WITH_THE_SITE,
        harmless=("title", "file", "uploaded_by_user", "file_hash"),
    ),
    Holding(
        "wagtailcore.UploadedFile",
        why=_("A file an editor has begun to upload."),
        keep=_("A day."),
        person=("uploaded_by_user",),
        personal=("file", "uploaded_by_user"),
        erase=Erase.DELETE,
        export=False,
    ),
    Holding(
        "wagtailembeds.Embed",
        why="What another site said about a video on a page.",
        keep=WITH_THE_PAGE,
        harmless=(
            "url",
            "hash",
            "html",
            "title",
            "author_name",
            "provider_name",
            "thumbnail_url",
        ),
    ),
)

# Models that hold structure, translations of pages, or copies of what others declare
for _model, _why, _fields in (
    ("wagtailcore.Locale", STRUCTURE, ("language_code",)),
    ("wagtailcore.Site", STRUCTURE, ("hostname", "site_name")),
    ("wagtailcore.Collection", STRUCTURE, ("path", "name")),
    ("wagtailcore.CollectionViewRestriction", "A shared password.", ("password",)),
    ("wagtailcore.PageViewRestriction", "A shared password.", ("password",)),
    ("wagtailcore.Workflow", STRUCTURE, ("name",)),
    ("wagtailcore.Task", STRUCTURE, ("name",)),
    (
        "wagtailcore.ReferenceIndex",
        STRUCTURE,
        ("object_id", "to_object_id", "model_path", "content_path"),
    ),
    (
        "wagtailredirects.Redirect",
        STRUCTURE,
        ("old_path", "redirect_page_route_path", "redirect_link"),
    ),
    (
        "wagtailsearch.IndexEntry",
        "A copy of public texts for searching; removed with the original.",
        ("object_id", "autocomplete", "title", "body", "title_text", "body_text"),
    ),
    (
        "wagtailsearch.SQLiteFTSIndexEntry",
        "A copy of public texts for searching; removed with the original.",
        ("autocomplete", "title", "body"),
    ),
    ("taggit.Tag", EDITORIAL, ("name", "slug")),
    ("auth.Permission", STRUCTURE, ("name", "codename")),
    ("auth.Group", STRUCTURE, ("name",)),
    ("contenttypes.ContentType", STRUCTURE, ("app_label", "model")),
    (
        "wagtail_localize.TranslationSource",
        EDITORIAL,
        ("object_repr", "content_json", "schema_version"),
    ),
    ("wagtail_localize.String", EDITORIAL, ("data",)),
    ("wagtail_localize.TranslationContext", EDITORIAL, ("path", "field_path")),
    (
        "wagtail_localize.StringTranslation",
        EDITORIAL,
        ("data", "tool_name", "last_translated_by", "field_error"),
    ),
    ("wagtail_localize.Template", EDITORIAL, ("template", "template_format")),
    (
        "wagtail_localize.SegmentOverride",
        EDITORIAL,
        ("last_translated_by", "data_json", "field_error"),
    ),
    ("wagtail_localize.StringSegment", EDITORIAL, ("attrs",)),
    ("wagtail_localize.OverridableSegment", EDITORIAL, ("data_json",)),
):
    _app, _dot, _name = _model.partition(".")
    if _name.lower() in apps.all_models[_app]:
        # The search index has other columns on each database
        _real = {each.name for each in apps.get_model(_model)._meta.get_fields()}
        _named = tuple(name for name in _fields if name in _real or _app != "wagtailsearch")
        declare(Holding(_model, why=_why, keep=WITH_THE_SITE, harmless=_named))
