import datetime
from io import BytesIO

import factory
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from PIL import Image as Picture
from wagtail.images import get_image_model
from wagtail.models import Locale

from cece.pages.models import ContactMessage, HomePage, StandardPage
from tests.factories.accounts import UserFactory


def editor(group="Editors", **fields):
    """Return a person who may enter the admin."""
    user = UserFactory(language="en", **fields)
    user.groups.add(Group.objects.get(name=group))
    return user


def standard_page(parent=None, *, title="Formación", slug="formacion", **fields):
    """Return a live page below the Spanish home page or ``parent``."""
    parent = parent or HomePage.objects.get(locale__language_code="es")
    return parent.add_child(
        instance=StandardPage(title=title, slug=slug, locale=parent.locale, **fields)
    )


def translated(page, language, *, title, slug=None):
    """Return a live translation of ``page``."""
    copy = page.copy_for_translation(Locale.objects.get(language_code=language))
    copy.title = title
    copy.slug = slug or copy.slug
    copy.save_revision().publish()
    return copy


class ImageFactory(factory.django.DjangoModelFactory):
    """A small grey picture in the library."""

    class Meta:
        model = get_image_model()

    title = "Market stall"

    @factory.lazy_attribute
    def file(self):
        buffer = BytesIO()
        Picture.new("RGB", (64, 48), "grey").save(buffer, "PNG")
        return ContentFile(buffer.getvalue(), name="stall.png")


class ContactMessageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ContactMessage

    name = "Fatou"
    address = "fatou@example.test"
    text = "When do you open?"
    language = "es"
    sent_at = datetime.datetime(2026, 3, 2, 12, 0, tzinfo=datetime.UTC)
