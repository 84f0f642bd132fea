"""The printed sheet, read back from its PDF."""

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PageObject
from pypdf.generic import DictionaryObject, StreamObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from routeplanner.course import from_imported
from routeplanner.formats import read
from routeplanner.report import Inputs, Memory, Report, build_report
from routeplanner.terrain import Store
from tests.sheet.races import KNOWN, MILES, TODAY, hilly, report_of, unknown
from tests.ui.printing.conftest import Printed, font_sizes, joined, print_report

SIZES = {"A4": (595.3, 841.9), "Letter": (612.0, 792.0)}  # [pt]


def fonts(page: PageObject) -> dict[str, bool]:
    """Names of the fonts of a page, and whether their outlines are in the file."""
    out = {}
    for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
        inner = font.get_object()["/DescendantFonts"][0].get_object()
        descriptor = inner["/FontDescriptor"]
        out[inner["/BaseFont"]] = any(f"/FontFile{k}" in descriptor for k in ("", "2", "3"))
    return out


def pictures(holder: DictionaryObject) -> list[StreamObject]:
    """Every picture of a page, also those inside its groups."""
    out: list[StreamObject] = []
    for each in holder.get("/Resources", {}).get("/XObject", {}).values():
        inner = each.get_object()
        out += [inner] if inner["/Subtype"] == "/Image" else pictures(inner)
    return out


def test_the_paper_is_the_one_that_was_asked_for(printed: Printed, request: pytest.FixtureRequest) -> None:
    width, height = SIZES[request.node.callspec.params["printed"]]
    assert len(printed.pages) == 2
    for page in printed.pages:
        assert float(page.mediabox.width) == pytest.approx(width, abs=1.5)
        assert float(page.mediabox.height) == pytest.approx(height, abs=1.5)


def test_page_1_alone_does_on_race_day(printed: Printed) -> None:
    text, table = printed.texts[0], printed.sheet.descents
    assert len(table.key_rows) > 2
    for row in table.key_rows:
        line = joined(f"{row.n}{row.at}{row.drop}{row.length}{row.mean}{row.steepest}{row.grade}{row.cue}{row.pace}")
        assert line in text
        assert row.eta in text
    for row in table.other_rows:
        assert joined(f"{row.n} {row.at}, {row.drop}") in text
    for station in printed.sheet.stations.rows:
        assert joined(station.name + station.at + station.down + station.stop + station.eta + station.band) in text
    for said in (
        printed.sheet.title,
        printed.sheet.line,
        *printed.sheet.notes,
        *(f.value for f in printed.sheet.figures),
    ):
        assert joined(said) in text
    for _code, name, _text in printed.sheet.techniques:
        assert joined(name) in text


def test_page_2_prepares(printed: Printed) -> None:
    text, sheet = printed.texts[1], printed.sheet
    for row in sheet.descents.rows:
        assert (
            joined(f"{row.drop}{row.length}{row.mean}{row.steepest}{row.grade}{row.pace}{row.bold_careful}{row.load}")
            in text
        )
    assert joined(f"Sum{sheet.descents.sum_drop}100") in text
    assert sheet.training is not None
    for week in sheet.training.weeks:
        for session in week.sessions:
            assert joined(session.day + session.drop + session.reps + session.focus + session.how) in text
    for said in (*sheet.why, *sheet.training.notes, *sheet.stops, *(drill for _name, drill in sheet.drills)):
        assert joined(said) in text


def test_every_character_is_a_plain_one(printed: Printed) -> None:
    """Figures can be found and copied: none is a private character of the font."""
    for page in printed.pages:
        private = [c for c in page.extract_text() if 0xE000 <= ord(c) <= 0xF8FF]
        assert not private


def test_every_page_says_its_source_and_its_number(printed: Printed) -> None:
    for k, text in enumerate(printed.texts, 1):
        assert joined(printed.sheet.footer.elevation) in text
        assert joined(printed.sheet.footer.plan) in text
        assert f"{k}/{len(printed.texts)}" in text


def test_inter_is_in_the_file_and_nothing_is_smaller_than_8_pt(printed: Printed) -> None:
    for page in printed.pages:
        known = fonts(page)
        assert known
        assert all("Inter" in name and inside for name, inside in known.items()), known
        sizes = font_sizes(page)
        assert min(size for size, _text in sizes) > 7.99, min(sizes)
        # the body: were a page wider than its paper, Chromium would have shrunk all of it
        assert sum(abs(size - 8.6) < 0.01 for size, _text in sizes) > 50


