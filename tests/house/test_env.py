"""Typed readers of the environment: a value, a default, or words that say what to write."""

import pytest

from chroniques import env


def test_a_value_may_come_from_a_file(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("le secret\n", encoding="utf-8")
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "key"))
    assert env.text("SECRET_KEY") == "le secret"


def test_a_file_that_cannot_be_read_is_refused_by_name(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "absent"))
    with pytest.raises(env.ConfigurationError, match="SECRET_KEY_FILE"):
        env.text("SECRET_KEY")


def test_an_empty_value_is_a_missing_one(monkeypatch):
    monkeypatch.setenv("SITE_NAME", "")
    assert env.text("SITE_NAME", "Chroniques") == "Chroniques"


@pytest.mark.parametrize(("value", "expected"), [("1", True), ("oui", True), ("OFF", False), ("non", False)])
def test_a_flag_is_a_yes_or_a_no(monkeypatch, value, expected):
    monkeypatch.setenv("BEHIND_PROXY", value)
    assert env.flag("BEHIND_PROXY") is expected


def test_a_flag_that_is_neither_is_refused(monkeypatch):
    monkeypatch.setenv("BEHIND_PROXY", "peut-être")
    with pytest.raises(env.ConfigurationError, match="BEHIND_PROXY vaut « peut-être »"):
        env.flag("BEHIND_PROXY")


def test_a_number_written_in_letters_is_refused(monkeypatch):
    monkeypatch.setenv("PORT", "huit mille")
    with pytest.raises(env.ConfigurationError, match="PORT vaut « huit mille »"):
        env.integer("PORT", 8000)


def test_words_are_separated_by_commas_and_trimmed(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", "exemple.fr, www.exemple.fr,")
    assert env.words("ALLOWED_HOSTS") == ["exemple.fr", "www.exemple.fr"]


def test_the_address_of_the_site_loses_its_last_slash(monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://www.exemple.fr/")
    assert env.site_url("SITE_URL") == "https://www.exemple.fr"


def test_an_address_without_a_scheme_is_refused(monkeypatch):
    monkeypatch.setenv("SITE_URL", "www.exemple.fr")
    with pytest.raises(env.ConfigurationError, match="SITE_URL"):
        env.site_url("SITE_URL")


def test_the_database_may_live_in_a_folder_with_spaces_and_accents(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    path = "/srv/Été à la mer/chroniques.sqlite3"
    assert env.database(f"sqlite:///{path}")["NAME"] == path


def test_an_unreadable_address_of_a_database_is_refused_with_an_example(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "au fond à gauche")
    with pytest.raises(env.ConfigurationError, match="Exemple : sqlite:"):
        env.database("sqlite:////var/lib/chroniques.sqlite3")


def test_a_word_that_is_none_of_those_known_is_refused_with_them(monkeypatch):
    assert env.choice("LOG_FORMAT", "plain", {"json", "plain"}) == "plain"
    monkeypatch.setenv("LOG_FORMAT", "xml")
    with pytest.raises(env.ConfigurationError, match="« xml » : écrivez json ou plain"):
        env.choice("LOG_FORMAT", "plain", {"json", "plain"})
