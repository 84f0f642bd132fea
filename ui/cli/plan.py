"""`routeplanner plan FILE`: the analysis, and how to run it."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from routeplanner.report import build_report
from routeplanner.words import _
from ui.cli import report_json, text
from ui.cli.arguments import Desk, add_elevation, add_goal, add_runner, goal_of, runner_of
from ui.cli.out import put


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("plan", help=_("pace, stations and stride for a goal"))
    parser.add_argument("file", type=Path, metavar="FILE")
    add_goal(parser, required=True)
    add_runner(parser)
    add_elevation(parser)


def run(given: argparse.Namespace) -> int:
    desk = Desk(given, runner_of(given))
    course = desk.course(given.file)
    entry = replace(course.entry, goal=goal_of(given))
    report = build_report(course.with_entry(entry), entry, desk.with_recent(), desk.memory)
    if given.json:
        put(report_json.line(report_json.plan(report, str(given.file))))
    else:
        put(text.analysis(report, desk.units))
        put(text.plan(report, desk.units))
    problem = report.plan.problem if report.plan else None
    if problem is not None:
        print(f"{given.file}: {text.impossible(report, desk.units)}", file=sys.stderr)
        return 1
    return 0
