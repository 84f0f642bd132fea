"""Where tiles come from: srtm.py's index of the public SRTM collection says which exist, a mirror of it gives them.

Only its index is used. Its own downloader stops a whole file at the first failure, keeps what it cannot unpack for
ever, and lets a 3″ tile stand in the way of a 1″ tile.
"""

import json
import re
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np

from routeplanner.errors import PlannerError
from routeplanner.geo import Floats
from routeplanner.job import NO_JOB, Job
from routeplanner.net import Net, NotFoundError, OfflineError, UnreachableError
from routeplanner.terrain.heights import squares
from routeplanner.terrain.hgt import SIZES, DamagedError, Square
from routeplanner.terrain.store import Store
from routeplanner.words import _

ASK_AGAIN = 30 * 86400.0  # [s] how long a "not there" is believed [D]
LARGEST = max(SIZES) + 1_000_000  # [B] no packing makes a tile larger than this


@dataclass(frozen=True, slots=True)
class Mirror:
    """A server with the same folders as srtm.py's; `base` replaces its scheme and host, "" keeps them."""

    base: str = ""

    def place(self, url: str) -> str:
        """Where this mirror keeps what srtm.py's index has at `url`."""
        if not self.base:
            return url
        return self.base.rstrip("/") + re.sub("/+", "/", urlsplit(url).path)  # the index doubles its slashes


DEFAULT = Mirror()


@dataclass(frozen=True, slots=True)
class Downloaded:
    """What became of each square asked for."""

    installed: tuple[Square, ...] = ()
    absent: tuple[Square, ...] = ()
    failed: tuple[tuple[Square, PlannerError], ...] = ()


def needed(lat: Floats, lon: Floats) -> tuple[Square, ...]:
    """The squares that points [deg] lie in, shape (n,) each, south to north; not each of them need have a tile."""
    return squares(np.asarray(lat, dtype=np.float64), np.asarray(lon, dtype=np.float64))


def tile_url(square: Square, mirror: Mirror = DEFAULT) -> str | None:
    """Where the finest tile of a square is, None where SRTM has none: at sea, and beyond 60° north or 56° south."""
    return next(iter(_urls(square, mirror)), None)


def _urls(square: Square, mirror: Mirror) -> tuple[str, ...]:
    found = (index.get(square.name + ".hgt") for index in _index())
    return tuple(mirror.place(url) for url in found if url)


@cache
def _index() -> tuple[dict[str, str], dict[str, str]]:
    """srtm.py's two tables of file name and address: 1″, then 3″."""
    from srtm.main import DEFAULT_LIST_JSON  # here: it takes requests along

    tables = json.loads(Path(DEFAULT_LIST_JSON).read_text(encoding="utf-8"))
    return tables["srtm1"], tables["srtm3"]


def download(
    wanted: Iterable[Square], store: Store, net: Net, mirror: Mirror = DEFAULT, job: Job = NO_JOB
) -> Downloaded:
    """Fetch a tile for each square, each installed whole or not at all; one that fails does not stop the others.

    Raises `Cancelled`; the tiles that came before it stay.
    """
    wanted = tuple(wanted)
    out = Downloaded()
    unreachable: PlannerError | None = None
    for k, square in enumerate(wanted):
        try:
            if unreachable and tile_url(square, mirror):
                raise unreachable
            there = _fetch(square, store, net, mirror, _Step(job, k, len(wanted)))
        except PlannerError as error:
            if isinstance(error, OfflineError | UnreachableError):
                unreachable = error  # the next square would only wait for the same
            out = replace(out, failed=(*out.failed, (square, error)))
        else:
            if there:
                out = replace(out, installed=(*out.installed, square))
            else:
                out = replace(out, absent=(*out.absent, square))
    return out


def _fetch(square: Square, store: Store, net: Net, mirror: Mirror, job: Job) -> bool:
    absent = _Absent(store.folder / "absent.json")
    for url in _urls(square, mirror):
        if url in absent:
            continue
        try:
            _install(square, url, store, net, job)
        except NotFoundError:
            absent.add(url)
        else:
            return True
    return False


def _install(square: Square, url: str, store: Store, net: Net, job: Job) -> None:
    from tempfile import TemporaryFile

    try:
        store.folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=store.folder) as part:  # it has no name: nothing is left of it, whatever happens
            net.get(url, job, part, LARGEST)
            part.seek(0)
            store.install(square, part)
    except DamagedError as error:
        message = _("What the server sent for this map square is not elevation.")
        raise PlannerError(message, _("Try again later, or choose another mirror.")) from error
    except OSError as error:
        message = _("The elevation cannot be saved ({reason}).").format(reason=error.strerror)
        raise PlannerError(message, _("Free some space, or give Routeplanner another folder.")) from error


class _Absent:
    """Addresses that said "not there", and when: remembered beside the tiles."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __contains__(self, url: str) -> bool:
        return 0 <= time.time() - self._read().get(url, -ASK_AGAIN) < ASK_AGAIN

    def add(self, url: str) -> None:
        known = {**self._read(), url: time.time()}
        draft = self._path.with_suffix(".part")
        with suppress(OSError):  # a full disk: only asked once more
            draft.write_text(json.dumps(known, indent=1), encoding="utf-8")
            draft.replace(self._path)

    def _read(self) -> dict[str, float]:
        try:
            known = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):  # nothing yet, or no longer readable: only asked once more
            return {}
        return {url: at for url, at in known.items() if isinstance(at, float)} if isinstance(known, dict) else {}


class _Step:
    """One square's share of the whole job, in the runner's words."""

    def __init__(self, job: Job, k: int, count: int) -> None:
        self._job = job
        self._k = k
        self._count = count

    def check(self) -> None:
        self._job.check()

    def report(self, fraction: float, text: str = "") -> None:
        if self._count == 1:
            words = _("Elevation for this map square ({amount})").format(amount=text)
        else:
            words = _("Elevation for map square {n} of {count} ({amount})").format(
                n=self._k + 1, count=self._count, amount=text
            )
        self._job.report((self._k + fraction) / self._count, words)
