"""A power cut may leave the log cut short or half written: the library opens, and at most the last steps are gone."""

import random
import shutil
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from routeplanner.course import Course
from routeplanner.library import Library
from tests.library.made import bits, with_straight, zigzag

STEPS = 6
HEAD, FRAME_HEAD = 32, 24  # [B] of SQLite's log and of each of its frames


@dataclass
class Cut:
    """The files as they lay on the disk with a library open: `base` before the steps, and `log` after them."""

    base: Path
    log: bytes
    made: list[Course]

    def reopened(self, folder: Path, log: bytes) -> int:
        """How many steps are there with this log; asserts that they are whole, and that the library goes on."""
        folder.mkdir()
        shutil.copy(self.base, folder / "library.sqlite")
        (folder / "library.sqlite-wal").write_bytes(log)
        with Library(folder) as library:
            assert library.set_aside is None
            assert library.read_only is None
            loaded = library.load(self.made[0].id)
            count = loaded.position
            assert len(loaded.texts) == count
            for n in range(count + 1):
                assert bits(library.step(self.made[0].id, n)) == bits(self.made[n])
            library.save(self.made[0].id, "on", with_straight(self.made[count], 150), loaded.revision)
        shutil.rmtree(folder)
        return count


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cut]:
    folder = tmp_path_factory.mktemp("library")
    made = [zigzag(200)]
    with Library(folder) as library:
        library.add(made[0])
    base = tmp_path_factory.mktemp("base") / "library.sqlite"
    shutil.copy(folder / "library.sqlite", base)
    with Library(folder) as library:
        for k in range(STEPS):
            made.append(with_straight(made[-1], 20 * k + 5))
            library.save(made[0].id, f"step {k}", made[-1], k + 1)
        yield Cut(base, (folder / "library.sqlite-wal").read_bytes(), made)


def frames(log: bytes) -> list[int]:
    """Where each frame of the log ends."""
    (page,) = struct.unpack(">I", log[8:12])
    return [*range(HEAD, len(log) + 1, FRAME_HEAD + page)]


def test_a_log_cut_at_any_length(cut: Cut, tmp_path: Path) -> None:
    ends = frames(cut.log)
    chance = random.Random(1)
    lengths = {*ends, *(end + by for end in ends for by in (-1, 1, 8, 24, 500))}
    lengths |= {*range(HEAD + 2), *(chance.randrange(len(cut.log)) for _ in range(60)), len(cut.log)}
    found = []
    for length in sorted(size for size in lengths if 0 <= size <= len(cut.log)):
        found.append(cut.reopened(tmp_path / "cut", cut.log[:length]))
    assert found == sorted(found)  # the more of the log, the more steps
    assert set(found) == {*range(STEPS + 1)}


def test_a_log_with_flipped_bytes(cut: Cut, tmp_path: Path) -> None:
    chance = random.Random(2)
    found = []
    for _round in range(120):
        log = bytearray(cut.log)
        for _flip in range(chance.randint(1, 3)):
            log[chance.randrange(len(log))] ^= 1 << chance.randrange(8)
        found.append(cut.reopened(tmp_path / "flipped", bytes(log)))
    assert len(set(found)) > 2


def test_a_log_whose_end_is_of_an_older_one(cut: Cut, tmp_path: Path) -> None:
    """Blocks that never reached the disk hold what was there before: zeros, or an older log."""
    ends = frames(cut.log)
    for end in ends[1::2]:
        for rest in (bytes(len(cut.log) - end), cut.log[ends[0] : ends[0] + len(cut.log) - end]):
            assert cut.reopened(tmp_path / "old", cut.log[:end] + rest) <= STEPS
