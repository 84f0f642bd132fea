"""Files are known by how they begin, and refused by their own names."""

from pathlib import Path

import pytest

from routeplanner import formats
from routeplanner.errors import PlannerError
from routeplanner.formats import sniff

KINDS = {
    b"": "empty",
    b" \r\n\0\0": "empty",
    b'<?xml version="1.0"?>\n<!-- <html> -->\n<gpx version="1.1">': "gpx",
    b"\xef\xbb\xbf<gpx/>": "gpx",
    '<?xml version="1.0" encoding="UTF-16"?><gpx>'.encode("utf-16"): "gpx",
    "<gpx>".encode("utf-16-le"): "gpx",
    "<?xml?><gpx>".encode("utf-16-be"): "gpx",
    b'<g:gpx xmlns:g="http://www.topografix.com/GPX/1/1">': "gpx",
    b"<!-- " + b"a" * 5000: "xml",
    b"half of a file </trk><gpx>": "xml",
    b"<!DOCTYPE gpx []><gpx>": "xml",
    b"<?xml version=": "xml",
    b"<?xml?>" + b" " * 5000: "xml",
    b"<svg/>": "xml",
    b"<!doctype html>\n<html lang='en'>": "html",
    b"<HTML><body>Not found": "html",
    b"<kml xmlns='http://www.opengis.net/kml/2.2'>": "kml",
    b'<?xml version="1.0"?><TrainingCenterDatabase>': "tcx",
    b'{"type": "FeatureCollection"}': "json",
    b"\x0e\x10\x00\x00\x00\x01\x00\x00.FIT\x00\x00": "fit",
    b"PK\x03\x04\x14\x00": "archive",
    b"\x1f\x8b\x08\x00": "archive",
    b"%PDF-1.7": "pdf",
    b"\x89PNG\r\n\x1a\n": "picture",
    b"SQLite format 3\0": "database",
    b"lat,lon,ele\n45.1,6.2,1200\n": "text",
    bytes(range(256)): "binary",
}


@pytest.mark.parametrize("head", KINDS)
def test_kind(head: bytes) -> None:
    assert sniff.kind(head) == KINDS[head]


@pytest.mark.parametrize("head", [head for head, kind in KINDS.items() if kind != "gpx"])
def test_what_is_no_gpx_is_refused_by_name_and_with_a_way_out(head: bytes, tmp_path: Path) -> None:
    path = tmp_path / "race.gpx"
    path.write_bytes(head)
    with pytest.raises(PlannerError, match=r"race\.gpx") as caught:
        formats.read(path)
    assert caught.value.hint


def test_every_kind_has_its_words() -> None:
    for kind in {*KINDS.values()} - {"gpx"}:
        assert sniff.refusal(kind, "a").hint


@pytest.mark.parametrize(("root", "word"), [("kml", "KML"), ("TrainingCenterDatabase", "TCX"), ("svg", "XML")])
def test_a_root_behind_a_long_comment_is_still_named(root: str, word: str, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text(f"<!-- {'long ' * 2000} --><{root}/>")
    with pytest.raises(PlannerError, match=word):
        formats.read(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.gpx", tmp_path):
        with pytest.raises(PlannerError, match="cannot be read"):
            formats.read(path)
        with pytest.raises(PlannerError, match="cannot be read"):
            formats.gpx.read(path)
