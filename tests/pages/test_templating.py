"""Our templates are drawn by functions of ours: what they draw is what Django would have drawn."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Engine
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString

from chroniques.templating import Loader
from chroniques.templating.nodes import Drawn


class Person:
    name = "Léa & Cie"
    article = None

    def said(self):
        return "<em>dit</em>"

    def delete(self):
        raise AssertionError("a template never calls it")

    delete.alters_data = True


WORDS = {
    "person": Person(),
    "site": SimpleLazyObject(Person),
    "people": [Person(), Person()],
    "pairs": [("un", 1), ("deux", 2)],
    "safe": SafeString("<b>sûr</b>"),
    "text": "a < b",
    "count": 1200,
    "none": None,
    "day": date(2009, 5, 3),
    "moment": datetime(2009, 5, 3, 22, 30, tzinfo=UTC),
    "told": {"name": "clé", "items": "un membre"},
    "called": lambda: "appelé",
}
TEMPLATES = [
    "{{ text }} {{ safe }} {{ count }} {{ none }} {{ missing }} {{ person.missing }} {{ missing.name }}",
    "{{ person.name }} {{ person.said }} {{ person.delete }} {{ site.name }} {{ called }} {{ told.items }}",
    "{{ people.0.name }} {{ pairs.1.0 }} {{ people|length }} {{ person.article.title }}",
    "{{ text|upper }} {{ safe|upper }} {{ text|default:'rien' }} {{ missing|default:text }}",
    "{{ day|date:'Y-m-d' }} {{ moment|date:'H:i' }} {{ moment }} {{ text|truncatechars:3 }} {{ safe|first }}",
    "{% if person and not missing %}oui{% elif text == 'a' %}a{% else %}non{% endif %}",
    "{% if count > 1000 %}beaucoup{% endif %}{% if text > count %}?{% else %}rien{% endif %}",
    "{% if missing.name in people or 'un' in told %}oui{% endif %}{% if none is None %}nul{% endif %}",
    "{% for one in people %}{{ forloop.counter }}{% if forloop.last %}.{% endif %}{{ one.name }}{% endfor %}",
    "{% for word, number in pairs reversed %}{{ word }}{{ number }}{{ forloop.revcounter0 }}{% endfor %}",
    "{% for one in missing %}{{ one }}{% empty %}vide{% endfor %}{{ forloop.counter }}{{ one }}",
    "{% for one in pairs %}{% for two in people %}{{ forloop.parentloop.counter }}{% endfor %}{% endfor %}",
    "{% with name=person.name text='autre' %}{{ name }} {{ text }}{% endwith %}{{ name }} {{ text }}",
    "{% load i18n %}{% translate 'Search' %} {% translate 'Search' context 'button' %}"
    "{% translate 'Search' as words %}{{ words }}{% translate text %}",
    "{% load i18n %}{% blocktranslate trimmed count count=count %}{{ count }} avis{% plural %}"
    "{{ count }} avis{% endblocktranslate %}",
    "{% load i18n %}{% blocktranslate with name=text %}{{ name }} : 100 %{% endblocktranslate %}",
    "{% load i18n %}{% blocktranslate asvar said %}{{ text }}{% endblocktranslate %}{{ said }}",
    "{% url 'articles:tags' %} {% url 'articles:tag' 'mot' %}"
    "{% url 'articles:archive_year' 2009 %}{% url 'nulle:part' as nowhere %}{{ nowhere }}",
    "{% load static %}{% static 'site.css' %}{% static 'theme.js' as theme %}{{ theme }}",
    "{% load dates text %}{{ moment|day }} {{ text|prose }} {{ none|typo }}{{ day|year }}",
    "{% include 'components/copy.html' with from='reference' words=text %}{{ words }}{{ from }}",
    "{% autoescape off %}{{ text }} {{ person.name }}{% endautoescape %}{% firstof missing text %}",
    "{% regroup pairs by 0 as groups %}{% for group in groups %}{{ group.grouper }}{% endfor %}{% now 'Y' %}",
]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("written", TEMPLATES)
def test_a_template_is_drawn_as_django_draws_it(written, language):
    template, same = (Engine.get_default().from_string(written) for _twice in range(2))
    same.nodelist = Drawn(same.nodelist)
    with translation.override(language):
        expected = template.render(Context(WORDS))
        assert [same.render(Context(WORDS)) for _twice in range(2)] == [expected, expected]


def test_a_loop_that_cannot_part_its_rows_fails_as_it_does_for_django():
    template = Engine.get_default().from_string("{% for one, two in people %}{% endfor %}")
    template.nodelist = Drawn(template.nodelist)
    with pytest.raises(TypeError):
        template.render(Context(WORDS))


def test_a_fault_in_what_a_template_calls_is_not_hidden():
    template = Engine.get_default().from_string("{{ asked.out }}")
    template.nodelist = Drawn(template.nodelist)
    with pytest.raises(ZeroDivisionError):
        template.render(Context({"asked": {"out": lambda: 1 / 0}}))


def test_what_extends_a_page_is_drawn_so_too_and_the_admin_is_left_to_django():
    loader: Loader = Engine.get_default().template_loaders[0]
    assert type(loader.get_template("articles/home.html").nodelist) is Drawn
    assert type(loader.get_template("base.html").nodelist) is Drawn
    assert type(loader.get_template("admin/base.html").nodelist) is not Drawn
