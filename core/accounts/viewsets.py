from wagtail.users.views.users import UserViewSet

from core.accounts.forms import PersonCreationForm, PersonEditForm


class PersonViewSet(UserViewSet):
    """People at the desk: name, address, language, groups; no password."""

    create_template_name = "accounts/desk/person_create.html"
    edit_template_name = "accounts/desk/person_edit.html"

    def get_form_class(self, for_update=False):
        return PersonEditForm if for_update else PersonCreationForm
