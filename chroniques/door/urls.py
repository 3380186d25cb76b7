"""The addresses of the door, all under that of the room: its cookies go nowhere else. Their names are those
that allauth looks for."""

from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from .forgetting import Another, ask_page, asked_page
from .joining import join_page
from .room import METHODS, in_the_room
from .visiting import sessions_page

WHO = _("Is it you?")
MFA = {
    "": ("base.views.index", "mfa_index", _("Second factor")),
    "code/": ("base.views.authenticate", "mfa_authenticate", WHO),
    "confirmation/code/": ("base.views.reauthenticate", "mfa_reauthenticate", WHO),
    "confirmation/cle/": ("webauthn.views.reauthenticate_webauthn", "mfa_reauthenticate_webauthn", WHO),
    "application/": ("totp.views.activate_totp", "mfa_activate_totp", _("Add an application")),
    "application/retrait/": (
        "totp.views.deactivate_totp",
        "mfa_deactivate_totp",
        _("Remove the application"),
    ),
    "secours/": ("recovery_codes.views.view_recovery_codes", "mfa_view_recovery_codes", _("Recovery codes")),
    "secours/autres/": (
        "recovery_codes.views.generate_recovery_codes",
        "mfa_generate_recovery_codes",
        _("Other recovery codes"),
    ),
    "secours/fichier/": (
        "recovery_codes.views.download_recovery_codes",
        "mfa_download_recovery_codes",
        _("Recovery codes"),
    ),
    "cles/": ("webauthn.views.list_webauthn", "mfa_list_webauthn", _("Keys")),
    "cles/ajout/": ("webauthn.views.add_webauthn", "mfa_add_webauthn", _("Add a key")),
    "cles/<int:pk>/nom/": ("webauthn.views.edit_webauthn", "mfa_edit_webauthn", _("Name of the key")),
    "cles/<int:pk>/retrait/": ("keys.remove", "mfa_remove_webauthn", _("Remove a key")),
    "cle/": ("webauthn.views.login_webauthn", "mfa_login_webauthn", WHO),
}
OURS = {"keys.remove": "chroniques.door.keys.remove_webauthn"}

urlpatterns = [
    path("login/", admin.site.login, name="account_login"),
    # By its name Django's page of entrance knows where this is.
    path("oubli/", ask_page, name="admin_password_reset"),
    path("oubli/demande/", asked_page, name="password_reset_done"),
    path(
        "oubli/<str:uidb64>/<str:token>/",
        require_http_methods(METHODS)(Another.as_view()),
        name="password_reset_confirm",
    ),
    path("compte/sessions/", sessions_page, name="sessions"),
    path(
        "compte/confirmation/",
        never_cache(in_the_room("allauth.account.views.reauthenticate", WHO)),
        name="account_reauthenticate",
    ),
    *(
        path(
            f"compte/{address}",
            never_cache(in_the_room(OURS.get(view, f"allauth.mfa.{view}"), title)),
            name=name,
        )
        for address, (view, name, title) in MFA.items()
    ),
    path("invitation/<int:pk>/<str:token>/", join_page, name="join"),
]
