"""The file of a save: a compressed tar that holds the database, the pictures and a manifest of both.

Pure: folders and names in, a file out, and back. What it reads may come from anywhere, so nothing is
believed: names stay inside, only plain files are taken, each must match the manifest to the byte.
"""

import hashlib
import io
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any

MANIFEST = "manifest.json"
FORMAT = 1
UNREADABLE = (tarfile.TarError, EOFError, OSError, ValueError)
MANIFEST_AT_MOST = 64 * 1024 * 1024  # bytes: a site of half a million pictures


class Refused(Exception):
    """An archive that cannot be trusted or understood; the message is for the person who gave it."""


def pack(target: Path, files: Mapping[str, Callable[[], IO[Any]]], facts: Mapping[str, object]) -> None:
    """Write what opens under each name, then the manifest: the facts, and each file's size and sha256.

    The target appears whole or not at all, and only its owner reads it. A file that went away since it
    was listed (an editor removed a picture meanwhile) is left out, of the manifest too.
    """
    if target.exists():
        raise FileExistsError(f"{target} existe déjà.")
    partial = target.with_name(f".{target.name}.part")
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as raw:
            with tarfile.open(fileobj=raw, mode="w:gz") as tar:
                kept = {name: entry for name, opened in files.items() if (entry := _add(tar, name, opened))}
                _add_manifest(tar, {"format": FORMAT, **facts, "files": kept})
            raw.flush()
            os.fsync(raw.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def _add(tar: tarfile.TarFile, name: str, opened: Callable[[], IO[Any]]) -> dict[str, object] | None:
    try:
        file = opened()
    except FileNotFoundError:
        return None
    with file:
        info = tarfile.TarInfo(name)
        info.size = file.seek(0, io.SEEK_END) or file.tell()  # some files of far storages say no place
        sha256 = digest(file)
        file.seek(0)
        tar.addfile(info, file)
    return {"bytes": info.size, "sha256": sha256}


def digest(file: IO[Any]) -> str:
    """The sha256 of a whole open file, in hexadecimal; what has no buffer of its own is read by pieces."""
    file.seek(0)
    total = hashlib.sha256()
    while piece := file.read(1 << 20):
        total.update(piece)
    return total.hexdigest()


def _add_manifest(tar: tarfile.TarFile, manifest: Mapping[str, object]) -> None:
    source = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
    info = tarfile.TarInfo(MANIFEST)
    info.size = len(source)
    tar.addfile(info, io.BytesIO(source))


def unpack(source: Path, folder: Path) -> dict:
    """Lay the files of an archive out in an empty folder and return its manifest; else raise Refused."""
    try:
        with tarfile.open(source, mode="r:gz") as tar:
            found = {name: _extract(tar, member, folder / name) for name, member in _members(tar)}
    except UNREADABLE as error:
        raise Refused(f"{source} n’est pas une sauvegarde lisible : {error}.") from error
    manifest = _manifest(folder / MANIFEST)
    _compare(found, manifest["files"])
    return manifest


def manifest_of(source: Path) -> dict:
    """What an archive says of itself, without laying anything out but that; else raise Refused."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / MANIFEST
        try:
            with tarfile.open(source, mode="r:gz") as tar:
                for name, member in _members(tar):
                    if name == MANIFEST:
                        _extract(tar, member, path)
        except UNREADABLE as error:
            raise Refused(f"{source} n’est pas une sauvegarde lisible : {error}.") from error
        return _manifest(path)


def _members(tar: tarfile.TarFile) -> Iterator[tuple[str, tarfile.TarInfo]]:
    seen: set[str] = set()
    for member in tar:
        if not member.isreg() or not stays_inside(member.name) or member.name in seen:
            raise Refused(f"L’archive contient « {member.name} », qu’aucune sauvegarde ne contient.")
        seen.add(member.name)
        yield member.name, member


def stays_inside(name: str) -> bool:
    """Whether a name of an archive is plain, relative, and goes down only."""
    parts = PurePosixPath(name).parts
    plain = "\\" not in name and "\0" not in name and name == "/".join(parts)
    return plain and bool(parts) and not name.startswith("/") and ".." not in parts


def _extract(tar: tarfile.TarFile, member: tarfile.TarInfo, path: Path) -> str:
    content = tar.extractfile(member)
    if content is None:
        raise Refused(f"L’archive contient « {member.name} », qui n’est pas un fichier.")
    path.parent.mkdir(parents=True, exist_ok=True)
    with content, path.open("xb") as file:
        shutil.copyfileobj(content, file)
    with path.open("rb") as file:
        return digest(file)


def _manifest(path: Path) -> dict:
    if not path.is_file() or path.stat().st_size > MANIFEST_AT_MOST:
        raise Refused("L’archive n’a pas de manifeste : ce n’est pas une sauvegarde de Chroniques.")
    try:
        manifest = json.loads(path.read_bytes())
    except ValueError as error:
        raise Refused(f"Le manifeste de l’archive est illisible : {error}.") from error
    if not is_ours(manifest):
        raise Refused(
            "Cette sauvegarde vient d’une autre version de Chroniques, que celle-ci ne sait pas lire."
        )
    return manifest


def is_ours(manifest: object) -> bool:
    """Whether a manifest has the shape that this version writes and reads."""
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        return False
    files, rows = manifest.get("files"), manifest.get("rows")
    return (
        isinstance(files, dict)
        and all(isinstance(entry, dict) and isinstance(entry.get("sha256"), str) for entry in files.values())
        and isinstance(rows, dict)
        and all(isinstance(count, int) for count in rows.values())
        and all(isinstance(manifest.get(fact), str) for fact in ("engine", "version"))
        and is_a_moment(manifest.get("made_at"))
    )


def is_a_moment(written: object) -> bool:
    """Whether that is a date and an hour, as a manifest writes them."""
    try:
        return isinstance(written, str) and bool(datetime.fromisoformat(written))
    except ValueError:
        return False


def _compare(found: Mapping[str, str], expected: Mapping[str, Mapping]) -> None:
    for name in sorted((found.keys() | expected.keys()) - {MANIFEST}):
        if name not in found:
            raise Refused(f"Il manque « {name} » dans l’archive.")
        if name not in expected or found[name] != expected[name]["sha256"]:
            raise Refused(f"« {name} » n’est pas le fichier qui a été sauvegardé : l’archive a été abîmée.")
