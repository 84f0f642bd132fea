"""What GPX files say, in all the ways in which they say it."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routeplanner import formats
from routeplanner.errors import Cancelled, PlannerError
from routeplanner.formats import Imported, Waypoint, gpx
from routeplanner.job import NO_JOB

Read = Callable[..., Imported]

HEAD = '<gpx version="1.1" creator="a watch" xmlns="http://www.topografix.com/GPX/1/1">'
TWO = '<trkpt lat="45.5" lon="6.5"><ele>1200.5</ele></trkpt><trkpt lat="45.6" lon="6.6"><ele>0</ele></trkpt>'
EXTENSIONS = "<extensions><x:hr>150</x:hr><time>9</time><ele>7</ele><a><trkpt/><name>no</name></a></extensions>"


def same(one: Imported, other: Imported) -> bool:
    """Equal to the last bit; arrays have no equality of their own."""

    def plain(imported: Imported) -> object:
        tracks = [(t.name, t.planned, t.type, [points.key for points in t.segments]) for t in imported.tracks]
        return (imported.name, imported.creator, imported.notes, imported.waypoints, tracks)

    return plain(one) == plain(other)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads text or bytes the fast way and the exact way, in pieces of several sizes: all must say the same."""

    def read_all(content: str | bytes, way: Callable[[Path], Imported] = formats.read) -> Imported:
        path = tmp_path / "race.gpx"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        answer = way(path)
        with path.open("rb") as file:
            assert same(gpx._Reading(file, path.name, NO_JOB, exact=True).result(), answer)
        for size in (1, 7, 100):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(gpx, "PIECE", size)
                assert same(way(path), answer), size
        return answer

    return read_all


def in_track(points: str) -> str:
    return f"{HEAD}<trk><trkseg>{points}</trkseg></trk></gpx>"


def test_a_whole_file(read: Read) -> None:
    imported = read(f"""<?xml version="1.0"?>
      {HEAD}
        <metadata><name>Three Peaks</name><author><name>nobody</name></author>
          <time>2024-01-01T00:00:00Z</time></metadata>
        <wpt lat="45.1" lon="6.1"><ele>900</ele>
          <name>Hut &amp; <![CDATA[<bar>]]></name><cmt>water</cmt><desc>24 h</desc>
          <link href="x"><text>link</text><type>page</type></link><sym>Food</sym><type>aid</type></wpt>
        <rte><name>Way down</name><type>hike</type>
          <rtept lat="45.1" lon="6.1"><ele>5</ele><name>a</name></rtept><rtept lat="45.2" lon="6.2"/></rte>
        <trk><name>
             Long
             Run </name><link href="x"><type>page</type></link><type>running</type>
          <trkseg>{TWO}</trkseg><trkseg/>
          <trkseg><trkpt lon="6.7" lat="45.7"><time>2024-05-31T12:00:00Z</time></trkpt></trkseg></trk>
      </gpx>""")
    assert (imported.name, imported.creator, imported.notes) == ("Three Peaks", "a watch", ())
    assert imported.waypoints == (Waypoint(45.1, 6.1, 900.0, "Hut & <bar>", "Food", "aid", "24 h\nwater"),)
    route, track = imported.tracks
    assert (route.name, route.type, route.planned) == ("Way down", "hike", True)
    assert route.segments[0].lat.tolist() == [45.1, 45.2]
    np.testing.assert_array_equal(route.segments[0].elevation, [5.0, np.nan])
    assert (track.name, track.type, track.planned) == ("Long Run", "running", False)
    first, second = track.segments
    assert (first.lat.tolist(), first.lon.tolist()) == ([45.5, 45.6], [6.5, 6.6])
    assert first.elevation.tolist() == [1200.5, 0.0]
    assert np.isnan(first.time).all()
    assert (second.lat[0], second.lon[0], second.time[0]) == (45.7, 6.7, 1717156800.0)


def test_gpx_1_0_keeps_its_name_at_the_root(read: Read) -> None:
    text = '<gpx version="1.0" xmlns="http://www.topografix.com/GPX/1/0"><name>Old</name><trk><trkseg>'
    plain = "<course>1</course><speed>2</speed><fix>3d</fix><sat>5</sat><hdop>1</hdop>"
    imported = read(f'{text}<trkpt lat="1" lon="2">{plain}<ele>3</ele></trkpt></trkseg></trk></gpx>')
    assert imported.name == "Old"
    assert imported.tracks[0].segments[0].elevation.tolist() == [3.0]


@pytest.mark.parametrize("root", ["gpx", 'gpx xmlns="urn:odd"', 'gpx xmlns:x="urn:x"'])
def test_no_namespace_and_odd_ones(root: str, read: Read) -> None:
    assert len(read(f"<{root}><trk><trkseg>{TWO}</trkseg></trk></gpx>").tracks[0].segments[0]) == 2


