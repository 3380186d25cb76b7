"""Guests: who is invited to sign, by a letter with a link that is good for a time and once."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ..letters.invitations import invite
from ..models import Author, Invitation


class InvitationForm(forms.ModelForm):
    """Who signs, and at which address they read their mail."""

    class Meta:
        model = Invitation
        fields = ["author", "email"]

    def clean_author(self) -> Author:
        author: Author = self.cleaned_data["author"]
        if author.user_id:
            raise forms.ValidationError(_("This author has an account already."))
        if author.invitations.filter(accepted_at=None).exists():
            raise forms.ValidationError(_("An invitation waits already: send it again from the list."))
        return author

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if User.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError(_("An account has this address: an administrator can link it."))
        return email


@admin.register(Invitation)
class InvitationAdmin(admin.ModelAdmin):
    """The invitations. One that is deleted cannot be accepted any more."""

    form = InvitationForm
    list_display = ["author", "email", "by", "sent_at", "standing"]
    list_select_related = ["author", "by"]
    search_fields = ["author__name", "email"]
    autocomplete_fields = ["author"]
    actions = ["send_again"]

    def has_change_permission(self, request: HttpRequest, obj: Invitation | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Invitation | None = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or obj.accepted_at is None)

    def has_send_permission(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request)

    def save_model(self, request: HttpRequest, obj: Invitation, form: Any, change: bool) -> None:
        invite(obj, by=request.user)

    @admin.display(description=_("standing"))
    def standing(self, invitation: Invitation) -> str:
        if invitation.accepted_at:
            return str(_("accepted"))
        return str(_("waits for an answer") if invitation.is_open() else _("over: send it again"))

    @admin.action(description=_("Send again"), permissions=["send"])
    def send_again(self, request: HttpRequest, invitations: QuerySet[Invitation]) -> None:
        waiting = list(invitations.filter(accepted_at=None))
        for invitation in waiting:
            invite(invitation, by=request.user)
        self.message_user(request, _("Sent: %(count)d.") % {"count": len(waiting)}, messages.SUCCESS)
