"""The editors' room: Django's admin under our name."""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class EditorsRoom(AdminSite):
    """The admin of the site. Each application registers what it lets editors touch."""

    site_header = _("The editors’ room")
    site_title = _("Editors’ room")
    index_title = _("What would you like to do?")
    empty_value_display = "–"
    enable_nav_sidebar = True
