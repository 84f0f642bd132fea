"""`routeplanner compare A B …`: how two or more courses go down; the first is the race."""

import argparse
from pathlib import Path

from routeplanner.errors import PlannerError
from routeplanner.report import Report, build_report, compare
from routeplanner.words import _
from ui.cli import report_json, text
from ui.cli.arguments import Desk, add_elevation
from ui.cli.out import complain, put


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("compare", help=_("descents of two or more courses side by side"))
    parser.add_argument("race", type=Path, metavar="A")
    parser.add_argument("others", nargs="+", type=Path, metavar="B")
    add_elevation(parser)


def run(given: argparse.Namespace) -> int:
    """A file that fails is said and left out; two must be left."""
    desk = Desk(given)
    reports: list[Report] = []
    files: list[str] = []
    for path in (given.race, *given.others):
        try:
            course = desk.course(path)
            reports.append(build_report(course, course.entry, desk.inputs, desk.memory))
            files.append(str(path))
        except PlannerError as error:
            complain(f"{path}: {error}")
    if len(reports) < 2:
        raise PlannerError(_("There are not two courses to compare."), _("Give at least two files that can be read."))
    value = compare(tuple(reports))
    put(report_json.line(report_json.comparison(value, files)) if given.json else text.comparison(value, desk.units))
    return 0 if len(files) == 1 + len(given.others) else 1
