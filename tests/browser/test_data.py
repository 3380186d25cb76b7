"""The data of a page are no program: the policy that forbids programs in pages says nothing of them."""

import pytest

from tests.makers import make_article, make_author, make_comment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
HOSTILE = "</script><script>window.ran = true</script>"


def test_the_policy_blocks_no_data_and_data_run_nothing(visitor):
    article = make_article(make_author(name="Ana Vidal"), title=HOSTILE, standfirst=HOSTILE)
    make_comment(article, name=HOSTILE[:60], text=HOSTILE)
    page, said = visitor(), []
    page.add_init_script(
        "window.refused = [];"
        "addEventListener('securitypolicyviolation', event => refused.push(event.violatedDirective))"
    )
    page.on("console", lambda message: said.append(message.text))
    for address in ("/", article.get_absolute_url(), "/auteurs/ana-vidal/"):
        page.goto(address)
        assert page.evaluate("[refused, window.ran]") == [[], None]
        data = page.locator("script[type='application/ld+json']")
        assert data.count() == 1
        assert page.evaluate(
            "JSON.parse(document.querySelector('[type$=json]:is(script)').textContent)['@graph']"
        )
    assert said == []
