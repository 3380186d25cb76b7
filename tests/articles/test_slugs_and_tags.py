"""Names: of addresses and of tags."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Article, Column, Tag, TagSynonym
from articles.models.slugs import slug_of
from articles.models.tag import cleaned, folded, names_from
from tests.makers import make_draft


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Mélangez les genres !", "melangez-les-genres"),
        ("L’œuvre de l'été", "l-oeuvre-de-l-ete"),
        ("Ex æquo", "ex-aequo"),
        ("  ", ""),
        ("<script>alert(1)</script>", "scriptalert1script"),
        ("mot " * 40, "-".join(["mot"] * 20)),
    ],
)
def test_a_slug_says_the_title_without_accents(title, slug):
    assert slug_of(title) == slug


@pytest.mark.django_db
def test_a_slug_that_is_taken_is_numbered_from_two():
    assert [Column.objects.create(title="Port dû").slug for _ in range(3)] == [
        "port-du",
        "port-du-2",
        "port-du-3",
    ]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("climat social, viralité", ["climat social", "viralité"]),
        ("#viralité,  « buzz » ,,", ["viralité", "buzz"]),
        ("Viralité, viralite", ["Viralité"]),
        ("a\tb\u200b", ["a b"]),
        (" , ; ", [";"]),
        ("", []),
    ],
)
def test_tags_are_separated_by_commas_alone_and_cleaned(typed, names):
    assert names_from(typed) == names


def test_folding_forgets_case_accents_and_ligatures():
    assert folded("ŒUVRE Économie") == folded("oeuvre economie") == "oeuvre economie"
    assert cleaned("x" * 100) == "x" * 60


@pytest.mark.django_db
def test_one_word_is_one_tag_whatever_its_case_and_accents():
    tag = Tag.objects.named_or_new("Économie")
    assert Tag.objects.named_or_new("economie") == tag
    assert Tag.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Tag.objects.create(name="ÉCONOMIE")


@pytest.mark.django_db
def test_a_synonym_leads_to_its_tag():
    tag = Tag.objects.named_or_new("multicanal")
    TagSynonym.objects.create(name="Multi-canal", tag=tag)
    assert Tag.objects.named_or_new("multi-canal") == tag


@pytest.mark.django_db
def test_a_tag_without_a_letter_is_refused_in_words():
    with pytest.raises(ValidationError):
        Tag.objects.named_or_new(" # ")


@pytest.mark.django_db
def test_the_tags_of_a_text_are_in_alphabetical_order_however_they_are_read():
    for name in ("zinc", "Écrou", "vis"):
        Tag.objects.named_or_new(name)
    text = make_draft(tags=["vis", "zinc", "écrou"])
    read_ahead = Article.objects.prefetch_related("tags").get(pk=text.pk)
    assert [tag.name for tag in text.tags.all()] == ["Écrou", "vis", "zinc"]
    assert [tag.name for tag in read_ahead.tags.all()] == ["Écrou", "vis", "zinc"]


@pytest.mark.django_db
def test_a_renamed_tag_is_still_known_by_the_name_it_leaves_but_for_accents():
    tag = Tag.objects.create(name="Viralite")
    for name in ("Viralité", "Bouche à oreille"):
        tag.name = name
        tag.save()
    assert [synonym.name for synonym in tag.synonyms.all()] == ["Viralité"]
    assert Tag.objects.named("viralité") == tag


@pytest.mark.django_db
def test_a_tag_and_its_synonym_may_change_places():
    tag = Tag.objects.create(name="multicanal")
    TagSynonym.objects.create(tag=tag, name="multi-canal")
    tag.name = "Multi-canal"
    tag.save()
    assert [synonym.name for synonym in tag.synonyms.all()] == ["multicanal"]


@pytest.mark.django_db
def test_the_name_a_tag_leaves_may_be_noted_by_hand_at_once():
    tag = Tag.objects.create(name="papier")
    tag.name = "carton"
    tag.save()
    TagSynonym.objects.create(tag=tag, name="Papier")
    assert [synonym.name for synonym in tag.synonyms.all()] == ["Papier"]
