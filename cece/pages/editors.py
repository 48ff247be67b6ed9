"""The groups of people who write and check, and their rights. Nobody else enters the admin.

Vendors, mentors and learners are in no group: their rights come from rows of their own.
"""

from django.apps import apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.management import create_contenttypes
from django.contrib.contenttypes.models import ContentType
from django.utils import translation
from django.utils.translation import gettext
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail_localize.models import Translation

EDITORS, MODERATORS = "Editors", "Moderators"

_LIBRARY = ["wagtailimages.add_image", "wagtailimages.change_image", "wagtailimages.choose_image"]
_LIBRARY += [f"wagtaildocs.{verb}_document" for verb in ("add", "change", "choose")]
_EDITOR = [
    "wagtailadmin.access_admin",
    "wagtail_localize.submit_translation",
    "pages.change_navigation",
]
# group -> rights anywhere, on the page tree, on the root collection
RIGHTS: dict[str, tuple[list[str], list[str], list[str]]] = {
    EDITORS: (_EDITOR, ["wagtailcore.add_page", "wagtailcore.change_page"], _LIBRARY),
    MODERATORS: (
        [
            *_EDITOR,
            "pages.view_contactmessage",
            "pages.change_contactmessage",
            "pages.delete_contactmessage",
            "places.add_localholiday",
            "places.change_localholiday",
            "places.delete_localholiday",
        ],
        [
            f"wagtailcore.{verb}_page"
            for verb in ("add", "change", "publish", "lock", "unlock", "bulk_delete")
        ],
        [*_LIBRARY, "wagtailimages.delete_image", "wagtaildocs.delete_document"],
    ),
}


def ensure_editors() -> None:
    """Make the two groups, give each the rights that it lacks, and switch the check before
    publishing on. What operators added stays. It runs after every ``migrate``.
    """
    permissions = _permissions()
    root = Page.objects.filter(depth=1).first()
    collection = Collection.objects.filter(depth=1).first() or Collection.add_root(name="Root")
    for name, (anywhere, on_pages, on_files) in RIGHTS.items():
        group, _is_new = Group.objects.get_or_create(name=name)
        group.permissions.add(*(permissions[each] for each in anywhere))
        _add(GroupPagePermission, group, {"page": root}, [permissions[each] for each in on_pages])
        _add(
            GroupCollectionPermission,
            group,
            {"collection": collection},
            [permissions[each] for each in on_files],
        )
    _ensure_workflow(root)


def _permissions() -> dict[str, Permission]:
    """Return the rights we give, by name; on a fresh database they must be made first."""
    wanted = {name for lists in RIGHTS.values() for names in lists for name in names}
    found = _named(wanted)
    if wanted - found.keys():
        for label in {name.split(".")[0] for name in wanted}:
            create_contenttypes(apps.get_app_config(label), verbosity=0)
            create_permissions(apps.get_app_config(label), verbosity=0)
        _restore_submit_translation()
        found = _named(wanted)
    return found


def _restore_submit_translation() -> None:
    """Make the right that wagtail-localize makes in a migration, which a flushed database lacks."""
    Permission.objects.get_or_create(
        codename="submit_translation",
        content_type=ContentType.objects.get_for_model(Translation),
        defaults={"name": "Can submit translations"},
    )


def _named(wanted: set[str]) -> dict[str, Permission]:
    rows = Permission.objects.filter(
        codename__in={name.split(".")[1] for name in wanted}
    ).select_related("content_type")
    named = {f"{row.content_type.app_label}.{row.codename}": row for row in rows}
    return {name: named[name] for name in wanted if name in named}


def _add(model, group: Group, where: dict, permissions: list[Permission]) -> None:
    there = set(model.objects.filter(group=group, **where).values_list("permission_id", flat=True))
    model.objects.bulk_create(
        model(group=group, permission=permission, **where)
        for permission in permissions
        if permission.pk not in there
    )


def _ensure_workflow(root: Page) -> None:
    """Let moderators check what editors send in, unless some other check is set up."""
    if WorkflowPage.objects.filter(page=root).exists():
        return
    with translation.override(settings.LANGUAGE_CODE):
        name = gettext("Check by a moderator")
    task = GroupApprovalTask.objects.create(name=name)
    task.groups.add(Group.objects.get(name=MODERATORS))
    workflow = Workflow.objects.create(name=name)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=root)
