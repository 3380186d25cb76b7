"""The files of a site, wherever its storage keeps them: in a folder, or in a bucket at another's."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from django.core.files import File
from django.core.files.storage import Storage

from chroniques.saving import archive


class Laid(File):
    """A file that may be taken as it lies: on the same disk it comes to its place whole, at once."""

    def temporary_file_path(self) -> str:
        """Where it lies (the name that Django's storages ask for)."""
        return str(self.name)


def names_in(pictures: Storage, folder: str = "") -> Iterator[str]:
    """The files of a storage, named from its root with slashes, in order; links are nobody's files."""
    try:
        folders, files = pictures.listdir(folder)
    except FileNotFoundError:  # nothing was ever kept
        return
    within = f"{folder}/" if folder else ""
    for name in sorted(files):
        if not is_link(pictures, within + name):
            yield within + name
    for name in sorted(folders):
        if not is_link(pictures, within + name):
            yield from names_in(pictures, within + name)


def is_link(pictures: Storage, name: str) -> bool:
    """Whether this leads elsewhere on the disk; a bucket knows no links."""
    try:
        return Path(pictures.path(name)).is_symlink()
    except NotImplementedError:
        return False


def put_back(pictures: Storage, saved: Path, digests: Mapping[str, str]) -> None:
    """Bring each saved file ({name: sha256}) to its place, where it is not there as it was."""
    for name, digest in digests.items():
        if digest_of(pictures, name) != digest:
            put(pictures, saved / name, name)


def put(pictures: Storage, laid: Path, name: str) -> None:
    """Give the storage one file that lies here."""
    with laid.open("rb") as file:
        pictures.save(name, Laid(file, name=str(laid)))


def digest_of(pictures: Storage, name: str) -> str:
    """The sha256 of a file as the storage gives it; empty where it is not there."""
    try:
        with pictures.open(name) as file:
            return archive.digest(file)
    except FileNotFoundError:
        return ""


def remove_others(pictures: Storage, kept: set[str]) -> None:
    """Remove the files that the saved site did not have: it comes back as it was."""
    for name in set(names_in(pictures)) - kept:
        pictures.delete(name)
