from cece.pages.models.messages import ContactMessage
from cece.pages.models.navigation import Navigation
from cece.pages.models.pages import ContactPage, HomePage, StandardPage

__all__ = ["ContactMessage", "ContactPage", "HomePage", "Navigation", "StandardPage"]
