"""What the commands print, whatever terminal, pipe or disk is at the other end."""

import codecs
import io
import os
import sys

from routeplanner.errors import PlannerError
from routeplanner.words import _, one_line

# Letters of ours that old terminals and code pages lack, and what stands for them there
_PLAIN = {
    "\u2212": "-", "\u2013": "-", "\u202f": " ", "\u2009": " ", "\u2032": "'", "\u2033": '"', "\u201c": '"',
    "\u201d": '"', "\u2019": "'", "\u2026": "...", "\u00d7": "x", "\u00b1": "+-", "\u2192": "->",
}  # fmt: skip


def prepare() -> None:
    """From now on no letter, and no file name that is not text, stops the printing."""
    codecs.register_error("routeplanner", _plain)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a test may have put something else there
            stream.reconfigure(errors="routeplanner")


def as_utf8() -> None:
    """What JSON asks for, whatever the terminal's own encoding."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="routeplanner")


def put(text: str) -> None:
    """Print an answer, at once: what else is said stands in its order.

    Raises BrokenPipeError where nobody reads any more, and PlannerError where it cannot be written.
    """
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        discard()
        raise PlannerError(
            _("The answer cannot be written: {reason}.").format(reason=error.strerror or error), _("Make room for it.")
        ) from error


def complain(text: str) -> None:
    """Say what is not the answer, on a line of its own: no name of a file commands the terminal."""
    print(one_line(text), file=sys.stderr)


def discard() -> None:
    """Let what is still held back go nowhere: Python would try to write it once more at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_PLAIN.get(letter, "?") for letter in error.object[error.start : error.end]), error.end