def test_prefixed_names_and_foreign_ones_beside_them(read: Read) -> None:
    own = '<g:trkpt lat="1" lon="2"><ele>9</ele><g:ele>3</g:ele><x:time>1</x:time></g:trkpt>'
    imported = read(f"<g:gpx><g:trk><name>no</name><g:name>yes</g:name><g:trkseg>{own}</g:trkseg></g:trk></g:gpx>")
    assert imported.tracks[0].name == "yes"
    assert imported.tracks[0].segments[0].elevation.tolist() == [3.0]


@pytest.mark.parametrize("layout", ["{e}{t}{x}", "{x}{e}{t}", "{e}{x}{t}", "{t}{x}{e}"])
def test_extensions_are_passed_over_wherever_they_stand(layout: str, read: Read) -> None:
    parts = layout.format(e="<ele>12.5</ele>", t="<time>1970-01-01T00:00:07Z</time>", x=EXTENSIONS)
    point = f'<trkpt lat="1" lon="2">{parts}</trkpt>'
    imported = read(f"{HEAD}{EXTENSIONS}<trk>{EXTENSIONS}<trkseg>{point * 3}{EXTENSIONS}</trkseg></trk></gpx>")
    points = imported.tracks[0].segments[0]
    assert points.elevation.tolist() == [12.5] * 3
    assert points.time.tolist() == [7.0] * 3


def test_names_in_points_and_names_behind_segments(read: Read) -> None:
    point = '<trkpt lat="1" lon="2"><name>a point</name><ele>1</ele><link href="x"><ele>2</ele></link></trkpt>'
    imported = read(f"{HEAD}<trk><trkseg>{point}</trkseg><name>the track</name><trkseg>{TWO}</trkseg></trk></gpx>")
    assert imported.tracks[0].name == "the track"
    assert [len(points) for points in imported.tracks[0].segments] == [1, 2]
    assert imported.tracks[0].segments[0].elevation.tolist() == [1.0]


def test_texts_in_pieces(read: Read) -> None:
    elevation = "<!-- a --> 1<![CDATA[2]]>&#51;<?pi?>.5\n"
    imported = read(in_track(f'<trkpt lat="&#52;5" lon="6"><ele>{elevation}</ele></trkpt>' * 300))
    assert imported.tracks[0].segments[0].elevation.tolist() == [123.5] * 300


@pytest.mark.parametrize("line", ["\r\n", "\r", "\n"])
def test_line_ends(line: str, read: Read) -> None:
    imported = read(in_track(TWO.replace("><", f">{line}  <")).replace("<trkseg>", f"{line}<trkseg>{line}"))
    assert imported.tracks[0].segments[0].elevation.tolist() == [1200.5, 0.0]


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("UTF-8", "utf-8"),
        ("UTF-8", "utf-8-sig"),
        ("UTF-16", "utf-16"),
        ("UTF-16", "utf-16-be"),
        ("ISO-8859-1", "latin-1"),
        ("windows-1252", "cp1252"),
        ("utf-16", "utf-8"),  # what a .NET program wrote from a string
    ],
)
def test_encodings(declared: str, codec: str, read: Read) -> None:
    body = in_track(TWO).replace("<trkseg>", "<name>Große Höhe</name><trkseg>")
    imported = read(f'<?xml version="1.0" encoding="{declared}"?>{body}'.encode(codec))
    assert imported.tracks[0].name == "Große Höhe"
    assert imported.notes == ()


@pytest.mark.parametrize("declared", ["UTF-8", "Shift_JIS", "Klingon", "hex"])
def test_letters_that_cannot_be_read_cost_only_the_letters(declared: str, read: Read) -> None:
    body = in_track(TWO).replace("<trkseg>", "<name>Große Höhe</name><trkseg>")
    imported = read(f'<?xml version="1.0" encoding="{declared}"?>{body}'.encode("latin-1"))
    assert imported.tracks[0].name == "Gro�e H�he"
    assert imported.tracks[0].segments[0].elevation.tolist() == [1200.5, 0.0]
    assert "letters" in imported.notes[0]


def test_blank_lines_before_the_declaration(read: Read) -> None:
    for blank in (b"\r\n", b"\xef\xbb\xbf\n", b"\n\xef\xbb\xbf"):
        assert read(blank + b'<?xml version="1.0"?>' + in_track(TWO).encode()).tracks


@pytest.mark.parametrize(
    "attributes",
    ['lat="45"', 'lon="6"', "", 'lat="nan" lon="6"', 'lat="90.1" lon="6"', 'lat="45" lon="-180.1"', 'lat="x" lon="1"'],
)
def test_points_without_a_position_are_counted(attributes: str, read: Read) -> None:
    imported = read(in_track(TWO + f"<trkpt {attributes}><ele>5</ele></trkpt>" * 2 + TWO))
    assert imported.tracks[0].segments[0].elevation.tolist() == [1200.5, 0.0] * 2
    assert imported.notes == ("2 points without a position on Earth were left out.",)
    waypoint = read(f"{HEAD}<wpt {attributes}/>{in_track(TWO).removeprefix(HEAD)}")
    assert waypoint.waypoints == ()
    assert waypoint.notes == ("1 waypoint without a position on Earth was left out.",)


