"""Arguments that several commands share, and what they mean."""

import argparse
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from routeplanner import units
from routeplanner.course import Course, Entry, Goal
from routeplanner.errors import PlannerError
from routeplanner.net import Net
from routeplanner.plan.runner import Runner
from routeplanner.report import Inputs, Memory, recent_race
from routeplanner.terrain import Store
from routeplanner.terrain.sources import Mirror, tile_url
from routeplanner.words import _
from ui import opening, preferences
from ui.cli.usage import UsageError


def duration(text: str) -> float:
    """Seconds in H:MM:SS or H:MM, more than none."""
    try:
        seconds = units.parse_duration(text)
    except PlannerError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    if seconds <= 0.0:
        raise argparse.ArgumentTypeError(_("“{text}” is no time at all").format(text=text))
    return seconds


def pace(text: str) -> float:
    """Seconds per kilometre in M:SS."""
    try:
        return 1000.0 * units.parse_pace(text)
    except PlannerError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("“{text}” is not a date like 2027-10-10").format(text=text)) from error


def recent(text: str) -> tuple[Path, float]:
    """FILE=H:MM:SS"""
    file, equals, time = text.rpartition("=")
    if not equals:
        raise argparse.ArgumentTypeError(_("“{text}” is not FILE=H:MM:SS").format(text=text))
    return Path(file), duration(time)


def add_elevation(parser: argparse.ArgumentParser, answers: bool = True) -> None:
    """Where elevation comes from, and how the answer is printed where one is."""
    parser.add_argument(
        "--elevation", choices=("auto", "recorded", "srtm"), default="auto", help=_("source to plan with")
    )
    parser.add_argument(
        "--tiles",
        type=Path,
        action="append",
        default=[],
        metavar="DIR",
        help=_("folder of .hgt tiles, also .zip and .gz"),
    )
    parser.add_argument(
        "--download", action="store_true", help=_("fetch missing tiles; otherwise nothing is downloaded")
    )
    parser.add_argument("--mirror", default=None, metavar="URL", help=_("server to fetch tiles from"))
    parser.add_argument("--units", choices=("km", "mi"), default=None, help=_("kilometres or miles in the text"))
    if answers:
        parser.add_argument("--json", action="store_true", help=_("one JSON object per line, see docs/json.md"))


def add_runner(parser: argparse.ArgumentParser) -> None:
    """Who runs; what is not given comes from the settings of the window."""
    parser.add_argument("--height", type=float, metavar="M")
    parser.add_argument("--mass", type=float, metavar="KG")
    parser.add_argument("--skill", choices=("cautious", "average", "skilled", "elite"), help=_("downhill skill"))
    parser.add_argument("--weekly-descent", type=float, metavar="M", help=_("mean of the last four weeks"))
    parser.add_argument("--longest-day", type=float, metavar="M", help=_("most descent in one day of the last month"))


def add_entry(parser: argparse.ArgumentParser) -> None:
    """Whose plan, where a file of this program has several entries."""
    parser.add_argument(
        "--entry", metavar="NAME", help=_("name or number of an entry; otherwise the one last on screen")
    )


def add_goal(parser: argparse.ArgumentParser) -> None:
    """How fast: a finish time, a flat pace, or a race that was run; the entry's own goal without them."""
    goal = parser.add_mutually_exclusive_group()
    goal.add_argument("--target", type=duration, metavar="H:MM:SS", help=_("finish time"))
    goal.add_argument("--flat-pace", type=pace, metavar="M:SS", help=_("pace per kilometre on level, easy ground"))
    goal.add_argument("--recent", type=recent, metavar="FILE=H:MM:SS", help=_("a recent race on any course"))


def goal_of(given: argparse.Namespace) -> Goal | None:
    """The goal that was asked for; None for the race effort of a recent race."""
    if getattr(given, "target", None) is not None:
        return Goal("time", given.target)
    if getattr(given, "flat_pace", None) is not None:
        return Goal("pace", given.flat_pace)
    return None


