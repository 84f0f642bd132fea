"""`routeplanner train FILE --race-date DAY`: the descent to train until then."""

import argparse
from dataclasses import replace
from pathlib import Path

from routeplanner.errors import PlannerError
from routeplanner.report import build_report
from routeplanner.words import _
from ui.cli import report_json, text
from ui.cli.arguments import Desk, add_elevation, add_entry, add_goal, add_runner, day, entry_of
from ui.cli.out import put
from ui.cli.usage import UsageError


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("train", help=_("weeks of descent until race day"))
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--race-date", type=day, required=True, metavar="YYYY-MM-DD")
    parser.add_argument("--today", type=day, default=None, metavar="YYYY-MM-DD", help=_("plan as if it were this day"))
    add_goal(parser)
    add_entry(parser)
    add_runner(parser)
    add_elevation(parser)


def run(given: argparse.Namespace) -> int:
    desk = Desk(given)
    course = replace(desk.course(given.file), day=given.race_date)
    entry = entry_of(given, course)
    inputs = desk.inputs_of(entry)
    if given.today is not None:
        inputs = replace(inputs, today=given.today)
    if given.race_date <= inputs.today:
        raise UsageError(_("The race is not in the future."), _("Give a later day with --race-date."))
    report = build_report(course.with_entry(entry), entry, inputs, desk.memory)
    if report.training is None:
        if report.has_elevation:
            raise PlannerError(_("This course does not go down: there is no descent to train for."))
        raise PlannerError(
            _("Without elevation there is no descent to train for."), _("Give tiles with --tiles or --download.")
        )
    if given.json:
        put(report_json.line(report_json.training(report.training, report, str(given.file))))
    else:
        put(text.training(report.training, report, desk.units))
    return 0
