"""The address of a video or a post, alone in its paragraph, is a card that loads nothing."""

import pytest

from chroniques.text import render_article

KNOWN = {
    "https://www.youtube.com/watch?v=dQ_-4": "Voir la vidéo sur YouTube",
    "https://m.youtube.com/watch?app=x&v=dQ4": "Voir la vidéo sur YouTube",
    "https://www.youtube.com/shorts/dQ4": "Voir la vidéo sur YouTube",
    "https://youtu.be/dQ4?t=30": "Voir la vidéo sur YouTube",
    "<https://vimeo.com/1234567>": "Voir la vidéo sur Vimeo",
    "www.dailymotion.com/video/x2": "Voir la vidéo sur Dailymotion",
    "https://dai.ly/x2": "Voir la vidéo sur Dailymotion",
    "https://tube.exemple.fr/w/4CybtsYLp8YRXGmQxFyFyA": "Voir la vidéo sur PeerTube",
    "https://tube.exemple.fr/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d": "Voir la vidéo sur PeerTube",
    "https://social.exemple.fr/@lea/112233445566778899": "Voir le message sur Mastodon",
    "https://social.exemple.fr/@lea@ailleurs.fr/112233445566": "Voir le message sur Mastodon",
    "https://social.exemple.fr/@lea/123456": "Voir le message sur Mastodon",
    "https://social.exemple.fr/users/lea/statuses/112233445566": "Voir le message sur Mastodon",
    "https://bsky.app/profile/lea.exemple.fr/post/3kabc": "Voir le message sur Bluesky",
    "https://x.com/lea/status/1234": "Voir le message sur X",
    "https://www.instagram.com/p/Cabc_-/": "Voir le message sur Instagram",
    "https://soundcloud.com/lea/la-fanfare": "Écouter le son sur SoundCloud",
}
UNKNOWN = (
    "https://exemple.fr/",
    "https://www.youtube.com/",
    "https://www.youtube.com/watch?list=v",
    "https://vimeo.com/fr/a-propos",
    "https://faux-youtube.com/watch?v=dQ4",
    "https://youtube.com.exemple.fr/watch?v=dQ4",
    "https://social.exemple.fr/@lea/a-propos",
    "Voir https://youtu.be/dQ4",
    "https://youtu.be/dQ4 et la suite",
    "[Le film](https://youtu.be/dQ4)",
    "**https://youtu.be/dQ4**",
    "| https://youtu.be/dQ4 | b |\n|---|---|",
    "http://[::1/watch?v=dQ4",
    f"https://youtu.be/{'a' * 2_000}",
)


@pytest.mark.parametrize("source", KNOWN)
def test_an_address_that_we_know_is_a_card(source):
    html = render_article(f"Avant.\n\n{source}\n\nAprès.").html
    assert f">{KNOWN[source]}</a> <span" in html
    assert '<p class="embed"><a rel="noopener" href="http' in html


@pytest.mark.parametrize("before", ["- ", "1. ", "> - ", "Terme\n: ", "- Un\n\n  "])
def test_an_address_alone_in_an_item_is_a_card(before):
    html = render_article(f"{before}https://youtu.be/dQ4").html
    assert html.count('<p class="embed"><a rel="noopener" href="https://youtu.be/dQ4">Voir la vidéo') == 1


@pytest.mark.parametrize("source", UNKNOWN)
def test_any_other_text_stays_what_it_is(source):
    assert "embed" not in render_article(source).html


def test_a_card_is_a_link_that_says_where_it_goes():
    assert render_article("https://www.youtube.com/watch?v=dQ4&t=3").html == (
        '<p class="embed"><a rel="noopener" href="https://www.youtube.com/watch?v=dQ4&amp;t=3">'
        "Voir la vidéo sur YouTube</a> "
        '<span class="embed-site">youtube.com (s’ouvre sur un autre site)</span></p>'
    )


@pytest.mark.parametrize("source", KNOWN)
def test_nothing_of_another_site_is_asked_for(source):
    html = render_article(source).html
    assert not any(word in html for word in ("<iframe", "<img", "<script", "<video", "<object", "src="))


def test_a_note_that_is_an_address_stays_a_link():
    html = render_article("Mot[^1].\n\n[^1]: https://youtu.be/dQ4\n\n    https://youtu.be/dQ5").html
    assert "embed" not in html
    assert html.count("https://youtu.be/dQ") == 4
