"""Tables of libraries of which no page for visitors shows anything: sessions, drafts, jobs, logs."""

UNSEEN_OF_LIBRARIES = frozenset(
    {
        *("account_emailaddress", "account_emailconfirmation", "mfa_authenticator"),
        *("usersessions_usersession", "django_session", "django_content_type"),
        *("auth_group", "auth_group_permissions", "auth_permission", "django_migrations"),
        "django_tasks_database_dbtaskresult",
        # Drafts and the editors' own work; publishing writes the page itself
        *("wagtailcore_revision", "wagtailcore_modellogentry", "wagtailcore_pagelogentry"),
        *("wagtailcore_comment", "wagtailcore_commentreply", "wagtailcore_pagesubscription"),
        *("wagtailcore_workflow", "wagtailcore_workflowpage", "wagtailcore_workflowtask"),
        *("wagtailcore_workflowcontenttype", "wagtailcore_workflowstate", "wagtailcore_task"),
        *("wagtailcore_taskstate", "wagtailcore_groupapprovaltask"),
        *("wagtailcore_groupapprovaltask_groups", "wagtailcore_referenceindex"),
        *("wagtailcore_grouppagepermission", "wagtailcore_groupcollectionpermission"),
        *("wagtailcore_groupsitepermission", "wagtailcore_apitoken", "wagtailcore_uploadedfile"),
        *("wagtailadmin_admin", "wagtailadmin_editingsession", "wagtailadmin_formstate"),
        *("wagtailusers_userprofile", "wagtailforms_formsubmission"),
        # A rendition is made while a page is shown for the first time; the picture itself is watched
        "wagtailimages_rendition",
        # Only the search reads them, and its answers are not kept
        *("wagtailsearch_indexentry", "wagtailsearch_indexentry_fts"),
        # The workshop of translations; publishing one writes the page itself
        *("wagtail_localize_translatableobject", "wagtail_localize_translationsource"),
        *("wagtail_localize_translation", "wagtail_localize_translationlog"),
        *("wagtail_localize_string", "wagtail_localize_translationcontext"),
        *("wagtail_localize_stringtranslation", "wagtail_localize_template"),
        *("wagtail_localize_segmentoverride", "wagtail_localize_stringsegment"),
        *("wagtail_localize_templatesegment", "wagtail_localize_relatedobjectsegment"),
        *("wagtail_localize_overridablesegment", "wagtail_localize_localesynchronization"),
    }
)
# Columns that are written often and alone, in tables of which visitors do see something
UNSEEN_COLUMNS = {"accounts_user": frozenset({"last_login"})}
