"""What the runner set once: who they are, units, theme, network. One JSON file, read and written whole."""

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from routeplanner.errors import PlannerError
from routeplanner.plan.runner import RecentRace, Runner
from routeplanner.plan.settings import Settings
from routeplanner.words import _
from ui import home

ThemeChoice = Literal["system", "light", "dark"]


@dataclass(frozen=True, slots=True)
class Preferences:
    """`mirror` "" is srtm.py's own server; `network` False never goes online."""

    theme: ThemeChoice = "system"
    units: Literal["km", "mi"] = "km"
    network: bool = True
    mirror: str = ""
    paper: Literal["A4", "Letter"] = "A4"
    runner: Runner = Runner()
    settings: Settings = Settings()


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
        if path.exists() and os.access(path.parent, os.W_OK):
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
    """Only what differs from the defaults of the plan's settings, so that better defaults reach everybody."""
    from routeplanner.plan import choices

    out = asdict(replace(preferences, settings=Settings()))
    kept = ((c.key, choices.value(preferences.settings, c.key), c.default) for c in choices.choices())
    out["settings"] = {key: value for key, value, default in kept if value != default}
    runner = out["runner"]
    for owner, key in ((runner, "longest_day_on"), (runner["recent"] or {}, "day")):
        if owner.get(key) is not None:
            owner[key] = owner[key].isoformat()
    return out


def _from_json(raw: dict[str, Any]) -> Preferences:
    from routeplanner.plan import choices

    known = {f.name for f in fields(Preferences)}
    values = {key: value for key, value in raw.items() if key in known and key not in ("runner", "settings")}
    settings = Settings()
    for key, value in raw.get("settings", {}).items():
        settings = choices.changed(settings, key, value)
    return Preferences(**values, runner=_runner(raw.get("runner", {})), settings=settings)


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
