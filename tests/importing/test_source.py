"""From the bytes of a file to its text, or to a sentence that a person can act on."""

import pytest

from articles.importing.source import MAX_BYTES, UnreadableSource, read_text, refuse_size

TEXT = "Léa lit « Ondes » – 5 € l’été…\nŒuvre"


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_the_text_is_the_same_in_each(self, encoding):
        assert read_text(TEXT.encode(encoding)) == TEXT

    @pytest.mark.parametrize("newline", ["\r\n", "\r", "\u2028", "\x0b", "\x0c"])
    def test_lines_are_parted_in_one_way(self, newline):
        assert read_text(TEXT.replace("\n", newline).encode()) == TEXT

    def test_no_break_spaces_are_kept_for_the_reader_of_the_page(self):
        assert read_text("12\u00a0000 «\u202foui\u202f»".encode()) == "12\u00a0000 «\u202foui\u202f»"

    def test_the_end_of_file_mark_of_old_systems_is_no_text(self):
        assert read_text(b"Bonjour\x1a") == "Bonjour"


class TestRefusals:
    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"", "Ce fichier est vide"),
            (b" \n\t\xc2\xa0\n", "Ce fichier est vide"),
            (b"\xef\xbb\xbf---\n", "Ce fichier est vide"),
            (b"\x89PNG\r\n\x1a\n rest", "une image PNG"),
            (b"\xff\xd8\xff\xe0 rest", "une image JPEG"),
            (b"GIF89a rest", "une image GIF"),
            (b"%PDF-1.4 rest", "un document PDF"),
            (b"PK\x03\x04 rest", "une archive"),
            (b"{\\rtf1 rest}", "un document RTF"),
            (b"abc\x00\x01\x02def", "des données binaires"),
            ("Léa".encode("utf-16-le"), "des données binaires"),
            (b"\x81\x8d\x90 rest", "son codage n’a pas été reconnu"),
            (b"\xff\xfea", "son codage n’a pas été reconnu"),
            (b"<!DOCTYPE html><p>Bonjour", "une page HTML"),
        ],
    )
    def test_the_sentence_says_what_the_file_is(self, data, said):
        with pytest.raises(UnreadableSource, match=said):
            read_text(data)

    @pytest.mark.parametrize(
        ("size", "weight"), [(50_000_000, "50"), (52_428_800, "52,5"), (1_000_001, "1,1")]
    )
    def test_a_file_too_big_says_its_weight(self, size, weight):
        said = f"pèse {weight}\u00a0Mo\u202f; une page de texte ne dépasse pas 1\u00a0Mo"
        with pytest.raises(UnreadableSource, match=said):
            refuse_size(size)

    def test_a_text_too_big_is_refused_whoever_read_it(self):
        with pytest.raises(UnreadableSource, match="1,1"):
            read_text(b"a" * (MAX_BYTES + 1))

    def test_a_file_just_small_enough_is_read(self):
        assert len(read_text(b"a" * MAX_BYTES)) == MAX_BYTES