def test_the_only_picture_is_the_grey_ground_of_the_map(printed: Printed) -> None:
    first, *others = printed.pages
    assert not any(pictures(page) for page in others)
    (ground,) = pictures(first)
    assert ground["/ColorSpace"] == "/DeviceGray"
    map_width = 0.6 * (float(first.mediabox.width) - 24 / 25.4 * 72)  # [pt]
    assert ground["/Width"] / (map_width / 72) >= 200  # per inch
    shown = QImage.fromData(ground._data)  # the JPEG as it is in the file
    assert (shown.width(), shown.height()) == (ground["/Width"], ground["/Height"])
    shades = {
        shown.pixelColor(x, y).lightness() for x in range(0, shown.width(), 7) for y in range(0, shown.height(), 7)
    }
    assert len(shades) > 50
    assert max(shades) > 250  # pale: it is printed over


def test_the_page_asks_for_nothing_but_its_own_scheme(printed: Printed) -> None:
    assert any(address.endswith("/ground.jpg") for address in printed.asked)
    assert all(address.startswith("routeplanner://sheet") for address in printed.asked), printed.asked


def test_without_tiles_there_is_no_picture_at_all(qapp: QApplication, nothing: Store) -> None:
    printed = print_report(report_of(hilly()), nothing, "A4")
    assert not any(pictures(page) for page in printed.pages)
    assert joined("High Stand") in printed.texts[0]
    assert "relief" not in printed.texts[0]


def test_without_elevation_the_sheet_is_shorter_and_says_so(qapp: QApplication, nothing: Store) -> None:
    printed = print_report(report_of(unknown()), nothing, "A4")
    assert len(printed.pages) == 2
    assert joined("No elevation: neither in the file nor on this computer.") in printed.texts[0]
    assert "Profile" not in printed.texts[0]
    assert joined("Key descents") not in printed.texts[0]


def test_without_a_plan_there_are_descents_but_no_times(qapp: QApplication, nothing: Store) -> None:
    report = report_of(replace(hilly(), day=None), goal=None, start=None, runner=replace(KNOWN, flat_pace=None))
    first, second = print_report(report, nothing, "Letter", MILES).texts
    assert joined("Key descents") in first
    assert joined("Pacing and aid") not in first
    assert "ETA" not in first
    assert "Training" not in second


def test_words_of_a_file_are_words(qapp: QApplication, nothing: Store) -> None:
    name = "<script>alert(1)</script> {{ 7*7 }} <img src=http://example.org/x.png> A & B"
    course = hilly()
    stations = (
        replace(course.stations[0], name="</td>{% raw %}'\"<b>"),
        replace(course.stations[1], name="מעיין הגדי"),
    )
    printed = print_report(report_of(replace(course, name=name, stations=stations)), nothing, "A4")
    assert joined(name) in printed.texts[0]
    assert joined("</td>{% raw %}'\"<b>") in printed.texts[0]
    assert any(word in printed.texts[0] for word in ("מעיין", "ןייעמ"))  # whichever way the reader puts it
    assert all(address.startswith("routeplanner://sheet") for address in printed.asked), printed.asked


def test_a_race_of_45_descents_flows_over_pages_with_their_heads(
    qapp: QApplication, data: Path, tmp_path: Path
) -> None:
    course = from_imported(read(data / "routes/tor-330k.gpx"), "tor")[0]
    report: Report = build_report(course, course.entry, Inputs(KNOWN, Store(tmp_path), TODAY), Memory())
    assert len(report.descents) > 40
    printed = print_report(report, Store(tmp_path), "Letter")
    whole = "".join(printed.texts)
    assert len(printed.pages) <= 6
    for station in printed.sheet.stations.rows:
        assert joined(station.name) in whole
    for row in printed.sheet.descents.rows:
        assert joined(row.drop + row.length + row.mean) in whole
    heads = [text.count("Downsofar") for text in printed.texts]
    rows = [sum(joined(s.name + s.at) in text for s in printed.sheet.stations.rows) for text in printed.texts]
    assert [bool(n) for n in rows] == [bool(n) for n in heads]
    assert min(size for page in printed.pages for size, _text in font_sizes(page)) > 7.99
