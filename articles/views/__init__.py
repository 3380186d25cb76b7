"""The public pages. The same bytes for every reader: no cookie, no token, nothing of the request but its address."""
