"""Broken, hostile and random files: what can be kept is kept, and nothing but a PlannerError comes out."""

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routeplanner import formats
from routeplanner.errors import PlannerError
from routeplanner.formats import Imported, gpx

POINT = '<trkpt lat="45.{k}" lon="6.{k}"><ele>12{k}</ele><time>2024-05-31T12:00:0{k}Z</time>{x}</trkpt>\n'
DEEP = 200_000  # elements
EXTENSIONS = "<extensions><x:hr>150</x:hr></extensions>"
POINTS = "".join(POINT.format(k=k, x=EXTENSIONS if k % 2 else "") for k in range(6))
WHOLE = f"""<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="é" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="45" lon="6"><ele>1</ele><name>Hütte</name><sym>Food</sym></wpt>
<rte><name>r</name><rtept lat="1" lon="2"/></rte>
<trk><name>t</name><trkseg>
{POINTS}</trkseg></trk>
</gpx>""".encode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "race.gpx"


def read_or_refuse(path: Path, content: bytes) -> Imported | None:
    path.write_bytes(content)
    try:
        return formats.read(path)
    except PlannerError as error:
        refusal = error
    assert refusal.message
    assert refusal.hint
    return None


def recorded(imported: Imported | None) -> int:
    """How many points its only track has."""
    return (
        sum(len(points) for track in imported.tracks if not track.planned for points in track.segments)
        if imported
        else 0
    )


@pytest.mark.parametrize("piece", [1 << 16, 64])
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_cut_off_anywhere(codec: str, piece: int, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gpx, "PIECE", piece)
    text = WHOLE.decode()
    whole = text.replace('encoding="UTF-8"', f'encoding="{codec}"').encode(codec)
    assert recorded(read_or_refuse(path, whole)) == 6
    for cut in range(0, len(whole), 1 if codec == "utf-8" else 9):
        imported = read_or_refuse(path, whole[:cut])
        complete = whole[:cut].decode(codec, "ignore").count("</trkpt>")
        assert recorded(imported) == (complete if complete > 1 else 0), cut
        if imported:
            track = imported.tracks[-1].segments[0]
            np.testing.assert_array_equal(track.elevation, 120.0 + np.arange(complete))
            assert track.time[-1] == 1717156800.0 + complete - 1
            line = whole[:cut].decode(codec, "ignore").count("\n") + 1
            where = re.search(r"damaged in line (\d+)", imported.notes[0])
            assert where
            assert int(where[1]) in (line, line - 1)


def test_a_break_in_the_middle_says_where(path: Path) -> None:
    imported = read_or_refuse(path, WHOLE.replace(b"<ele>124</ele>", b"<ele>124<ele>"))
    assert imported
    assert imported.tracks[-1].segments[0].elevation.tolist() == [120.0, 121.0, 122.0, 123.0]
    assert imported.notes == ("The file is damaged in line 10: only what stands before it was read.",)


def test_a_break_before_any_track(path: Path) -> None:
    path.write_bytes(WHOLE[: WHOLE.index(b"<trkseg>")])
    with pytest.raises(PlannerError, match="breaks off in line 5, before any track") as caught:
        formats.read(path)
    assert caught.value.hint


@pytest.mark.parametrize("junk", [b"\0\0\0\0", b"<gpx/>", b"\nbye"])
def test_junk_behind_the_end_costs_nothing(junk: bytes, path: Path) -> None:
    assert recorded(read_or_refuse(path, WHOLE + junk)) == 6
    waypoints = b'<gpx><wpt lat="1" lon="2"/></gpx>'
    imported = read_or_refuse(path, waypoints + junk)
    assert imported
    assert len(imported.waypoints) == 1


LAUGHS = "".join(f'<!ENTITY l{k} "{f"&l{k - 1};" * 10}">' for k in range(1, 10))
HOSTILE = [
    f'<!DOCTYPE gpx [<!ENTITY l0 "ha">{LAUGHS}]><gpx><trk><name>&l9;</name></trk></gpx>',
    '<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]><gpx><trk><name>&x;</name></trk></gpx>',
    '<!DOCTYPE gpx [<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd"> %x;]><gpx/>',
    '<!DOCTYPE gpx SYSTEM "http://127.0.0.1/gpx.dtd"><gpx/>',
    "<!DOCTYPE gpx><gpx/>",
]


@pytest.mark.parametrize("document", HOSTILE)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_entities_are_refused(document: str, codec: str, path: Path) -> None:
    path.write_bytes(document.encode(codec))
    with pytest.raises(PlannerError, match="defines its own XML entities"):
        formats.read(path)


def test_an_entity_that_nobody_defined_is_a_break(path: Path) -> None:
    imported = read_or_refuse(path, WHOLE.replace(b"</trk>", b"<name>&nbsp;</name></trk>"))
    assert imported
    assert recorded(imported) == 6
    assert "damaged" in imported.notes[0]


def test_a_tag_without_end_is_given_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("routeplanner.formats.gpx_parser.LONGEST_TAG", 1 << 17)
    path.write_bytes(WHOLE.replace(b"<trk>", b"<!-- " + b"x" * (1 << 20) + b" --><trk>"))
    with pytest.raises(PlannerError, match="a tag in line 5 has no end"):
        formats.read(path)


@pytest.mark.parametrize("around", ["%s", "<metadata><extensions>%s</extensions></metadata>"])
def test_deep_nesting_is_no_trouble(path: Path, around: str) -> None:
    """So deep that a reader whose work grows with the depth of every element would not come to an end."""
    foreign = "<a>" * DEEP + "<rp:a xmlns:rp='urn:routeplanner:course:1'/>" * DEEP + "</a>" * DEEP
    deep = WHOLE.replace(b"<trk>", (around % foreign).encode() + b"<trk>")
    assert recorded(read_or_refuse(path, deep)) == 6


def test_long_texts_are_no_trouble(path: Path) -> None:
    long = WHOLE.replace(b"</trkpt>", b" " * 200_000 + b"</trkpt>")
    assert recorded(read_or_refuse(path, long)) == 6


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_random_bytes(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("gpx") / "race.gpx"
    read_or_refuse(path, content)
    read_or_refuse(path, b"<gpx><trk><trkseg>" + content)


pieces = st.one_of(
    st.binary(max_size=4),
    st.sampled_from(
        [b"<", b">", b"</", b"/>", b"&", b'"', b"<!--", b"<![CDATA[", b"]]>", b"<?", b"\0", b"\xff", b"\xc3"]
    ),
    st.sampled_from([b"<trkseg>", b"</trkseg>", b"<trk>", b"</trk>", b"<wpt>", b"<rte>", b"<ele>", b"</extensions>"]),
    st.sampled_from([b"<!DOCTYPE gpx>", b"utf-16", b"nan", b"-1e999", b"9" * 400, b"\xef\xbb\xbf", b"<trkpt/>"]),
)
edits = st.lists(st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 30), pieces), min_size=1, max_size=5)


@settings(deadline=None, max_examples=300)
@given(edits, st.sampled_from([1 << 16, 50]))
def test_random_changes_to_a_good_file(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int, bytes]], size: int
) -> None:
    content = WHOLE
    for position, length, piece in changes:
        content = content[:position] + piece + content[position + length :]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gpx, "PIECE", size)
        imported = read_or_refuse(tmp_path_factory.mktemp("gpx") / "race.gpx", content)
    for points in (points for track in (imported.tracks if imported else ()) for points in track.segments):
        assert len(points) > 0
        assert (np.abs(points.lat) <= 90).all()
        assert (np.abs(points.lon) <= 180).all()
        assert not np.isinf(points.elevation).any()
