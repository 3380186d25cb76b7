"""The settings of a site, as its environment gives them, without what must stay secret."""

import os
import re
import shlex
from collections.abc import Iterator, Mapping
from typing import Any

from chroniques import env

# Asked for where the site is served, not where it is saved.
SERVING = ("DJANGO_SETTINGS_MODULE", "HOST", "PORT", "WORKERS")
SECRET = re.compile(r"KEY|TOKEN|SECRET|PASSWORD")
# A name before the host, or a query after it (?password=…, ?sslpassword=…): either may open a door.
SECRET_IN_AN_ADDRESS = re.compile(r"^\s*[\w+.-]+://.*[@?]")
TO_GIVE = "# À donner de nouveau, c’est un secret que la sauvegarde ne contient pas :"


def settings() -> dict[str, str | None]:
    """{name: value} of what this environment gives; None for what is secret, a file's name for what a file
    holds."""
    names = sorted({*env.ASKED, *SERVING})
    found = {f"{name}_FILE": os.environ.get(f"{name}_FILE") for name in names} | {
        name: os.environ.get(name) for name in names
    }
    return {name: open_or_none(name, value) for name, value in sorted(found.items()) if value}


def open_or_none(name: str, value: str) -> str | None:
    """The value, unless it is a secret or may hold one."""
    is_secret = SECRET.search(name) and not name.endswith("_FILE")
    return None if is_secret or SECRET_IN_AN_ADDRESS.search(value) else value


def as_environment(manifest: Mapping[str, Any]) -> Iterator[str]:
    """The settings that a save holds, as lines of an environment file for a shell and for systemd."""
    for name, value in manifest.get("settings", {}).items():
        if value is None:
            yield from (TO_GIVE, f"{name}=")
        else:
            yield f"{name}={shlex.quote(value)}"
