"""What nobody should send: the right status, a page in French, no trace, nothing broken."""

import pytest

from tests.makers import make_article, make_author

from .reading import said, words_of

pytestmark = pytest.mark.django_db

LONG = "x" * 10_000


@pytest.fixture(autouse=True)
def one_text():
    make_article(make_author(slug="driss"), slug="lilas", tags=["gare"])


def reads_in_french(response):
    page = response.content.decode()
    return '<html lang="fr">' in page and "Traceback" not in page and "Exception" not in page


@pytest.mark.parametrize(
    "page", ["abc", "-1", "0", "1e9", "9" * 40, "%00", "%ff", "1'", '1"', "1;2", "%D9%A1", "", "1.0", "None"]
)
@pytest.mark.parametrize(
    "path", ["/auteurs/driss/", "/comptes-rendus/", "/mots-cles/gare/", "/archives/2009/"]
)
def test_a_page_of_a_list_that_is_no_number_is_not_found(client, path, page):
    response = client.get("/", PATH_INFO=path, QUERY_STRING=f"page={page}")
    assert response.status_code == (200 if page == "%D9%A1" else 404)  # a digit of another script is one
    assert reads_in_french(response)


@pytest.mark.parametrize(
    "path",
    [
        "/%00/",
        "/2009/05/%00lilas/",
        "/%ff%fe/",
        "/%c3%28/",
        "/'; DROP TABLE articles_article; --/",
        '/"onmouseover="alert(1)/',
        "/<script>alert(1)</script>/",
        "/{{ 7|add:7 }}/",
        "/%0d%0aSet-Cookie: a=b/",
        f"/{LONG}/",
        f"/{LONG}",
        "/" + "a/" * 2_000,
        "/../../etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/auteurs/%e2%80%ae/",
        "/archives/99999/",
        "/archives/2009/13/",
        "/avis/99999999999999999999999/",
        "/avis/sur/99999999999999999999999/",
        "/2009/05/lilas/chiffres/99999999999999999999999.csv",
        "/suivi/" + "f" * 64 + "/",
    ],
)
def test_an_odd_address_is_not_found_in_french(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert reads_in_french(response)
    assert "<script>alert" not in response.content.decode()
    assert 'onmouseover="alert' not in response.content.decode()
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize(
    "path",
    [
        "/media/../pyproject.toml",
        "/media/..%2f..%2fmanage.py",
        "/media/%2e%2e/a.png",
        "/media//etc/passwd",
        "/media/.env",
    ],
)
def test_no_file_is_reached_from_the_pictures(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "query", ["q=" + LONG, "q=%00", "q=%ff", "q='\"(*", "q=auteur:", "q=-", "q", "a=" + LONG]
)
@pytest.mark.parametrize("path", ["/", "/2009/05/lilas/", "/recherche/", "/nulle/part/"])
def test_any_query_is_answered(client, path, query):
    response = client.get("/", PATH_INFO=path, QUERY_STRING=query)
    assert response.status_code == (404 if "part" in path else 200)
    assert reads_in_french(response)


def test_a_thousand_parameters_are_refused_or_ignored(client):
    response = client.get("/recherche/?" + "&".join(f"a{n}=1" for n in range(2_000)))
    assert response.status_code in {200, 400}
    assert reads_in_french(response)


@pytest.mark.parametrize(
    "path", ["/", "/2009/05/lilas/", "/auteurs/", "/recherche/", "/robots.txt", "/sante/", "/nulle/part/"]
)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "x"])
def test_a_method_that_an_address_does_not_know_is_refused_with_those_it_knows(client, path, method):
    response = client.generic(method, path)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert said("Nothing can be sent here") in words_of(response)


@pytest.mark.parametrize(
    ("path", "allowed"), [("/", "GET, HEAD, OPTIONS"), ("/avis/sur/1/", "GET, HEAD, POST, OPTIONS")]
)
def test_a_question_of_method_is_answered(client, path, allowed):
    response = client.options(path)
    assert (response.status_code, response["Allow"], response.content) == (204, allowed, b"")


def test_head_says_what_get_says_without_its_words(client):
    for path in ("/", "/2009/05/lilas/", "/nulle/part/"):
        got, asked = client.get(path), client.head(path)
        assert (asked.status_code, asked.content) == (got.status_code, b"")
        assert asked["Content-Type"] == got["Content-Type"]


@pytest.mark.parametrize(
    "name", ["Accept-Language", "Cookie", "Referer", "If-None-Match", "If-Modified-Since", "X-Forwarded-For"]
)
def test_a_header_of_eight_kilobytes_changes_nothing(client, name):
    for path, status in (("/", 200), ("/nulle/part/", 404)):
        assert client.get(path, headers={name: "é;=" * 2_700}).status_code == status


@pytest.mark.parametrize("host", ["", "a b", "x" * 300, "testserver/..", "'\""])
def test_a_host_that_is_no_host_is_refused(client, host):
    response = client.get("/", headers={"Host": host})
    assert response.status_code == 400
    assert reads_in_french(response)
