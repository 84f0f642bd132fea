"""What the runner set once: who they are, units, theme, network. One JSON file, read and written whole."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from routeplanner.errors import PlannerError
from routeplanner.plan.runner import RecentRace, Runner
from routeplanner.plan.settings import Settings
from routeplanner.plan.training.case import check_days, check_hill
from routeplanner.plan.training.settings import TrainingSettings
from routeplanner.words import _
from ui import home

ThemeChoice = Literal["system", "light", "dark"]
UnitsChoice = Literal["km", "mi"]
Paper = Literal["A4", "Letter"]


ME = "me"  # the id of the runner that every course begins with


@dataclass(frozen=True, slots=True)
class OtherRunner:
    """One more runner whom entries of a course name by `id`."""

    id: str
    runner: Runner


@dataclass(frozen=True, slots=True)
class Preferences:
    """`mirror` "" is srtm.py's own server; `network` False never goes online. `runner` is the one whom every entry
    begins with, known as "me"; `others` run too.

    Raises PlannerError where a figure cannot be a person's: `days_per_week` with a run, `hill_drop` [m] of the
    training hill, None without one.
    """

    theme: ThemeChoice = "system"
    units: UnitsChoice = "km"
    network: bool = True
    mirror: str = ""
    paper: Paper = "A4"
    runner: Runner = Runner()
    others: tuple[OtherRunner, ...] = ()
    settings: Settings = Settings()
    training: TrainingSettings = TrainingSettings()
    days_per_week: int = 4
    hill_drop: float | None = None
    strength: bool = False

    def __post_init__(self) -> None:
        check_days(self.days_per_week)
        check_hill(self.hill_drop)

    def for_reports(self) -> tuple[object, ...]:
        """What reports depend on, to see whether they have to be made anew."""
        plan = (self.settings, self.training, self.days_per_week, self.hill_drop, self.strength)
        return (self.runner, self.others, *plan)

    @property
    def runners(self) -> tuple[tuple[str, str], ...]:
        """Id and name of every runner, "me" first."""
        return ((ME, self.runner.name), *((other.id, other.runner.name) for other in self.others))

    def known(self, runner_id: str) -> str:
        """The id itself, or "me" in place of one that nobody has here."""
        return runner_id if any(other.id == runner_id for other in self.others) else ME

    def runner_of(self, runner_id: str) -> Runner:
        """The runner of this id, "me" in place of one that nobody has here."""
        return next((other.runner for other in self.others if other.id == runner_id), self.runner)

    def with_runner(self, runner_id: str, runner: Runner) -> "Preferences":
        """Another version of this runner, or one more where the id is new."""
        if runner_id == ME:
            return replace(self, runner=runner)
        if self.known(runner_id) == ME:
            return replace(self, others=(*self.others, OtherRunner(runner_id, runner)))
        others = (OtherRunner(runner_id, runner) if other.id == runner_id else other for other in self.others)
        return replace(self, others=tuple(others))

    def without_runner(self, runner_id: str) -> "Preferences":
        """Without one of the others; entries that name it are run by "me" from now on."""
        return replace(self, others=tuple(other for other in self.others if other.id != runner_id))


def file() -> Path:
    """Where the preferences are kept."""
    return home.home() / "settings.json"


def load() -> Preferences:
    """The preferences, the defaults where there are none.

    A file that cannot be read is set aside as settings.json.bad and the defaults are used: nothing is lost.
    """
    path = file()
    try:
        return _from_json(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return Preferences()
    except (OSError, ValueError, TypeError, KeyError, PlannerError):
        with suppress(OSError):  # not ours to move, or no file: the defaults are used all the same
            path.replace(path.with_suffix(".json.bad"))
        return Preferences()


def save(preferences: Preferences) -> None:
    """Keep the preferences, atomically. Raises PlannerError where the folder cannot be written."""
    path = file()
    part = path.with_suffix(".json.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(_to_json(preferences), indent=1, sort_keys=True), encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise PlannerError(
            _("The settings cannot be saved ({reason}).").format(reason=error.strerror),
            _("They hold until you close the window. Free some space, or check the folder's rights."),
        ) from error


def _to_json(preferences: Preferences) -> dict[str, Any]:
    """Of the settings only what differs from their defaults, so that better defaults reach everybody."""
    from routeplanner.plan import choices
    from routeplanner.plan.training import choices as trained

    out = asdict(replace(preferences, settings=Settings(), training=TrainingSettings()))
    for name, known, values in (
        ("settings", choices, preferences.settings),
        ("training", trained, preferences.training),
    ):
        kept = ((c.key, known.value(values, c.key), c.default) for c in known.choices())
        out[name] = {key: value for key, value, default in kept if value != default}
    for runner in (out["runner"], *(other["runner"] for other in out["others"])):
        for owner, key in ((runner, "longest_day_on"), (runner["recent"] or {}, "day")):
            if owner.get(key) is not None:
                owner[key] = owner[key].isoformat()
    return out


def _from_json(raw: Any) -> Preferences:
    if not isinstance(raw, dict):
        raise TypeError("settings are an object")
    from routeplanner.plan import choices
    from routeplanner.plan.training import choices as trained

    known = {f.name for f in fields(Preferences)} - {"runner", "others", "settings", "training"}
    values = {key: value for key, value in raw.items() if key in known}
    for key, allowed in (("theme", ThemeChoice), ("units", UnitsChoice), ("paper", Paper)):
        if key in values and values[key] not in get_args(allowed):
            raise ValueError(f"{key}: {values[key]}")
    settings, training = Settings(), TrainingSettings()
    for key, value in raw.get("settings", {}).items():
        settings = choices.changed(settings, key, value)
    for key, value in raw.get("training", {}).items():
        training = trained.changed(training, key, value)
    others = tuple(OtherRunner(str(other["id"]), _runner(other["runner"])) for other in raw.get("others", []))
    return Preferences(
        **values, runner=_runner(raw.get("runner", {})), others=others, settings=settings, training=training
    )


def _runner(raw: dict[str, Any]) -> Runner:
    known = {f.name for f in fields(Runner)}
    values = {key: value for key, value in raw.items() if key in known}
    if values.get("longest_day_on"):
        values["longest_day_on"] = date.fromisoformat(values["longest_day_on"])
    recent = values.get("recent")
    if recent:
        day = recent.get("day")
        values["recent"] = RecentRace(**{**recent, "day": date.fromisoformat(day) if day else None})
    return Runner(**values)
