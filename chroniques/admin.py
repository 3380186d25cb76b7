"""The editors' room: Django's admin under our name."""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

# Django's own titles, which our catalogue says without a wrong article: "Modification de article".
gettext_noop("Add %s")
gettext_noop("Change %s")
gettext_noop("View %s")
gettext_noop("Select %s to change")
gettext_noop("Select %s to view")
gettext_noop("Add another %(verbose_name)s")


class EditorsRoom(AdminSite):
    """The admin of the site. Each application registers what it lets editors touch."""

    site_header = _("The editors’ room")
    site_title = _("Editors’ room")
    index_title = _("What would you like to do?")
    empty_value_display = "–"
    enable_nav_sidebar = True
