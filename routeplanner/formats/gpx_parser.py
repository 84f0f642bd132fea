"""The elements of a GPX file, 1.0 and 1.1, as expat meets them."""

from pyexpat import ParserCreate

from routeplanner.errors import PlannerError
from routeplanner.formats import own, sniff
from routeplanner.formats.gpx_findings import Findings, line
from routeplanner.formats.gpx_stretch import Attributes, Stretch, Unsure, named
from routeplanner.words import _

# The longest tag or comment [bytes]: expat begins it anew with every piece, so a longer one would take for ever. [D]
LONGEST_TAG = 8 << 20

GPX, TRK, RTE, WPT = "/gpx", "/gpx/trk", "/gpx/rte", "/gpx/wpt"
TRKSEG, TRKPT, RTEPT = "/gpx/trk/trkseg", "/gpx/trk/trkseg/trkpt", "/gpx/rte/rtept"
METADATA = "/gpx/metadata"
ABOUT = "/gpx/metadata/extensions"  # where we say what GPX has no words for
# path -> whose text it is, and which
TEXTS = {
    **{f"{point}/{name}": ("point", name) for point in (TRKPT, RTEPT, WPT) for name in ("ele", "time")},
    **{f"{WPT}/{name}": ("point", name) for name in ("name", "sym", "type", "desc", "cmt")},
    **{f"{track}/{name}": ("track", name) for track in (TRK, RTE) for name in ("name", "type")},
    **{f"{file}/name": ("file", "name") for file in (GPX, METADATA)},
}
PATHS = {GPX, TRK, RTE, WPT, TRKSEG, TRKPT, RTEPT, METADATA, ABOUT, *TEXTS}


class Parser:
    """Takes a file in pieces, keeps its tracks, routes and waypoints in `found`.

    It knows where it stands by the path from the root; a path that it does not know, and all below it, is passed
    over. Only the prefix of the root counts as GPX, whatever it stands for. With `exact` every end of an element is
    looked at; without it the points of tracks are read by `Stretch`, faster, and what that cannot tell raises `Unsure`.
    Raises ExpatError where the XML ends, PlannerError where it is no GPX, or defines entities.
    """

    def __init__(self, name: str, exact: bool, encoding: str | None = None) -> None:
        self.expat = ParserCreate(encoding)
        self.expat.buffer_text = True
        self.expat.ordered_attributes = True
        self.expat.StartDoctypeDeclHandler = self._doctype
        self.found = Findings()
        self.own = own.Builder()
        self.creator = ""
        self.closed = False  # the root's end was seen
        self._name = name
        self._exact = exact
        self._prefix = ""
        self._inside: dict[str | None, dict[str, str]] = {}  # path -> what it holds, by name in this file
        self._path: list[str | None] = []
        self._about = False  # inside ABOUT, however deep
        self._text: list[str] = []
        self._values: dict[str, dict[str, str]] = {"file": {}, "track": {}, "point": {}}
        self._stretch: Stretch | None = None
        self._fed = 0
        self._listen()

    @property
    def title(self) -> str:
        """The file's own name for itself."""
        return line(self._values["file"].get("name", ""))

    def feed(self, piece: bytes) -> None:
        self._fed += len(piece)
        self.expat.Parse(piece)
        if self._fed - self.expat.CurrentByteIndex > LONGEST_TAG:
            raise PlannerError(
                _("“{name}” is damaged: a tag in line {line} has no end.").format(
                    name=self._name, line=self.expat.CurrentLineNumber
                ),
                _("Download or export it again."),
            )
        if self._stretch:
            self._stretch.take(self.found.columns)

    def close(self) -> None:
        """Says that nothing more comes."""
        self.expat.Parse(b"", True)
        self.settle()

    def settle(self) -> None:
        """Ends the track that is open, wherever the file stopped."""
        self._leave_stretch()
        if TRK in self._path or RTE in self._path:
            self.found.end_track(self._values["track"], planned=RTE in self._path)
        self._path.clear()

    def _listen(self) -> None:
        self.expat.CharacterDataHandler = None
        self.expat.StartElementHandler = self._start
        self.expat.EndElementHandler = self._end

    def _doctype(self, *_unused: object) -> None:
        raise PlannerError(
            _("“{name}” defines its own XML entities, which can hide anything; no GPX file needs them.").format(
                name=self._name
            ),
            _("Export it again, with another program."),
        )

    def _start(self, name: str, attributes: Attributes) -> None:
        path = self._inside.get(self._path[-1], {}).get(name) if self._path else self._root(name, attributes)
        self._path.append(path)
        self.expat.CharacterDataHandler = None
        if path is None:
            if self._about:
                self.own.start(name, named(attributes))
            return
        if path == ABOUT:
            self._about = True
        elif path in TEXTS:
            self._text.clear()
            self.expat.CharacterDataHandler = self._text.append
        elif path in (TRKPT, RTEPT, WPT):
            given = named(attributes)
            self._values["point"] = {"lat": given.get("lat", ""), "lon": given.get("lon", "")}
        elif path in (TRK, RTE):
            self._values["track"] = {}
        elif path == TRKSEG and not self._exact:
            self._stretch = Stretch(self.expat, self._prefix, self._behind)
            self._stretch.enter()

    def _root(self, name: str, attributes: Attributes) -> str:
        prefix, _colon, local = name.rpartition(":")
        if local != "gpx":
            raise sniff.refusal(sniff.of_root(local), self._name)
        self._prefix = prefix + ":" if prefix else ""
        for path in PATHS:
            above, _slash, last = path.rpartition("/")
            self._inside.setdefault(above, {})[self._prefix + last] = path
        given = named(attributes)
        self.creator = line(given.get("creator", ""))
        self.own.declare(given)
        return GPX

    def _behind(self, name: str, attributes: Attributes) -> None:
        """The first element behind a segment that was read as a stretch."""
        self._leave_stretch()
        self.found.end_segment()
        if name == self._prefix + "trkseg":
            self._path = [GPX, TRK]
        else:
            self.found.end_track(self._values["track"], planned=False)
            self._path = [GPX]
        self._listen()
        self._start(name, attributes)

    def _leave_stretch(self) -> None:
        if self._stretch:
            self._stretch.take(self.found.columns, over=True)
            self._stretch = None

    def _end(self, name: str) -> None:
        if not self._exact and not self._awaited(name):
            raise Unsure  # a stretch took for granted what this file does not do
        path = self._path.pop()
        if path is None:
            if self._about:
                self.own.end()
        elif path == ABOUT:
            self._about = False
        elif path in TEXTS:
            owner, field = TEXTS[path]
            self._values[owner][field] = "".join(self._text).strip()
        elif path in (TRKPT, RTEPT):
            point = self._values["point"]
            self.found.columns.add(*(point.get(field, "") for field in ("lat", "lon", "ele", "time")))
        elif path == WPT:
            self.found.add_waypoint(self._values["point"])
        elif path == TRKSEG:
            self.found.end_segment()
        elif path in (TRK, RTE):
            self.found.end_track(self._values["track"], planned=path == RTE)
        self.closed = path == GPX
        above = self._path[-1] if self._path else None
        self.expat.CharacterDataHandler = self._text.append if above in TEXTS else None

    def _awaited(self, name: str) -> bool:
        """Whether the element that ends is the one that we stand in."""
        if not self._path:
            return False
        path = self._path[-1]
        return path is None or name == self._prefix + path.rpartition("/")[2]
