"""What is longer than any form sends is refused before it is read; and every answer says what it may do."""

import pytest

from tests.pages.reading import said, words_of

MEGABYTE = 1024 * 1024


def announcing(client, path, length):
    """A request that says how long its body is, and sends none of it."""
    return client.generic("POST", path, b"", CONTENT_LENGTH=str(length))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "longest"),
    [("/avis/sur/1/", 4 * MEGABYTE), ("/admin/login/", 25 * MEGABYTE), ("/", 4 * MEGABYTE)],
)
def test_what_is_longer_than_any_form_is_refused_unread(client, path, longest):
    answer = announcing(client, path, longest + 1)
    assert answer.status_code == 413
    assert said("Too much at once") in words_of(answer)
    assert announcing(client, path, longest).status_code != 413


@pytest.mark.django_db
@pytest.mark.parametrize("length", ["", "-1", "²", "beaucoup", "9" * 5000])
def test_a_length_that_is_no_number_is_none(client, length):
    assert announcing(client, "/avis/sur/1/", length).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/admin/login/", "/sante/", "/nulle/part/", "/robots.txt"])
def test_every_answer_says_what_a_browser_may_do_with_it(client, path):
    told = client.get(path).headers
    assert told["X-Content-Type-Options"] == "nosniff"
    assert told["X-Frame-Options"] == "DENY"
    assert told["Referrer-Policy"] == "same-origin"
    assert told["Cross-Origin-Opener-Policy"] == "same-origin"
    assert told["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in told["Permissions-Policy"]
    policy = told["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
