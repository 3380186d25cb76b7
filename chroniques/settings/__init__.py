"""Settings: `local` unless DJANGO_SETTINGS_MODULE says `chroniques.settings.production`."""
