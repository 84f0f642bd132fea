"""`routeplanner analyze FILE…`: elevation, totals, every descent, technical grade and load."""

import argparse
from dataclasses import replace
from pathlib import Path

from routeplanner.errors import PlannerError
from routeplanner.report import build_report
from routeplanner.words import _
from ui.cli import report_json, text
from ui.cli.arguments import Desk, add_elevation
from ui.cli.out import complain, put


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("analyze", help=_("descents, totals, technical grade and load"))
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    add_elevation(parser)


def run(given: argparse.Namespace) -> int:
    """One object or block of text per file; a file that fails says so and does not stop the others.

    Loads are those of the ground: a pace in the window's settings plans nothing here.
    """
    desk = Desk(given)
    inputs = replace(desk.inputs, runner=replace(desk.inputs.runner, flat_pace=None, recent=None))
    status = 0
    for path in given.files:
        try:
            course = desk.course(path)
            report = build_report(course, course.entry, inputs, desk.memory)
        except PlannerError as error:
            complain(f"{path}: {error}")
            status = 1
            continue
        if given.json:
            put(report_json.line(report_json.analysis(report, str(path))))
        else:
            put(text.analysis(report, desk.units))
    return status
