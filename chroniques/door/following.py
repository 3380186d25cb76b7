"""What Django and allauth do at the door, written in the journal: entrances, factors, rights, settings."""

from typing import Any

from allauth.core import context
from allauth.mfa import signals as factors
from django.contrib.admin.models import LogEntry
from django.contrib.auth import signals as auth
from django.contrib.auth.models import Group, User
from django.db.models.signals import m2m_changed, post_save

from articles.letters.new_devices import tell_of_a_new_device
from articles.models import Deed, Site, Trace
from comments.bans import named
from comments.models import Ban, WordList

from .limits import where
from .sessions import begin

# What is done in the room to these is a line of the journal; verbs of ours write theirs themselves.
FOLLOWED = {
    User: Deed.ACCOUNT,
    Group: Deed.RIGHTS,
    Site: Deed.SETTINGS,
    WordList: Deed.SETTINGS,
}
GIVEN = {"post_add": "+", "post_remove": "−"}


def start() -> None:
    """Called once, when the applications are ready."""
    auth.user_logged_in.connect(_signed_in, dispatch_uid="door")
    auth.user_logged_out.connect(_signed_out, dispatch_uid="door")
    factors.authentication_failed.connect(_code_refused, dispatch_uid="door")
    for signal, deed in (
        (factors.authenticator_added, Deed.FACTOR_ADDED),
        (factors.authenticator_removed, Deed.FACTOR_REMOVED),
        (factors.authenticator_reset, Deed.CODES_MADE),
    ):
        signal.connect(_factor_receiver(deed), weak=False, dispatch_uid="door")
    post_save.connect(_done_in_the_room, sender=LogEntry, dispatch_uid="door")
    for given in (User.groups.through, User.user_permissions.through, Group.permissions.through):
        m2m_changed.connect(_rights, sender=given, dispatch_uid="door")


def _signed_in(request: Any, user: User, **kwargs: Any) -> None:
    if request is not None:
        begin(request)
    line = Trace.objects.add(Deed.SIGNED_IN, user, **where(request))
    tell_of_a_new_device(line, user.email)


def _signed_out(request: Any, user: User | None, **kwargs: Any) -> None:
    if user is not None:
        Trace.objects.add(Deed.SIGNED_OUT, user, **where(request))


def _code_refused(request: Any, user: User, **kwargs: Any) -> None:
    Trace.objects.add(Deed.CODE_REFUSED, None, about=user, **where(request))


def _factor_receiver(deed: Deed) -> Any:
    def receive(request: Any, user: User, authenticator: Any, **kwargs: Any) -> None:
        kind = authenticator.get_type_display()
        Trace.objects.add(deed, user, about=user, said=kind, **where(request))

    return receive


def _done_in_the_room(instance: LogEntry, created: bool, **kwargs: Any) -> None:
    model = instance.content_type.model_class() if created and instance.content_type else None
    if model is Ban:
        Trace.objects.add(Deed.BANNED, instance.user, about=named(instance.object_id))
    elif model in FOLLOWED:
        said = f"{instance.get_action_flag_display()}. {instance.get_change_message()}"
        Trace.objects.add(FOLLOWED[model], instance.user, about=instance.object_repr, said=said)


def _rights(instance: Any, action: str, model: Any, pk_set: Any, **kwargs: Any) -> None:
    """Groups or rights given or taken, seen from either side. Who acts is who asks; a script is nobody."""
    if action == "post_clear":
        _note_rights(instance, "−")
    elif action in GIVEN and pk_set:
        changed = ", ".join(str(thing) for thing in model.objects.filter(pk__in=pk_set))
        _note_rights(instance, f"{GIVEN[action]} {changed}")


def _note_rights(about: Any, said: str) -> None:
    request = context.request
    by = request.user if request is not None and request.user.is_authenticated else None
    Trace.objects.add(Deed.RIGHTS, by, about=about, said=said, **where(request))
