"""Pictures that editors add in ``/cms/`` pass the same door as everybody's.

Wagtail itself keeps the file as it came, with the place a photo was taken.
"""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core.uploads.images import clean_image
from core.uploads.names import shown_name
from core.uploads.refusals import FileRefused


class CleanEditorImageField(WagtailImageField):
    """Wagtail's field, given the picture made anew: its own checks never see what was sent."""

    def to_python(self, data: Any) -> Any:
        if data in self.empty_values:
            return None
        try:
            clean = clean_image(data)
        except FileRefused as refusal:
            raise ValidationError(str(refusal), code=refusal.code) from refusal
        clean.content.name = shown_name(data.name, clean.name.rpartition(".")[2])
        return super().to_python(clean.content)


class CleanEditorImageForm(BaseImageForm):
    """Wagtail's form for a picture, with our field for the file."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            self.fields["file"] = CleanEditorImageField(
                label=field.label, required=field.required, widget=field.widget
            )