def test_the_ends_of_the_earth_are_positions(read: Read) -> None:
    points = read(in_track('<trkpt lat="90" lon="-180"/><trkpt lat="-90" lon="180"/><trkpt lat="0" lon="0"/>'))
    assert points.tracks[0].segments[0].lat.tolist() == [90.0, -90.0, 0.0]


def test_elevations_and_times_that_are_none_are_counted(read: Read) -> None:
    point = '<trkpt lat="1" lon="2"><ele>{}</ele><time>{}</time></trkpt>'
    texts = [("12", "2024-05-31T12:00:00Z"), ("n/a", "yesterday"), ("", ""), ("-32768", "2024-05-31T25:00:00Z")]
    imported = read(in_track("".join(point.format(*pair) for pair in texts)))
    points = imported.tracks[0].segments[0]
    np.testing.assert_array_equal(points.elevation, [12.0, np.nan, np.nan, np.nan])
    np.testing.assert_array_equal(points.time, [1717156800.0, np.nan, np.nan, np.nan])
    assert imported.notes == ("2 elevations could not be read.", "2 times could not be read.")


def test_tracks_without_points_are_counted(read: Read) -> None:
    empty = "<trk><name>a</name></trk><trk><trkseg/></trk><trk><trkseg> </trkseg></trk><rte/>"
    imported = read(in_track(TWO).replace("</gpx>", empty + "</gpx>"))
    assert len(imported.tracks) == 1
    assert imported.notes == ("4 tracks without points were left out.",)


@pytest.mark.parametrize("body", ["", "<trk/>", "<trk><trkseg><trkpt/></trkseg></trk>", "<metadata/>"])
def test_a_file_that_holds_nothing(body: str, read: Read) -> None:
    with pytest.raises(PlannerError, match="holds no track, no route and no waypoint") as caught:
        read(f"{HEAD}{body}</gpx>")
    assert caught.value.hint


def test_waypoints_alone_are_something(read: Read) -> None:
    imported = read(f'{HEAD}<wpt lat="1" lon="2"><ele>none</ele></wpt></gpx>')
    assert imported.tracks == ()
    assert imported.waypoints == (Waypoint(1.0, 2.0),)


children = st.sampled_from(
    [
        "",
        "\n  ",
        "<ele>12.25</ele>",
        "<time>2024-05-31T12:00:00Z</time>",
        "<time>2024-05-31T12:00:00.5+02:00</time>\n",
        "<sat>7</sat>",
        "<x:y>1</x:y>",
        "<name>n</name>",
        "<!-- <ele>1</ele> -->",
        EXTENSIONS,
    ]
)
trackpoints = st.builds(
    lambda position, inside: f"<trkpt {position}>{''.join(dict.fromkeys(inside))}</trkpt>",
    st.sampled_from(['lat="1" lon="2"', 'lon="3" lat="4"', 'lat="5" lon="6"', 'lat="7"', 'lat="8" lon="9" x="y"']),
    st.lists(children, max_size=4).filter(lambda them: sum("<time>2" in child for child in them) < 2),
)
between = st.sampled_from(
    ["", "", "", "\n", "<trkseg/>", "</trkseg><trkseg>", "</trkseg></trk><trk><trkseg>", "<!-- -->"]
)
bodies = st.lists(st.tuples(trackpoints, between).map("".join), min_size=1, max_size=12).map("".join)


@settings(deadline=None)
@given(bodies, st.integers(1, 200))
def test_the_fast_way_says_what_the_exact_way_says(
    tmp_path_factory: pytest.TempPathFactory, body: str, size: int
) -> None:
    path = tmp_path_factory.mktemp("gpx") / "race.gpx"
    path.write_text(f'{HEAD}<wpt lat="0" lon="0"/><trk><trkseg>{body}</trkseg></trk></gpx>')
    with path.open("rb") as file, pytest.MonkeyPatch.context() as patch:
        exact = gpx._Reading(file, path.name, NO_JOB, exact=True).result()
        patch.setattr(gpx, "PIECE", size)
        assert same(gpx.read(path), exact)


class Counting:
    """A job that is cancelled at its third look."""

    def __init__(self) -> None:
        self.fractions: list[float] = []

    def report(self, fraction: float, text: str = "") -> None:
        self.fractions.append(fraction)

    def check(self) -> None:
        if len(self.fractions) == 3:
            raise Cancelled


def test_it_reports_and_can_be_cancelled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "race.gpx"
    path.write_text(in_track(TWO * 20))
    monkeypatch.setattr(gpx, "PIECE", path.stat().st_size // 3 + 1)
    job = Counting()
    gpx.read(path, job)
    assert job.fractions == sorted(job.fractions)
    assert job.fractions[-1] == 1.0
    monkeypatch.setattr(gpx, "PIECE", 100)
    with pytest.raises(Cancelled):
        formats.read(path, Counting())
