"""The public pages: the same bytes for every reader, without a cookie or a token."""
