"""A picture and a text that shows it, saved at the same instant: the page never keeps the old credit."""

from threading import Event, Thread

import pytest
from django.db import connection, transaction

from articles.models import Article, Picture
from tests.makers import make_draft, make_picture

BODY = "Le port, vu du quai.\n\n![](image:le-port)"
PATIENCE = 20  # seconds, after which a test that waits has failed


def corrected() -> None:
    """Somebody corrects the credit of the port."""
    picture = Picture.objects.get(slug="le-port")
    picture.credit_holder = "Ana Vidal"
    picture.save()


class TestOneAfterTheOther:
    """The picture is saved whole between the rendering of the text and its save."""

    pytestmark = pytest.mark.django_db

    @pytest.fixture(autouse=True)
    def port(self):
        make_picture(title="Le port", credit_holder="Ana")

    def test_a_text_rendered_before_a_correction_and_saved_after_it_shows_it(
        self, django_capture_on_commit_callbacks
    ):
        for draft in (Article(title="Neuf", body=BODY), make_draft(body=BODY)):
            Picture.objects.update(credit_holder="Ana")
            draft.body += "\n\nUne phrase de plus."
            assert "Ana Vidal" not in draft.rendered().html
            corrected()
            with django_capture_on_commit_callbacks(execute=True):
                draft.save()
            assert "Ana Vidal" in Article.objects.get(pk=draft.pk).body_html

    def test_a_text_that_saw_the_pictures_as_they_are_is_rendered_once(
        self, monkeypatch, django_capture_on_commit_callbacks
    ):
        monkeypatch.setattr(Article, "render_again", lambda self: 1 / 0)
        with django_capture_on_commit_callbacks(execute=True) as after:
            make_draft(body=BODY)
        assert len(after) == 1

    def test_a_text_without_a_picture_looks_at_none(self, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks() as after:
            make_draft()
        assert after == []


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
class TestBothAtOnce:
    """Two connections: neither sees what the other has not committed."""

    @pytest.fixture(autouse=True)
    def two_connections(self):
        if connection.vendor == "sqlite":
            pytest.skip("SQLite has one writer at a time")
        self.threads: list[Thread] = []
        yield
        assert not any(thread.is_alive() for thread in self.threads)

    def beside(self, work) -> Thread:
        """Do this in another thread, with a connection of its own."""

        def run() -> None:
            try:
                work()
            finally:
                connection.close()

        self.threads.append(Thread(target=run, daemon=True))
        self.threads[-1].start()
        return self.threads[-1]

    @pytest.mark.parametrize("is_new", [True, False])
    def test_a_text_saved_while_a_correction_is_not_committed_shows_it(self, is_new):
        make_picture(title="Le port", credit_holder="Ana")
        draft = make_draft(body="Rien." if is_new else BODY)
        draft.body = f"{BODY}\n\nUne phrase de plus."
        draft.rendered()
        held, go_on = Event(), Event()

        def correct_slowly() -> None:
            with transaction.atomic():
                corrected()
                held.set()
                assert go_on.wait(PATIENCE)

        correcting = self.beside(correct_slowly)
        assert held.wait(PATIENCE)
        saving = self.beside(draft.save)
        saving.join(0.2)  # either waits now, for the text or for the picture
        go_on.set()
        for thread in (correcting, saving):
            thread.join(PATIENCE)
        shown = Article.objects.get(pk=draft.pk)
        assert "Ana Vidal" in shown.body_html
        assert "Une phrase de plus" in shown.body_html

    def test_a_correction_that_comes_while_a_text_is_not_committed_reaches_it(self):
        make_picture(title="Le port", credit_holder="Ana")
        draft = make_draft(body="Rien.")
        draft.body = BODY
        held, go_on = Event(), Event()

        def save_slowly() -> None:
            with transaction.atomic():
                draft.save()
                held.set()
                assert go_on.wait(PATIENCE)

        saving = self.beside(save_slowly)
        assert held.wait(PATIENCE)
        corrected()
        assert "Ana Vidal" not in Article.objects.get(pk=draft.pk).body_html
        go_on.set()
        saving.join(PATIENCE)
        assert "Ana Vidal" in Article.objects.get(pk=draft.pk).body_html

    def test_renditions_made_while_a_text_is_saved_wait_for_nobody_in_a_ring(self):
        """The text holds its row and notes that it shows the port; the port holds its row and reaches it."""
        make_picture(title="Le port")
        draft = make_draft(body=BODY)
        encoding = Event()

        def encode() -> None:
            encoding.set()
            Picture.objects.encode_due(1)

        with transaction.atomic():
            Article.objects.select_for_update().get(pk=draft.pk)
            thread = self.beside(encode)
            assert encoding.wait(PATIENCE)
            thread.join(0.5)
            draft.save()
        thread.join(PATIENCE)
        assert Picture.objects.get().renditions
        assert "<picture>" in Article.objects.get(pk=draft.pk).body_html
