"""What the newsroom's decisions teach: nothing before it knows enough, and never the spam folder alone."""

from comments.screening import Seen, score, signs, weigh
from comments.screening.bayes import ENOUGH, learnt_of_others
from comments.screening.trials import Lessons, Trial, taught

SPAM = "Découvrez la méthode secrète du maître Zoltan pour dresser les licornes en trois leçons."
HAM = "Le facteur de mon village lisait les cartes postales à voix haute, et personne ne s’en plaignait."


def lessons(each):
    trials = [Trial(Seen(text=text), is_spam) for text, is_spam in ((SPAM, True), (HAM, False))]
    return taught(trials * each)


def seen(text, learnt):
    return Seen(text=text, **vars(learnt))


def test_signs_are_each_once_and_short():
    found = signs(f"{SPAM} {SPAM} {'x' * 90}", "Maître Zoltan", "https://zoltan.example.com/a")
    assert len(found) == len(set(found)) <= 300
    assert max(map(len, found)) <= 40
    assert {"licornes", "licor…", "how:told", "name:zoltan", "site:zoltan"} <= set(found)


def test_a_sign_is_the_same_however_it_is_typed():
    assert signs("MÉTHODE secrète") == signs("methode SECRETE")


def test_the_filter_says_nothing_before_it_has_learnt_enough():
    few = lessons(ENOUGH - 1)
    assert learnt_of_others(seen(SPAM, few)) is None
    assert score(signs(SPAM), **vars(few)) == 0.5


def test_what_was_filed_is_known_again_and_what_was_published_too():
    learnt = lessons(ENOUGH)
    filed, published = (learnt_of_others(seen(text, learnt)) for text in (SPAM, HAM))
    assert (filed.code, published.code) == ("learnt_spam", "learnt_ham")
    assert "licornes" in filed.evidence
    assert published.weight == -2


def test_the_filter_holds_and_never_files_alone():
    assert weigh(seen(SPAM, lessons(400))).verdict == "hold"


def test_nobody_is_judged_on_two_or_three_words():
    assert learnt_of_others(seen("Les licornes !", lessons(400))) is None


def test_what_is_unlearnt_is_no_longer_known():
    learnt = lessons(ENOUGH)
    without = Lessons(
        {sign: (ham, 0) for sign, (ham, _spam) in learnt.learnt.items()}, learnt.hams, learnt.spams
    )
    assert score(signs(SPAM), **vars(without)) <= 0.5


def test_of_what_nobody_said_nothing_is_known():
    assert score(signs("Zut alors, quelle averse."), **vars(lessons(ENOUGH))) == 0.5


def test_what_the_editors_published_is_never_filed_unread():
    learnt = lessons(ENOUGH)
    shop = Seen(
        text=f"{HAM} https://casino-bonus.top/?ref=1 bit.ly/x https://viagra-promo.top", **vars(learnt)
    )
    heavy = Seen(text=shop.text, repeats=20, refused_alike=5, **vars(learnt))
    assert weigh(heavy).weight >= 14
    assert weigh(heavy).verdict == "hold"
