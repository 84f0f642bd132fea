"""What was understood of a pasted table, in words and rows."""

from routeplanner import units
from routeplanner.course import Course
from routeplanner.course.station_words import kind_name
from routeplanner.course.table import Parsed
from routeplanner.course.table_heads import Column
from routeplanner.course.timetable import Laid, Scale
from routeplanner.sheet import when
from routeplanner.units import NONE, Units
from routeplanner.words import _, ngettext
from ui.panels.table import Cell, Row

TOLD = 4  # things that went wrong, told one by one


def column_name(column: Column) -> str:
    """What a column is called where the runner chooses."""
    return {
        "name": _("Name"),
        "km": _("km"),
        "mi": _("mi"),
        "m": _("m"),
        "km_to_go": _("km to go"),
        "mi_to_go": _("mi to go"),
        "cut_off": _("Cut-off"),
        "stop": _("Stop"),
        "kind": _("Type"),
        "": _("Leave out"),
    }[column]


def column_tip(column: str) -> str:
    """What may be written in a cell of the form's own table."""
    return {
        "name": _("A place that is visited twice has a row for each visit."),
        "kind": _("What there is at the station."),
        "at": _("A distance on this route, the name of a marked place, or latitude and longitude."),
        "cut_off": _("By the clock: 14:30, Sun 14:30, day 2 14:30. After the start: +3:15."),
        "stop": _("Minutes: 5, or 1:30; 90 s, 1 h."),
    }[column]


def rows(laid: Laid, u: Units) -> list[Row]:
    """The stations as the course would have them, those of the table strong; the finish last."""
    course, out = laid.course, []
    for station in course.stations:
        at = course.route.locate(station.pin)
        stop = _("{time} min").format(time=units.duration(station.stop)) if station.stop else NONE
        figures = ("" if at is None else u.distance_number(at), _clock(course, station.cut_off), stop)
        ours = station.id in laid.named
        cells = tuple(Cell(text, side="right", muted=not ours) for text in figures)
        name, kind = Cell(station.name, strong=ours, muted=not ours), Cell(kind_name(station.kind), muted=True)
        out.append(Row((name, kind, *cells)))
    if laid.finish is not None:
        figures = (u.distance_number(course.route.length), _clock(course, course.finish_cut_off), NONE)
        out.append(Row((Cell(_("Finish"), strong=True), Cell(), *(Cell(text, side="right") for text in figures))))
    return out


def _clock(course: Course, cut_off: float | None) -> str:
    return NONE if cut_off is None else when.race_clock(course).bare(cut_off)


def said(laid: Laid, parsed: Parsed, u: Units) -> str:
    """How many rows there are, how official kilometres were stretched, and everything that was not understood."""
    total = len(parsed.rows)
    text = ngettext("{used} of {n} row understood.", "{used} of {n} rows understood.", total)
    parts = [text.format(used=laid.used + (laid.start is not None), n=total), *_ends(laid)]
    if any(row.name == laid.finish and row.distance is None for row in parsed.rows):
        parts.append(_("The finish has no distance in the table: it is at the end of the route."))
    if laid.turned is not None:
        parts.append(_("Distances count down to the finish of {length}.").format(length=u.distance(laid.turned)))
    if parsed.stops_in_hours:
        parts.append(_("Stops such as 0:05 are hours and minutes."))
    if any(abs(scale.factor - 1.0) >= 0.0005 for scale in laid.scaling):
        stretched = "; ".join(_stretch(scale, u) for scale in laid.scaling)
        parts.append(_("Official distances are stretched: {parts}.").format(parts=stretched))
    wrong = [_("Row {n}: {what}").format(n=p.row, what=p.message) for p in parsed.problems]
    wrong += [f"{problem}." for problem in laid.problems]
    if len(wrong) > TOLD:
        wrong = [*wrong[:TOLD], _("and {n} more").format(n=len(wrong) - TOLD)]
    return "\n".join([" ".join(parts), *wrong])


def _ends(laid: Laid) -> list[str]:
    """What is no station because it is the start or the finish."""
    out = []
    if laid.start is not None:
        out.append(_("“{name}” is taken as the start.").format(name=laid.start))
    if laid.finish is not None:
        out.append(_("“{name}” is taken as the finish.").format(name=laid.finish))
    return out


def _stretch(scale: Scale, u: Units) -> str:
    ends = (u.distance_number(scale.start), u.distance_number(scale.end))
    return _("{start} to {end} {unit} × {factor}").format(
        start=ends[0], end=ends[1], unit=u.long_name, factor=units.decimal(scale.factor, 3)
    )
