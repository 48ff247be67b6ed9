"""Why a file is refused, each in one plain sentence or two."""

from django.utils.translation import gettext_lazy as _

from core.errors import DomainError


class FileRefused(DomainError):
    """A file from a person cannot be taken. Nothing was stored."""

    code = "uploads.refused"
    message = _("This file cannot be used.")
    status = 400


class EmptyFile(FileRefused):
    code = "uploads.empty"
    message = _("This file is empty. Please choose another one.")


class FileTooLarge(FileRefused):
    code = "uploads.too-large"
    message = _("This file has %(size)s. The limit is %(limit)s. Please choose a smaller one.")


class NotAPicture(FileRefused):
    code = "uploads.not-a-picture"
    message = _("This file is not a picture we can read. Please use JPEG, PNG, WebP, GIF or HEIC.")


class PictureDamaged(FileRefused):
    code = "uploads.picture-damaged"
    message = _("This picture is damaged or not complete. Please choose another one.")


class TooManyPixels(FileRefused):
    code = "uploads.too-many-pixels"
    message = _("This picture is too large. Please make it smaller or take a new photo.")


class KindNotTaken(FileRefused):
    """Data: ``kinds``, the kinds that are taken, in words."""

    code = "uploads.kind-not-taken"
    message = _("This kind of file cannot be used here. Please use: %(kinds)s.")


class FileDamaged(FileRefused):
    code = "uploads.damaged"
    message = _("This file is damaged or not complete. Please choose another one.")


class FileLocked(FileRefused):
    code = "uploads.locked"
    message = _("This file is locked with a password. Please save it without a password.")


class FileActive(FileRefused):
    """The file holds macros, scripts, other files or links that run by themselves."""

    code = "uploads.active"
    message = _("This file holds a program. Please save it as a simple PDF and try again.")


class FileUnpacksTooLarge(FileRefused):
    code = "uploads.unpacks-too-large"
    message = _("This file becomes too large when it is opened. Please choose a simpler one.")


class FileHarmful(FileRefused):
    code = "uploads.harmful"
    message = _("The virus check refuses this file. Please choose another one.")
