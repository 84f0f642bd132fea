"""Relief pictures kept on the disk, and what the map showed last: at the next start it is there before numpy is."""

import json
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

LOOKS = 8  # kept; the ones not shown for longest go [D]
PER_LOOK = 400  # pictures of one look that are kept: about 20 screens [D]
FORMAT = "1"  # changes when the drawing does, so that no old picture is shown


@dataclass(frozen=True, slots=True)
class Last:
    """The look that the map showed last, and where it looked [deg]."""

    key: str
    credit: str
    dark: bool
    lat: float
    lon: float
    zoom: float


class Album:
    """Pictures by look and place. Any thread; two programs may share it, each file is written whole."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / f"relief-{FORMAT}"

    def picture(self, key: str, name: str) -> bytes | None:
        """The picture `name` of a look, None where it is not kept."""
        try:
            return (self._folder / key / name).read_bytes()
        except OSError:
            return None

    def keep(self, key: str, name: str, picture: bytes) -> None:
        """Keep a picture. A disk that is full or read-only keeps none: it can be drawn again."""
        folder = self._folder / key
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            part = folder / f"{name}.part"
            part.write_bytes(picture)
            part.replace(folder / name)

    def remember(self, last: Last) -> None:
        """What the map shows now, for the next start; forgets the looks of long ago."""
        if not (self._folder / last.key).is_dir():
            return  # no picture of it was kept
        with suppress(OSError):
            part = self._folder / "last.json.part"
            part.write_text(json.dumps(asdict(last)), encoding="utf-8")
            part.replace(self._folder / "last.json")
            (self._folder / last.key).touch()
            self._forget(last.key)

    def last(self) -> Last | None:
        """What the map showed last, where its pictures are still there."""
        try:
            raw: Any = json.loads((self._folder / "last.json").read_text(encoding="utf-8"))
            found = Last(**raw)
        except (OSError, ValueError, TypeError):
            return None
        return found if (self._folder / found.key).is_dir() else None

    def _forget(self, present: str) -> None:
        looks = sorted((f for f in self._folder.iterdir() if f.is_dir()), key=lambda f: f.stat().st_mtime, reverse=True)
        for old in looks[LOOKS:]:
            shutil.rmtree(old, ignore_errors=True)
        pictures = sorted((self._folder / present).iterdir(), key=lambda f: f.stat().st_mtime, reverse=True)
        for one in pictures[PER_LOOK:]:
            one.unlink(missing_ok=True)


class Remembered:
    """The relief of the last look, as far as its pictures are kept; drawn by nobody."""

    def __init__(self, album: Album, last: Last, plain: bytes) -> None:
        self._album, self._last, self._plain = album, last, plain
        self.missed = False  # a picture was asked for that is not kept: the real relief has to be asked again

    def tile(self, zoom: int, x: int, y: int, size: int) -> bytes:
        """JPEG of a tile; plain ground where there is no picture."""
        found = self._album.picture(self._last.key, picture_name(zoom, x, y, size))
        self.missed |= found is None
        return found or self._plain

    def covers(self, south: float, west: float, north: float, east: float) -> bool:
        """Nobody knows yet; there was relief."""
        return True


def picture_name(zoom: int, x: int, y: int, size: int) -> str:
    return f"{zoom}-{x}-{y}-{size}.jpg"
