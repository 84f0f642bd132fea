"""Real disks that are small, full or read-only, for tests that may mount one."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

BLOCK = 4096  # [B]


class Disk:
    """A file system of its own in memory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filling = folder / "filling"

    def fill(self, but: int = 0) -> None:
        """Until nothing more goes on it, then give back `but` [B] of it."""
        with self._filling.open("ab", buffering=0) as file:
            for size in (1 << 20, BLOCK, 1):
                try:
                    while True:
                        file.write(b"x" * size)
                except OSError:
                    continue
            file.truncate(file.tell() - but)

    def make_room(self) -> None:
        self._filling.unlink()

    def protect(self, protect: bool = True) -> None:
        """Nobody may write any more, root neither; or everybody again. Files may not be open for writing."""
        how = "remount,ro" if protect else "remount,rw"
        subprocess.run(["mount", "-o", how, str(self.folder)], check=True)


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Disk]:
    """Mounted in `folder`; skips the test where that is not allowed."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}M", "tmpfs", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no small disk: this user may not mount one")
    try:
        yield Disk(folder)
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
