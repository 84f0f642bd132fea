"""`routeplanner export FILE -o out.gpx|.kml|.geojson`: the course for another program, without a window."""

import argparse
from pathlib import Path

from routeplanner import formats
from routeplanner.course import to_exported
from routeplanner.words import _
from ui import opening
from ui.cli.out import complain


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("export", help=_("the course as GPX, KML or GeoJSON"))
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help=_(".gpx, .kml or .geojson"))


def run(given: argparse.Namespace) -> int:
    first, *others = opening.open_courses(given.file)
    formats.write(to_exported(first), given.output)
    for text in first.notes:
        complain(f"{given.file}: {text}")
    if others:
        text = _("{file}: {count} more in this file, left aside").format(file=given.file, count=len(others))
        complain(text)
    complain(_("Wrote {file}").format(file=given.output))
    return 0
