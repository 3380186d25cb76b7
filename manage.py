#!/usr/bin/env python3
"""Django's commands for this site; the local settings unless told otherwise."""

import os
import sys

from django.core.management import execute_from_command_line

from chroniques.env import ConfigurationError

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chroniques.settings.local")
    try:
        execute_from_command_line(sys.argv)
    except ConfigurationError as missing:
        sys.exit(str(missing))
