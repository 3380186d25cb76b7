"""Does a POST come from a page of this site?"""

import pytest
from django.test import RequestFactory

from chroniques.origin import Origin, origin_of


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, Origin.SAME),
        ({"Sec-Fetch-Site": "same-site"}, Origin.CROSS),
        ({"Sec-Fetch-Site": "cross-site"}, Origin.CROSS),
        ({"Sec-Fetch-Site": "none"}, Origin.CROSS),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, Origin.CROSS),
        ({"Origin": "http://testserver"}, Origin.SAME),
        ({"Origin": "http://testserver:8000"}, Origin.CROSS),
        ({"Origin": "https://evil.example"}, Origin.CROSS),
        ({"Origin": "https://testserver.evil.example"}, Origin.CROSS),
        ({"Origin": "https://evil.example/testserver"}, Origin.CROSS),
        ({"Origin": "null"}, Origin.CROSS),
        ({}, Origin.UNKNOWN),
    ],
)
def test_the_browser_says_where_a_post_comes_from(headers, expected):
    assert origin_of(RequestFactory().post("/", headers=headers)) is expected
