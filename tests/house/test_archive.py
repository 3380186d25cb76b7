"""The file of a save: whole or absent, private, and never believed when it comes back."""

import io
import json
import tarfile
from functools import partial

import pytest

from chroniques.saving import archive

FACTS = {"made_at": "2026-11-22T14:30:05+01:00", "version": "0.1.0", "engine": "sqlite", "rows": {"line": 2}}


def opened(path):
    """What opens this file, when it is asked."""
    return partial(path.open, "rb")


@pytest.fixture
def saved(tmp_path):
    """An archive of two files, and the folder it may be laid out in."""
    (tmp_path / "base").write_bytes(b"les lignes")
    (tmp_path / "portrait").write_bytes(b"une image")
    target = tmp_path / "save.tar.gz"
    files = {
        "base.sqlite3": opened(tmp_path / "base"),
        "images/a/portrait.webp": opened(tmp_path / "portrait"),
    }
    archive.pack(target, files, FACTS)
    return target


def forged(path, *members):
    """An archive made by somebody else: pairs of a TarInfo and its content."""
    with tarfile.open(path, "w:gz") as tar:
        for info, content in members:
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return path


def manifest_of(files):
    return tarfile.TarInfo(archive.MANIFEST), json.dumps(
        {"format": archive.FORMAT, "files": files, **FACTS}
    ).encode()


def test_what_goes_in_comes_out(saved, tmp_path):
    manifest = archive.unpack(saved, tmp_path / "out")
    assert manifest["engine"] == "sqlite"
    assert (tmp_path / "out/base.sqlite3").read_bytes() == b"les lignes"
    assert (tmp_path / "out/images/a/portrait.webp").read_bytes() == b"une image"


def test_only_its_owner_reads_it(saved):
    assert saved.stat().st_mode & 0o777 == 0o600


def test_nothing_half_written_stays_beside_it(saved, tmp_path):
    assert not list(tmp_path.glob(".*"))


def test_a_save_never_takes_the_place_of_another(saved):
    with pytest.raises(FileExistsError):
        archive.pack(saved, {}, {})


def test_a_picture_removed_meanwhile_is_left_out(tmp_path):
    archive.pack(tmp_path / "s.tar.gz", {"images/gone.webp": opened(tmp_path / "gone.webp")}, FACTS)
    assert archive.unpack(tmp_path / "s.tar.gz", tmp_path / "out")["files"] == {}


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "../outside", "images/../../outside", "images\\..\\outside", "images//a", "./a", ""],
)
def test_a_name_that_leads_outside_is_refused(tmp_path, name):
    hostile = forged(tmp_path / "h.tar.gz", (tarfile.TarInfo(name), b"!"), manifest_of({}))
    with pytest.raises(archive.Refused):
        archive.unpack(hostile, tmp_path / "out")
    assert not (tmp_path / "outside").exists()


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE]
)
def test_only_plain_files_are_taken(tmp_path, kind):
    info = tarfile.TarInfo("images/a")
    info.type, info.linkname = kind, "/etc/passwd"
    with pytest.raises(archive.Refused):
        archive.unpack(forged(tmp_path / "h.tar.gz", (info, b""), manifest_of({})), tmp_path / "out")


def test_a_file_that_changed_is_refused(tmp_path):
    wrong = {"images/a": {"bytes": 1, "sha256": "0" * 64}}
    hostile = forged(tmp_path / "h.tar.gz", (tarfile.TarInfo("images/a"), b"!"), manifest_of(wrong))
    with pytest.raises(archive.Refused, match="abîmée"):
        archive.unpack(hostile, tmp_path / "out")


def test_a_file_that_nobody_announced_is_refused(tmp_path):
    hostile = forged(tmp_path / "h.tar.gz", (tarfile.TarInfo("images/a"), b"!"), manifest_of({}))
    with pytest.raises(archive.Refused):
        archive.unpack(hostile, tmp_path / "out")


def test_a_missing_file_is_refused_by_name(tmp_path):
    missing = {"images/a": {"bytes": 1, "sha256": "0" * 64}}
    with pytest.raises(archive.Refused, match="Il manque « images/a »"):
        archive.unpack(forged(tmp_path / "h.tar.gz", manifest_of(missing)), tmp_path / "out")


def test_the_same_name_twice_is_refused(tmp_path):
    twice = [(tarfile.TarInfo("images/a"), b"!"), (tarfile.TarInfo("images/a"), b"?")]
    with pytest.raises(archive.Refused):
        archive.unpack(forged(tmp_path / "h.tar.gz", *twice, manifest_of({})), tmp_path / "out")


@pytest.mark.parametrize("content", [b"", b"not an archive", b"\x1f\x8b\x08\x00truncated"])
def test_what_is_no_archive_is_refused(tmp_path, content):
    (tmp_path / "s.tar.gz").write_bytes(content)
    with pytest.raises(archive.Refused):
        archive.unpack(tmp_path / "s.tar.gz", tmp_path / "out")


def test_an_archive_cut_short_is_refused(saved, tmp_path):
    saved.write_bytes(saved.read_bytes()[:-40])
    with pytest.raises(archive.Refused):
        archive.unpack(saved, tmp_path / "out")


@pytest.mark.parametrize(
    "manifest",
    [
        b"[]",
        b"{",
        b'{"format": 99, "files": {}}',
        b'{"format": 1}',
        json.dumps({**FACTS, "format": 1, "files": {}, "made_at": "hier"}).encode(),
    ],
)
def test_a_manifest_of_another_shape_is_refused(tmp_path, manifest):
    hostile = forged(tmp_path / "h.tar.gz", (tarfile.TarInfo(archive.MANIFEST), manifest))
    with pytest.raises(archive.Refused):
        archive.unpack(hostile, tmp_path / "out")
