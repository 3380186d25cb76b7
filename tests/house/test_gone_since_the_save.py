"""What readers have ended since a save does not come back with it."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.models import Subscription
from comments.erasing import erase
from comments.models import Asked, Comment, Erasure
from tests.house.saves import said, the_save_in, the_save_of_a_small_site
from tests.makers import make_article, make_comment

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def saved(tmp_path):
    return the_save_of_a_small_site(tmp_path)


def test_what_was_erased_since_the_save_stays_erased(saved):
    first, _second = Comment.objects.order_by("pk")
    erase([first], Asked.RECEIPT)
    told = said("restore", saved, replace=True)
    assert [comment.text for comment in Comment._base_manager.order_by("pk")] == ["", "Un second avis."]
    assert "1 avis effacés" in told
    assert Erasure.objects.filter(asked=Asked.AGAIN, avis=1).exists()


def test_another_avis_of_the_same_number_is_not_taken_for_the_erased_one(saved):
    first = Comment.objects.order_by("pk").first()
    erase([first], Asked.RECEIPT)
    Comment._base_manager.filter(pk=first.pk).update(received_at="2009-05-01T10:00Z")
    said("restore", saved, replace=True)
    assert Comment._base_manager.get(pk=first.pk).text == "Un premier avis."


def test_who_unsubscribed_since_the_save_is_not_written_to_again(saved):
    Subscription.objects.filter(email="lea@exemple.fr").delete()
    said("restore", saved, replace=True)
    assert list(Subscription.objects.values_list("email", flat=True)) == ["paul@exemple.fr"]


def test_who_asked_since_the_save_to_hear_less_of_a_conversation_hears_no_more(tmp_path):
    before = {"unchanged": "all", "left": "all", "narrowed": "all", "asked since": ""}
    after = before | {"left": "", "narrowed": "replies", "asked since": "replies"}
    article = make_article()
    for text, follows in before.items():
        make_comment(article, text=text, email="lea@exemple.fr", proven_at=timezone.now(), follows=follows)
    call_command("backup", str(tmp_path), verbosity=0)
    for text, follows in after.items():
        Comment.objects.filter(text=text).update(follows=follows)
    told = said("restore", the_save_in(tmp_path), replace=True)
    assert dict(Comment.objects.values_list("text", "follows")) == after | {"asked since": ""}
    assert "2 demandes" in told


def test_a_wish_of_another_avis_of_the_same_number_is_not_taken_for_its_own(tmp_path):
    comment = make_comment(make_article(), email="lea@exemple.fr", proven_at=timezone.now(), follows="all")
    call_command("backup", str(tmp_path), verbosity=0)
    Comment.objects.filter(pk=comment.pk).update(follows="", received_at="2009-05-01T10:00Z")
    said("restore", the_save_in(tmp_path), replace=True)
    assert Comment.objects.get(pk=comment.pk).follows == "all"


def test_subscriptions_that_were_all_lost_come_back(saved):
    Subscription.objects.all().delete()
    said("restore", saved, replace=True)
    assert Subscription.objects.count() == 2
