"""Kept pages beside nginx, a bare function and Django’s cache, on one machine, in one run: `make bench`."""