def entry_of(given: argparse.Namespace, course: Course) -> Entry:
    """The entry that was asked for, with the goal that was given; without one with its own. Raises UsageError."""
    entry = course.entry
    if given.entry is not None:
        numbered = {str(k): e for k, e in enumerate(course.entries, 1)}
        named = {e.name.casefold(): e for e in reversed(course.entries) if e.name}
        found = (numbered | named).get(given.entry.strip().casefold())
        if found is None:
            known = ", ".join(e.name or str(k) for k, e in enumerate(course.entries, 1))
            raise UsageError(
                _("There is no entry {name}.").format(name=given.entry), _("There are: {names}.").format(names=known)
            )
        entry = found
    goal = goal_of(given)
    own = goal is None and getattr(given, "recent", None) is None
    return entry if own else replace(entry, goal=goal)


def runner_of(given: argparse.Namespace, runner_id: str = preferences.ME) -> Runner:
    """A runner of the settings, with what was given on the command line."""
    said = {
        "height": given.height,
        "mass": given.mass,
        "skill": given.skill,
        "weekly_descent": given.weekly_descent,
        "longest_day": given.longest_day,
    }
    known = preferences.load().runner_of(runner_id)
    try:
        return replace(known, **{key: value for key, value in said.items() if value is not None})
    except PlannerError as error:
        raise UsageError(error.message) from error


class Progress:
    """How far a download is, for somebody who watches; a log or a pipe gets none of it."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()

    def report(self, fraction: float, text: str = "") -> None:
        """Write over the last line; nothing is left of it when all is done."""
        if self._watched:
            sys.stderr.write(f"\r\x1b[K{text if fraction < 1.0 else ''}")
            sys.stderr.flush()

    def check(self) -> None:
        """Ctrl-C stops it."""


class Desk:
    """Everything that a command works with: tiles, network, memory."""

    def __init__(self, given: argparse.Namespace) -> None:
        self._given = given
        wishes = preferences.load()
        for folder in given.tiles:
            if not folder.is_dir():
                raise UsageError(
                    _("There is no folder {folder}.").format(folder=folder),
                    _("Give --tiles the folder that holds the tiles."),
                )
        self.store: Store = opening.store(tuple(given.tiles))
        self.net = Net(allowed=given.download)
        self.mirror = Mirror(given.mirror if given.mirror is not None else wishes.mirror)
        self.memory = Memory()
        self._noted: set[str] = set()
        self.units = units.Units(given.units or wishes.units)
        self.inputs: Inputs = opening.inputs(wishes, self.store)

    def course(self, path: Path) -> Course:
        """The course of a file, with its tiles fetched where that was asked for."""
        first, *others = opening.open_courses(path)
        if others:
            say(_("{file}: {count} more in this file, left aside").format(file=path, count=len(others)))
        if self._given.download:
            self._fetch(first, path)
        self._look_at_tiles(first)
        return replace(first, elevation=self._given.elevation)

    def _fetch(self, course: Course, path: Path) -> None:
        progress = Progress()
        got = opening.fetch_elevation(course.route, self.store, self.net, self.mirror, progress)
        progress.report(1.0)
        for _square, error in got.failed:
            say(f"{path}: {error}")
        for square in got.absent:
            if tile_url(square) is None:
                said = _("SRTM has no elevation for map square {name}.")
            else:
                said = _("The server has no elevation for map square {name}; another --mirror may have it.")
            say(f"{path}: {said.format(name=square.name)}")

    def _look_at_tiles(self, course: Course) -> None:
        """Open the tiles under a course, and say which cannot be used, each of them once."""
        for square in opening.squares_of(course.route):
            self.store.tile(square.south, square.west)
        for note in self.store.notes:
            if note not in self._noted:
                self._noted.add(note)
                say(note)

    def inputs_of(self, entry: Entry) -> Inputs:
        """The inputs for the runner of an entry, knowing the race that --recent names."""
        inputs = replace(self.inputs, runner=runner_of(self._given, entry.runner))
        if getattr(self._given, "recent", None) is None:
            return inputs
        file, time = self._given.recent
        race = recent_race(self.course(file), time, inputs, self.memory)
        return replace(inputs, runner=replace(inputs.runner, recent=race))


def say(text: str) -> None:
    """Tell the person, not the pipe."""
    print(text, file=sys.stderr)
