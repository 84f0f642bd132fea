"""`routeplanner plan FILE`: the analysis, and how to run it."""

import argparse
from pathlib import Path

from routeplanner.report import build_report
from routeplanner.words import _
from ui.cli import report_json, text
from ui.cli.arguments import Desk, add_elevation, add_entry, add_goal, add_runner, entry_of
from ui.cli.out import complain, put
from ui.cli.usage import UsageError


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("plan", help=_("pace, stations and stride for a goal"))
    parser.add_argument("file", type=Path, metavar="FILE")
    add_goal(parser)
    add_entry(parser)
    add_runner(parser)
    add_elevation(parser)


def run(given: argparse.Namespace) -> int:
    desk = Desk(given)
    course = desk.course(given.file)
    entry = entry_of(given, course)
    if entry.goal is None and given.recent is None:
        raise UsageError(_("A plan needs to know how fast."), _("Give --target, --flat-pace or --recent."))
    report = build_report(course.with_entry(entry), entry, desk.inputs_of(entry), desk.memory)
    if given.json:
        put(report_json.line(report_json.plan(report, str(given.file))))
    else:
        put(text.analysis(report, desk.units))
        put(text.plan(report, desk.units))
    problem = report.plan.problem if report.plan else None
    if problem is not None:
        complain(f"{given.file}: {text.impossible(report, desk.units)}")
        return 1
    return 0
