"""Points as bytes and back, bit for bit: undo must give the first course back exactly.

A column whose values are decimals, as files write them, is kept as whole numbers of the last decimal, each as the
difference to the one before; any other column as its bits, each combined with the ones before. Then like bytes beside
like bytes, and zlib. Most files take 2 to 9 bytes a point instead of 32.
"""

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

from routeplanner.geo import Floats
from routeplanner.route import Points

DECIMALS = 7  # the most that positions are written with: 1e-7 degrees are 1 cm; more only looks like decimals [D]
LEVEL = 1  # zlib: half the time of level 6 for 4 % more bytes
BITS = 255  # marks a column that is kept as bits
_VERSION = 1
_HEAD = struct.Struct("<BI")  # version, number of points
_COLUMN = struct.Struct("<BI")  # decimals or BITS, number of bytes that follow

Words = NDArray[np.uint64]


def pack(points: Points) -> bytes:
    """Everything but the noise and the distances, which follow."""
    parts = [_HEAD.pack(_VERSION, len(points))]
    for column in (points.lat, points.lon, points.elevation, points.time):
        decimals, words = _to_words(column)
        content = zlib.compress(_shuffled(words), LEVEL)
        parts += [_COLUMN.pack(decimals, len(content)), content]
    return b"".join(parts)


def unpack(content: bytes, noise: float = 0.0) -> Points:
    """The points of `pack`, read-only. Raises ValueError when these are not their bytes."""
    try:
        version, count = _HEAD.unpack_from(content)
        if version != _VERSION:
            raise ValueError(f"points of version {version}")
        columns, at = [], _HEAD.size
        for _ in range(4):
            decimals, size = _COLUMN.unpack_from(content, at)
            at += _COLUMN.size
            columns.append(_from_words(decimals, _unshuffled(zlib.decompress(content[at : at + size]), count)))
            at += size
    except (struct.error, zlib.error) as error:
        raise ValueError(str(error)) from error
    for column in columns:
        column.setflags(write=False)
    lat, lon, elevation, time = columns
    return Points(lat, lon, elevation, time, noise)


def _to_words(column: Floats) -> tuple[int, Words]:
    for decimals in range(DECIMALS + 1):
        with np.errstate(over="ignore", invalid="ignore"):
            scaled = np.rint(column * 10.0**decimals)
        if not (np.abs(scaled) < 2.0**52).all():  # neither is what is not a number
            break
        whole = scaled.astype(np.int64)
        if np.array_equal((whole / 10.0**decimals).view(np.uint64), column.view(np.uint64)):
            steps = np.diff(whole, prepend=np.int64(0))
            return decimals, ((steps << 1) ^ (steps >> 63)).view(np.uint64)  # small numbers of either sign are small
    bits = column.view(np.uint64)
    return BITS, bits ^ np.concatenate([np.zeros(1, np.uint64), bits[:-1]])


def _from_words(decimals: int, words: Words) -> Floats:
    if decimals == BITS:
        return np.bitwise_xor.accumulate(words).view(np.float64)
    steps = (words >> np.uint64(1)).view(np.int64) ^ -(words & np.uint64(1)).view(np.int64)
    return np.asarray(np.cumsum(steps) / 10.0**decimals, dtype=np.float64)


def _shuffled(words: Words) -> bytes:
    return words.astype("<u8", copy=False).view(np.uint8).reshape(-1, 8).T.tobytes()


def _unshuffled(content: bytes, count: int) -> Words:
    planes = np.frombuffer(content, np.uint8).reshape(8, count)  # ValueError where the size is another
    return np.ascontiguousarray(planes.T).view("<u8").reshape(count).astype(np.uint64, copy=False)
