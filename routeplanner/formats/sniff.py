"""What a file is, by how it begins: its name may lie."""

import re
from pathlib import Path

from routeplanner.errors import PlannerError
from routeplanner.words import _

HEAD = 4096  # bytes that are enough to tell

_MAGIC = (
    (b"PK\x03\x04", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"SQLite format 3", "database"),
)
_ROOTS = {"gpx": "gpx", "kml": "kml", "trainingcenterdatabase": "tcx", "html": "html", "body": "html"}
_BEFORE_ROOT = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!doctype\s+html[^>]*>)*", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")


def head(path: Path) -> bytes:
    """The first bytes of a file. Raises PlannerError where it cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(HEAD)
    except OSError as error:
        raise unopened(path, error) from error


def unopened(path: Path, error: OSError) -> PlannerError:
    """What to tell a runner whose file the system does not give out."""
    message = _("“{name}” cannot be read: {reason}.").format(name=path.name, reason=error.strerror or error)
    return PlannerError(message, _("Check that the file is still there and that you may read it."))


def kind(head: bytes) -> str:
    """Code of what begins with `head`: gpx, xml (perhaps gpx), fit, tcx, kml, json, html, archive, ..., binary."""
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        return "empty"
    if head[8:12] == b".FIT":
        return "fit"
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    return _kind_of_text(_text(head))


def _text(head: bytes) -> str:
    """The head as text, good enough to find names in it."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head.decode("utf-16", "replace")
    if head[:4] in (b"<\0?\0", b"<\0g\0"):
        return head.decode("utf-16-le", "replace")
    if head[:4] in (b"\0<\0?", b"\0<\0g"):
        return head.decode("utf-16-be", "replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _kind_of_text(text: str) -> str:
    start = _BEFORE_ROOT.match(text)
    rest = text[start.end() if start else 0 :]
    if root := _ROOT.match(rest):
        return of_root(root[1])
    if "<gpx" in text or rest.startswith("<") or not rest:  # damaged before its root, or the root is further on
        return "xml"
    if rest.startswith(("{", "[")):
        return "json"
    printable = sum(character.isprintable() or character.isspace() for character in text)
    return "text" if printable > 0.95 * len(text) else "binary"


def of_root(name: str) -> str:
    """Code of an XML file whose outermost element is `name`, without prefix."""
    return _ROOTS.get(name.lower(), "xml")


def refusal(code: str, name: str) -> PlannerError:
    """What to tell a runner who opened a file `name` that is a `code`, and what to do."""
    again = _("Download or export it again.")
    export = _("Export the route or the activity as GPX and open that.")
    words = {
        "empty": (_("“{name}” is empty."), again),
        "html": (_("“{name}” is a web page, not a GPX file."), _("Look on that page for a link that downloads GPX.")),
        "fit": (_("“{name}” is a FIT file of a watch, not a GPX file."), export),
        "tcx": (_("“{name}” is a TCX file, not a GPX file."), export),
        "kml": (_("“{name}” is a KML file for Google Earth, not a GPX file."), export),
        "json": (_("“{name}” looks like JSON or GeoJSON, not a GPX file."), export),
        "archive": (_("“{name}” is a compressed archive."), _("Unpack it and open the GPX file inside.")),
        "pdf": (_("“{name}” is a PDF document, not a GPX file."), export),
        "picture": (_("“{name}” is a picture, not a GPX file."), export),
        "database": (_("“{name}” is a database, not a GPX file."), export),
        "text": (_("“{name}” is plain text, not a GPX file."), export),
        "xml": (_("“{name}” is XML, but not a GPX file."), export),
        "binary": (_("“{name}” is not a GPX file: it holds no text."), export),
    }
    message, hint = words[code]
    return PlannerError(message.format(name=name), hint)
