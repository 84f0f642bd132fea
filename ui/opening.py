"""Files to courses, tiles to elevation: what the window and the command line both do, without Qt."""

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

from routeplanner import formats
from routeplanner.course import Course, Goal, from_imported
from routeplanner.job import NO_JOB, Job
from routeplanner.net import Net
from routeplanner.profile.build import grid
from routeplanner.report import Inputs
from routeplanner.route import Route
from routeplanner.terrain import Square, Store
from routeplanner.terrain.sources import Downloaded, Mirror, download, needed
from routeplanner.words import _
from ui import assets, home
from ui.preferences import ME, Preferences

SAMPLES = ("samples/null-island-race.gpx", "samples/null-island-hill-reps.gpx", "samples/null-island-coast-loop.gpx")
SAMPLE_GOAL = 3.75 * 3600.0  # [s] invented, like the race
SUNDAY = 6


def store(extra: tuple[Path, ...] = ()) -> Store:
    """Installed tiles, the bundled sample's tile, and the runner's own folders."""
    return Store(home.tiles(), (*extra, assets.path("samples")))


def open_courses(path: Path, job: Job = NO_JOB) -> tuple[Course, ...]:
    """The course of a file, then the others that it holds. Raises PlannerError with what to do next."""
    return from_imported(formats.read(path, job), path.stem)


def samples(today: date | None = None) -> tuple[Course, ...]:
    """The invented race and its two training routes; the race has a goal and a Sunday twelve weeks from `today`."""
    race, *training = (open_courses(assets.path(name))[0] for name in SAMPLES)
    now = today or date.today()
    day = now + timedelta(days=84 + (SUNDAY - now.weekday()) % 7)
    entry = replace(race.entry, goal=Goal("time", SAMPLE_GOAL), start=time(9, 0))
    return replace(race, day=day).with_entry(entry), *training


def inputs(wishes: Preferences, tiles: Store, today: date | None = None, runner: str = ME) -> Inputs:
    """What a report depends on beside the course, now; `runner` is the id of who runs."""
    return Inputs(
        runner=wishes.runner_of(runner),
        elevation=tiles,
        today=today or date.today(),
        settings=wishes.settings,
        training=wishes.training,
        days_per_week=wishes.days_per_week,
        hill_drop=wishes.hill_drop,
        strength=wishes.strength,
    )


def squares_of(route: Route) -> tuple[Square, ...]:
    """The map squares under a route, also under the steps between points that are far apart."""
    _distance, lat, lon = grid(route)
    return needed(lat, lon)


def fetch_elevation(route: Route, tiles: Store, net: Net, mirror: Mirror, job: Job = NO_JOB) -> Downloaded:
    """Get the tiles that a route lies on and that are not here yet."""
    missing = tuple(square for square in squares_of(route) if tiles.tile(square.south, square.west) is None)
    job.report(0.0, _("Getting elevation"))
    return download(missing, tiles, net, mirror, job)
