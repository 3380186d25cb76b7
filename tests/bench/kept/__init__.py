"""Kept pages beside nginx and beside Django's own cache, on one machine, in one run: `make bench`."""
