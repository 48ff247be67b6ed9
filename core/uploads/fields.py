"""Form fields that hand on only clean files."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.uploads.documents import clean_document
from core.uploads.images import clean_image
from core.uploads.kinds import ALL_KINDS, PICTURE_TYPES, Kind, accept
from core.uploads.refusals import FileRefused


class CleanImageField(forms.FileField):
    """A picture from a person; cleans to CleanImage, or to what was there when nothing is sent."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "accept": ",".join(PICTURE_TYPES)}

    def to_python(self, data: Any) -> Any:
        if data in self.empty_values:
            return None
        try:
            return self.cleaned(data)
        except FileRefused as refusal:
            raise ValidationError(str(refusal), code=refusal.code) from refusal

    def cleaned(self, file: Any) -> Any:
        """Return the clean file. Raises FileRefused."""
        return clean_image(file)


class CleanDocumentField(CleanImageField):
    """A document from a person; cleans to CleanDocument. ``kinds`` says what is taken."""

    def __init__(self, *, kinds: frozenset[Kind] = ALL_KINDS, **kwargs: Any) -> None:
        self.kinds = kinds
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "accept": accept(self.kinds)}

    def cleaned(self, file: Any) -> Any:
        return clean_document(file, kinds=self.kinds)
