"""The tiles on this computer: our own folder, which downloads go into, and folders of the runner's that are only read.

Packed tiles are unpacked once, into our own folder, and mapped into memory from there. The finest tile that knows a
point wins. A file that is no tile is set aside (ours) or passed over (theirs), said in `notes`, and never used.
"""

import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import BinaryIO

import numpy as np

from routeplanner.errors import PlannerError
from routeplanner.geo import Floats
from routeplanner.terrain import hgt
from routeplanner.terrain.heights import Heights, TileUse, look_up
from routeplanner.terrain.hgt import SIDES, SIZES, DamagedError, Square, Tile
from routeplanner.terrain.packed import pieces, side_inside, unpack
from routeplanner.words import _

FILE = re.compile(r"[NS]\d\d[EW]\d{3}(\.\w+)*\.hgt(\.zip|\.gz)?", re.IGNORECASE)
OPEN = 64  # tiles kept open: each holds a file handle, and some systems give out 256 [D]


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    square: Square
    label: str
    ours: bool


class Store:
    """Reads may come from any thread. Nothing on the disk is looked at before it is asked for."""

    def __init__(self, folder: Path, extra: tuple[Path, ...] = ()) -> None:
        """`folder` is ours and need not exist yet; `extra` are folders of .hgt, .hgt.zip and .hgt.gz, never written."""
        self.folder = folder
        self.extra = extra
        self._lock = RLock()
        self._revision = 0
        self._found: dict[Square, list[_File]] | None = None
        self._ranked: dict[Square, list[_File]] = {}
        self._open: dict[Path, Tile] = {}
        self._bad: dict[Path, str] = {}

    @property
    def revision(self) -> int:
        """Grows whenever the tiles may have changed: whoever keeps something made from them compares it."""
        return self._revision

    @property
    def fingerprint(self) -> str:
        """Names all tiles that can be found here now: the same name, the same elevation, also after a restart."""
        with self._lock:
            files = sorted(file.path for found in self._scan().values() for file in found)
        digest = hashlib.blake2b(digest_size=8)
        for path in files:
            with suppress(OSError):
                about = path.stat()
                digest.update(f"{path}|{about.st_size}|{about.st_mtime_ns}\n".encode())
        return digest.hexdigest()

    @property
    def notes(self) -> tuple[str, ...]:
        """What could not be used, and why, as sentences."""
        with self._lock:
            return tuple(self._bad.values())

    def rescan(self) -> None:
        """Forget what was found: files have come or gone."""
        with self._lock:
            self._found = None
            for known in (self._ranked, self._open, self._bad):
                known.clear()
            self._revision += 1

    def install(self, square: Square, source: BinaryIO) -> None:
        """Take over a tile, packed or not; nothing changes if anything is wrong with it.

        Raises DamagedError, and OSError where our folder cannot be written.
        """
        # a name per resolution: a 3″ tile must not stand in the way of a 1″ tile
        unpack(source, square, self.folder, lambda side: f"{square.name}.{3600 // (side - 1)}.hgt")
        self.rescan()

    def tile(self, south: int, west: int) -> Tile | None:
        """The finest tile of the square with this south-west corner [deg]."""
        return next((tile for tile, _use in self._tiles(Square(south, west))), None)

    def elevations(self, lat: Floats, lon: Floats) -> Heights:
        """Heights at n points [deg], shape (n,) each; longitudes may run past ±180."""
        return look_up(np.asarray(lat, dtype=np.float64), np.asarray(lon, dtype=np.float64), self._tiles)

    def _tiles(self, square: Square) -> Iterator[tuple[Tile, TileUse]]:
        """Tiles of a square, finest first, ours before theirs; one is opened when it is reached."""
        for file in self._files(square):
            tile = self._opened(file)
            if tile is not None:
                yield tile, TileUse(square.name, tile.resolution, file.label)

    def _files(self, square: Square) -> list[_File]:
        with self._lock:
            if self._found is None:
                self._found = self._scan()
            if square not in self._ranked:
                files = self._found.get(square, [])
                # no tile's size at all: first, so that it is found out and set aside even where another one serves
                self._ranked[square] = sorted(files, key=lambda file: -(side_inside(file.path) or max(SIDES)))
            return self._ranked[square]

    def _scan(self) -> dict[Square, list[_File]]:
        found: dict[Square, list[_File]] = {}
        for folder in (self.folder, *self.extra):
            ours = folder == self.folder
            label = "SRTM" if ours else folder.resolve().name
            for path in self._listed(folder, ours):
                square = Square.parse(path.name)
                if square and FILE.fullmatch(path.name):
                    found.setdefault(square, []).append(_File(path, square, label, ours))
        return found

    def _listed(self, folder: Path, ours: bool) -> list[Path]:
        try:
            return sorted(folder.iterdir())
        except OSError as error:
            if not (ours and isinstance(error, FileNotFoundError)):  # ours comes with the first tile
                self._bad[folder] = _("The folder {folder} cannot be read ({reason}).").format(
                    folder=folder, reason=error.strerror
                )
            return []

    def _opened(self, file: _File) -> Tile | None:
        with self._lock:
            if file.path in self._bad:
                return None
            if file.path not in self._open:
                try:
                    self._open[file.path] = self._read(file)
                except (DamagedError, OSError) as error:
                    self._reject(file, error)
                    return None
                if len(self._open) > OPEN:
                    del self._open[next(iter(self._open))]
            return self._open[file.path]

    def _read(self, file: _File) -> Tile:
        if file.path.suffix.lower() == ".hgt":
            return hgt.read(file.path, file.square)
        here = file.path.stat()
        origin = hashlib.blake2b(str(file.path.resolve()).encode(), digest_size=8).hexdigest()
        stem = f"{file.square.name}-{origin}"
        name = f"{stem}-{here.st_size:x}-{here.st_mtime_ns:x}.hgt"  # a changed file has another name: unpacked anew
        cache = self.folder / "unpacked"
        with suppress(OSError, DamagedError):  # not there yet, or spoilt since: made now
            return hgt.read(cache / name, file.square)
        with file.path.open("rb") as source:
            try:
                path = unpack(source, file.square, cache, lambda _side: name)
            except OSError:  # our folder is full or not ours to write: slower next time, not worse
                source.seek(0)
                return _in_memory(source, file.square)
        for old in set(cache.glob(f"{stem}-*.hgt")) - {path}:
            with suppress(OSError):  # still mapped somewhere (Windows): goes the next time
                old.unlink()
        return hgt.read(path, file.square)

    def _reject(self, file: _File, error: DamagedError | OSError) -> None:
        reason = error.message if isinstance(error, PlannerError) else str(error.strerror)
        note = _("{file} is not used: {reason}").format(file=file.path, reason=reason)
        if file.ours and isinstance(error, DamagedError):
            try:
                file.path.replace(file.path.with_name(file.path.name + ".bad"))
            except OSError as stuck:
                note += " " + _("It could not be set aside ({reason}).").format(reason=stuck.strerror)
        self._bad[file.path] = note


def _in_memory(source: BinaryIO, square: Square) -> Tile:
    content = b"".join(pieces(source))
    side = SIZES[len(content)]
    return hgt.checked(square, np.frombuffer(content, dtype=">i2").reshape(side, side))
