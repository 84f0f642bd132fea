"""`routeplanner sheet FILE -o out.pdf`: the downhill prep sheet, without a window."""

import argparse
from dataclasses import replace
from pathlib import Path

from routeplanner.report import build_report
from routeplanner.words import _
from ui.cli.arguments import Desk, add_elevation, add_entry, add_goal, add_runner, day, entry_of, say


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("sheet", help=_("the printed prep sheet as PDF"))
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="PDF")
    parser.add_argument("--paper", choices=("A4", "Letter"), default="A4")
    parser.add_argument("--race-date", type=day, default=None, metavar="YYYY-MM-DD")
    add_goal(parser)
    add_entry(parser)
    add_runner(parser)
    add_elevation(parser, answers=False)


def run(given: argparse.Namespace) -> int:
    desk = Desk(given)
    course = desk.course(given.file)
    if given.race_date is not None:
        course = replace(course, day=given.race_date)
    entry = entry_of(given, course)
    report = build_report(course.with_entry(entry), entry, desk.inputs_of(entry), desk.memory)
    from ui.printing.offscreen import print_sheet  # Qt only for the paper itself

    print_sheet(report, desk.units, desk.store, given.paper, given.output)
    say(_("Wrote {file}").format(file=given.output))
    return 0
