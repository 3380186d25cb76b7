"""The files: whose they are, and who else reads them."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

from .finding import Finding

OTHERS = stat.S_IRWXO
SETTINGS = Path("/etc/chroniques.env")


def settings_are_hidden() -> Iterator[Finding]:
    """D121"""
    for file in read_by_others([SETTINGS, Path(settings.DATA_DIR) / "secret_key", *named_files()]):
        yield Finding(
            "D121",
            f"{file} tient des secrets, et tous les comptes de la machine peuvent le lire.",
            f"chmod 600 {file} ; si d’autres ont pu l’ouvrir, changez la clé et les mots de passe qu’il "
            "contient.",
        )


def named_files() -> Iterator[Path]:
    """The files that hold a setting each."""
    for name, value in os.environ.items():
        if name.endswith("_FILE") and name.removesuffix("_FILE") in {
            *("SECRET_KEY", "DATABASE_URL", "EMAIL_URL", "CACHE_URL", "METRICS_TOKEN"),
        }:
            yield Path(value)


def base_is_hidden() -> Iterator[Finding]:
    """D122"""
    saves = sorted((Path(settings.DATA_DIR) / "backups").glob("*.tar.gz"))
    for file in read_by_others([*base_files(), *saves]):
        yield Finding(
            "D122",
            f"{file} tient les adresses des lecteurs, et tous les comptes de la machine peuvent le lire.",
            f"chmod o= {file}, et UMask=0027 dans le service.",
        )


def base_files() -> list[Path]:
    """The files of an SQLite base; none of another."""
    if connection.vendor != "sqlite" or connection.is_in_memory_db():  # type: ignore[attr-defined]
        return []
    name = str(connection.settings_dict["NAME"])
    return [Path(name + suffix) for suffix in ("", "-wal", "-shm")]


def read_by_others(files: Iterable[Path]) -> Iterator[Path]:
    """Those that everybody may open: readable, in a folder that everybody may go through."""
    for file in files:
        if file.exists() and file.stat().st_mode & OTHERS and file.parent.stat().st_mode & stat.S_IXOTH:
            yield file


def files_are_of_one_account() -> Iterator[Finding]:
    """D123"""
    folder = Path(settings.DATA_DIR)
    if not folder.exists():
        return
    owner = folder.stat().st_uid
    ours = [*base_files(), *folder.glob("*"), *Path(settings.MEDIA_ROOT).glob("*")]
    strangers = [file for file in ours if file.exists() and file.stat().st_uid != owner]
    if strangers:
        yield Finding(
            "D123",
            f"Des fichiers n’appartiennent pas au compte du site ({len(strangers)}, dont {strangers[0]}) "
            ": une "
            "commande a été lancée sous un autre compte, sans doute root.",
            f"chown -R --reference={folder} {folder}, puis lancez les commandes par "
            "/usr/local/bin/chroniques.",
        )


def account_is_no_root() -> Iterator[Finding]:
    """D124"""
    folder = Path(settings.DATA_DIR)
    if folder.exists() and folder.stat().st_uid == 0 and os.geteuid() == 0:
        yield Finding(
            "D124",
            "Le site vit sous le compte root : une faute dans l’une de ses bibliothèques donnerait la "
            "machine.",
            "Donnez-lui un compte à lui, comme le dit la page d’installation (User=chroniques).",
        )
