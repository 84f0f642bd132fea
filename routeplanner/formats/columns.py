"""Columns of text, as files hold them, into columns of numbers."""

from collections.abc import Sequence
from datetime import UTC, datetime
from operator import attrgetter

import numpy as np

from routeplanner.geo import Floats

# No point of a run lies outside these [m]: what does is a receiver's "no height" (-32768, 65535, ...). [D]
LOWEST, HIGHEST = -1000.0, 10000.0


def numbers(texts: Sequence[str]) -> Floats:
    """One number per text, shape (n,); not a number where the text is none, or endless."""
    if not any(texts):
        return np.full(len(texts), np.nan)
    try:
        out = np.fromiter(map(float, texts), np.float64, len(texts))
    except ValueError:
        out = np.fromiter(map(number, texts), np.float64, len(texts))
    out[np.isinf(out)] = np.nan
    return out


def number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")


def elevations(texts: Sequence[str]) -> Floats:
    """Elevations [m], shape (n,); not a number where the text is none, or one that no runner can stand at."""
    out = numbers(texts)
    out[(out < LOWEST) | (out > HIGHEST)] = np.nan
    return out


def times(texts: Sequence[str]) -> Floats:
    """Seconds since 1970, UTC, shape (n,), of ISO 8601 times; not a number where the text is none.

    A time without a zone is taken as UTC, which is what GPX asks for.
    """
    if not any(texts):
        return np.full(len(texts), np.nan)
    try:
        moments = list(map(datetime.fromisoformat, map(str.strip, texts)))
        if all(map(attrgetter("tzinfo"), moments)):
            return np.fromiter(map(datetime.timestamp, moments), np.float64, len(texts))
    except (ValueError, OverflowError):
        pass  # one of them is odd: each on its own, below
    return np.fromiter(map(time, texts), np.float64, len(texts))


def time(text: str) -> float:
    text = text.strip().upper()
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            # a date alone is no moment; all points of a file would share it
            return moment.replace(tzinfo=UTC).timestamp() if len(text) > len("2000-01-01") else float("nan")
        return moment.timestamp()
    except (ValueError, OverflowError):
        return float("nan")
