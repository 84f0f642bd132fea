"""Writing a file whole or not at all."""

import uuid
from collections.abc import Iterable
from pathlib import Path

from routeplanner.errors import PlannerError
from routeplanner.words import _


def write(path: Path, pieces: Iterable[str]) -> None:
    """UTF-8 with plain line feeds, in place of what was there. Raises PlannerError where it cannot be written."""
    write_bytes(path, (piece.encode() for piece in pieces))


def write_bytes(path: Path, pieces: Iterable[bytes]) -> None:
    """In place of what was there. Raises PlannerError where it cannot be written."""
    part = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.part")  # beside it: a rename cannot cross disks
    try:
        try:
            with part.open("xb") as file:
                file.writelines(pieces)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        message = _("“{name}” cannot be written: {reason}.").format(name=path.name, reason=reason)
        raise PlannerError(message, _("Choose another folder, or make room.")) from error
