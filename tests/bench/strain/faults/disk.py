"""The disk is full, then has room again."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..editors import KEEP, Editor
from ..installed import installed
from ..mixed import PEOPLE
from .scene import Scene

ROOM = "64m"  # of a disk of memory: a small site takes half of it
TOO_MUCH = 1024 * 1024  # bytes, written until none goes in
GIVEN_BACK = (413, 500, 503, 507)


def disk_full(folder: Path) -> bool:
    """The small shape, whose base, pictures and notes are all on that disk."""
    if os.getuid() != 0:
        raise PermissionError("Un disque plein s’essaie sur un disque à part : lancez ce banc en root.")
    with mounted(folder / "disk") as data, installed(folder, full=False, data=data) as site:
        site.shell(PEOPLE.format(editors=1) + "print(1)")
        scene = Scene(site, "Le disque est plein, puis a de la place")
        browser, typed = scene.pass_for(1)
        camille = Editor(site.port, 0, scene.texts, 1.0, scene.tally)
        camille.enter()
        camille.open()
        with scene.read():
            fill(data / "trop")
            scene.promise_words_back(browser.post(f"/avis/sur/{scene.texts[0]}/", typed))
            kept = camille.ask("brouillon", "POST", KEEP, camille.form, right=GIVEN_BACK)
            scene.promise(
                f"ce que l’on tape dans la salle reste au navigateur : {kept.status}", kept.status == 503
            )
            saved = camille.ask("enregistrer", "POST", camille.address, camille.form, right=GIVEN_BACK)
            is_told = saved.status == 503 and "Revenez à la page précédente" in saved.text
            scene.promise(
                f"un texte qui ne peut s’enregistrer : {saved.status}, la page dit que faire", is_told
            )
            (data / "trop").unlink()
            scene.promise_recovery()
            saved = camille.ask("enregistrer", "POST", camille.address, camille.form, right=(302,))
            scene.promise(f"le même envoi, ensuite : {saved.status}", saved.status == 302)
        scene.promise_readers()
        scene.promise_kept()
        scene.promise_lines("The disk", 1)
        return scene.is_over()


@contextmanager
def mounted(folder: Path) -> Iterator[Path]:
    """A disk of memory."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(file: Path) -> None:
    """Until there is no room at all."""
    with file.open("wb", buffering=0) as written:
        for size in (TOO_MUCH, 1):
            with suppress(OSError):
                while written.write(b"x" * size):
                    pass
