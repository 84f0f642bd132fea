"""The fast way through the points of a GPX segment."""

from collections.abc import Callable
from xml.parsers.expat import XMLParserType

from routeplanner.formats.gpx_findings import Columns

Attributes = list[str]  # name, value, name, value, ... as expat's `ordered_attributes` gives them

LONGEST_TEXT = 1000  # characters of a number that are looked at where it is cut into pieces
MARK = "\0"  # begins a point in a column of text; XML cannot hold it
# What only a point has, and what holds no other element: to be passed over without a thought.
PLAIN = ("magvar", "geoidheight", "sym", "fix", "sat", "hdop", "vdop", "pdop", "ageofdgpsdata", "dgpsid")
PLAIN_10 = ("course", "speed")
AROUND = ("trkseg", "trk", "rte", "wpt")  # what can follow when a segment is over


class Unsure(Exception):
    """Where this stands cannot be told without the ends of elements: read again, watching them."""


class Stretch:
    """The way through the points of a <trkseg> that never looks at where elements end.

    To look, as `Parser` does elsewhere, takes 2.5 times as long. So the text of an <ele> runs on to the next element:
    only white space can follow. `leave(name, attributes)` is called with the first element behind the segment.
    Raises `Unsure` at any element of which it could not tell whether it is inside a point.
    """

    def __init__(self, expat: XMLParserType, prefix: str, leave: Callable[[str, Attributes], None]) -> None:
        self._expat = expat
        self._prefix = prefix
        self._leave = leave
        self._positions: list[str] = []  # the attributes of all points in one list
        self._elevations: list[str] = []
        self._times: list[str] = []
        self._start = self._handler()

    def enter(self) -> None:
        self._expat.CharacterDataHandler = None
        self._expat.EndElementHandler = None
        self._expat.StartElementHandler = self._start

    def take(self, target: Columns, over: bool = False) -> None:
        """Moves the points read so far to `target`; the last one, which may still be open, only when all is over."""
        elevations, times = _split(self._elevations), _split(self._times)
        if len(self._positions) != 4 * len(times):
            raise Unsure
        n = len(times) if over else max(len(times) - 1, 0)
        if n:
            target.extend(*_positions(self._positions[: 4 * n]), elevations[:n], times[:n])
        # the handlers hold these lists: changed in place
        del self._positions[: 4 * n]
        self._elevations[:] = [MARK + text.lstrip()[:LONGEST_TEXT] for text in elevations[n:]]
        self._times[:] = [MARK + text.lstrip()[:LONGEST_TEXT] for text in times[n:]]

    def _handler(self) -> Callable[[str, Attributes], None]:
        expat, leave = self._expat, self._leave
        add_position, add_elevation, add_time = self._positions.extend, self._elevations.append, self._times.append
        trkpt, ele, time, extensions = (self._prefix + name for name in ("trkpt", "ele", "time", "extensions"))
        plain = {self._prefix + name for name in PLAIN + PLAIN_10}
        around = {self._prefix + name for name in AROUND}

        def start(name: str, attributes: Attributes) -> None:
            if name == trkpt:
                expat.CharacterDataHandler = None
                add_position(attributes)
                add_elevation(MARK)
                add_time(MARK)
            elif name == ele:
                expat.CharacterDataHandler = add_elevation
            elif name == time:
                expat.CharacterDataHandler = add_time
            elif name == extensions:
                # cadence and heart rate are in here: what wants them gives `inside` more to do
                expat.CharacterDataHandler = expat.StartElementHandler = None
                expat.EndElementHandler = inside
            elif name in plain:
                expat.CharacterDataHandler = None
            elif name in around:
                leave(name, attributes)
            else:
                raise Unsure

        def inside(name: str) -> None:
            if name == extensions:
                expat.EndElementHandler = None
                expat.StartElementHandler = start

        return start


def _split(pieces: list[str]) -> list[str]:
    """One text per point: what stands before the first mark belongs to none."""
    return "".join(pieces).split(MARK)[1:]


def _positions(flat: list[str]) -> tuple[list[str], list[str]]:
    """Latitudes and longitudes of points that have these two attributes in one order, and no others."""
    names = {*flat[::4]}, {*flat[2::4]}
    if names == ({"lat"}, {"lon"}):
        return flat[1::4], flat[3::4]
    if names == ({"lon"}, {"lat"}):
        return flat[3::4], flat[1::4]
    raise Unsure


def named(attributes: Attributes) -> dict[str, str]:
    return dict(zip(attributes[::2], attributes[1::2], strict=True))
