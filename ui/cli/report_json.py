"""The one JSON schema: SI, descent positive, gradients negative downhill, null for unknown. See docs/json.md."""

import json
import math
from dataclasses import asdict, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from routeplanner.report import Comparison, Range, Report, named_ranges
from routeplanner.sheet import phrases

if TYPE_CHECKING:
    from routeplanner.plan.training.block import TrainingBlock

SCHEMA = 1


def line(value: dict[str, Any]) -> str:
    """One object on one line; never NaN."""
    return json.dumps(_clean(value), ensure_ascii=False, allow_nan=False)


def _clean(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return _clean(asdict(value)) if is_dataclass(value) and not isinstance(value, type) else value


def analysis(report: Report, file: str) -> dict[str, Any]:
    """What `analyze` prints."""
    totals, profile = report.totals, report.profile
    known = report.has_elevation
    return {
        "schema": SCHEMA,
        "file": file,
        "name": report.course.name,
        "kind": report.course.kind,
        "kind_reason": report.course.kind_reason,
        "distance_m": totals.distance,
        "distance_low_m": totals.distance_low,
        "distance_high_m": totals.distance_high,
        "ascent_m": totals.ascent if known else None,
        "descent_m": totals.descent if known else None,
        "descent_low_m": totals.descent_low if known else None,
        "descent_high_m": totals.descent_high if known else None,
        "uncertain": totals.uncertain,
        "elevation": {
            "source": profile.source,
            "reason": report.elevation_reason,
            "coverage": profile.coverage,
            "noise_m": profile.noise,
            "method": phrases.method(report),
            "tiles": list(profile.tiles) if profile.source == "srtm" else [],
        },
        "descents": [_descent(d) for d in report.descents],
        "small_descents_m": report.small_descents if known else None,
        "technical": [
            {"from_m": s.start, "to_m": s.end, "grade": s.grade, "source": s.source, "reasons": list(s.reasons)}
            for s in report.technical
        ],
        "stations": [
            {"name": s.name, "kind": s.kind, "at_m": report.course.route.locate(s.pin), "cut_off_s": s.cut_off}
            for s in report.course.stations
        ],
        "ranges": [_range(own.name, r) for own, r in named_ranges(report)],
        "load": {
            "course_meq": report.load.course if known else None,
            "plan_meq": report.load.plan if known else None,
            "quad_loss": report.load.quad_loss if known else None,
            "quad_loss_low": report.load.quad_loss_low if known else None,
            "quad_loss_high": report.load.quad_loss_high if known else None,
        },
        "notes": list(phrases.notes(report)),
    }


def _descent(d: Any) -> dict[str, Any]:
    return {
        "n": d.n,
        "name": d.name,
        "from_m": d.start,
        "to_m": d.end,
        "length_m": d.length,
        "drop_m": d.drop,
        "gross_m": d.gross,
        "mean_gradient": d.mean_gradient,
        "steepest_gradient": d.steepest_gradient,
        "steepest_baseline_m": d.steepest_baseline,
        "grade": d.grade,
        "load_meq": d.load,
        "load_share": d.load_share,
        "key": d.key,
    }


def _range(name: str, r: Range) -> dict[str, Any]:
    return {
        "name": name,
        "from_m": r.start,
        "to_m": r.end,
        "length_m": r.length,
        "drop_m": r.drop,
        "down_m": r.down,
        "climb_m": r.climb,
        "mean_gradient": r.mean_gradient,
        "steepest_gradient": r.steepest_gradient,
        "time_s": r.time,
        "load_meq": r.load if math.isfinite(r.climb) else None,
        "load_share": r.load_share if math.isfinite(r.climb) else None,
    }


def plan(report: Report, file: str) -> dict[str, Any]:
    """What `plan` prints: the analysis and the plan."""
    found = report.plan
    out = analysis(report, file)
    out["total_s"] = None if found is None else found.total
    out["flat_pace_s_per_km"] = None if found is None else found.flat_pace
    out["faster_than_own"] = None if found is None else found.faster_than_own
    problem = None if found is None else found.problem
    out["impossible"] = None if problem is None else {"code": problem.code, "needed_level_speed": problem.needed}
    out["sections"] = [
        {
            "from_m": s.start,
            "to_m": s.end,
            "pace_s_per_km": 1000.0 * s.pace,
            "time_s": s.time,
            "limit": s.limit,
            "walk_share": s.walk_share,
            "descent": s.descent or None,
        }
        for s in report.sections
    ]
    out["stations"] = [
        {
            "name": s.name,
            "kind": s.kind,
            "at_m": s.at,
            "eta_s": s.eta,
            "low_s": s.low,
            "high_s": s.high,
            "stop_s": s.stop,
            "cut_off_s": s.cut_off,
            "margin_s": s.margin,
        }
        for s in report.stations
    ]
    out["stride"] = [
        {
            "n": d.n,
            "pace_s_per_km": 1000.0 * d.pace,
            "cadence_spm": d.cadence,
            "cadence_own_spm": d.cadence_own,
            "step_m": d.step,
            "cue": d.cue,
        }
        for d in report.descent_plans
    ]
    return out


def training(block: "TrainingBlock", report: Report, file: str) -> dict[str, Any]:
    """What `train` prints."""
    return {
        "schema": SCHEMA,
        "file": file,
        "name": report.course.name,
        "race_date": block.race_date,
        "race_descent_m": report.totals.descent,
        "target_m": block.target_week,
        "target_session_m": block.target_session,
        "peak_m": block.peak_descent,
        "reachable_share": block.reachable_share,
        "last_hard": block.last_hard,
        "weeks": [
            {
                "number": w.number,
                "from": w.first,
                "to": w.last,
                "kind": w.kind,
                "descent_m": w.descent,
                "cap_m": w.cap,
                "session_cap_m": w.session_cap,
                "sessions": [
                    {
                        "date": s.day,
                        "descent_m": s.descent,
                        "reps": s.reps,
                        "gradient": s.gradient,
                        "kind": s.kind,
                        "focus": s.focus,
                        "hard": s.hard,
                    }
                    for s in w.sessions
                ],
            }
            for w in block.weeks
        ],
        "notes": [phrases.training_note(code) for code in block.notes],
    }


def comparison(value: Comparison, files: list[str]) -> dict[str, Any]:
    """What `compare` prints: one object, the first course is the race."""
    from routeplanner.analysis.compare import BANDS

    upper: list[float | None] = [-b for b in BANDS[1:]]
    bands = [own if r.has_elevation else None for r, own in zip(value.reports, value.bands, strict=True)]
    return {
        "schema": SCHEMA,
        "files": files,
        "courses": list(value.names),
        "bands": [
            {"from": 0.0 - low, "to": high, "descent_m": [None if own is None else float(own[k]) for own in bands]}
            for k, (low, high) in enumerate(zip(BANDS, [*upper, None], strict=True))
        ],
        "differences": [{"key": d.key, "values": list(d.values)} for d in value.differences],
        "load_share": list(value.load_share),
    }
