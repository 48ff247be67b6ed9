"""How operators make and change people at the desk."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from core.accounts.forms.sign_in import NamedField
from core.accounts.services.addresses import set_address

FIELDS = ("email", "display_name", "language", "is_superuser", "groups")


class _PersonForm:
    """No password here: people set their own, or sign in by code."""

    password_enabled = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("first_name", "last_name"):
            self.fields.pop(name, None)

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        others = get_user_model().objects.exclude(pk=self.instance.pk)
        if others.filter(email__iexact=email).exists():
            raise forms.ValidationError(_("Somebody has this address already."))
        return email

    def save(self, commit=True):
        user = super().save(commit=False)
        user.is_staff = user.is_superuser
        if not user.password:
            user.set_unusable_password()
        if commit:
            user.save()
            self.save_m2m()
            set_address(user=user)
        return user


class PersonCreationForm(_PersonForm, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = FIELDS
        field_classes = {"display_name": NamedField}


class PersonEditForm(_PersonForm, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = (*FIELDS, "is_active")
        field_classes = {"display_name": NamedField}
