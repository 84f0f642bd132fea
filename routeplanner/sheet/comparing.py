"""What a race has and another course lacks, in metres and in sentences."""

from dataclasses import dataclass

from routeplanner.analysis.descents import MIN_DROP
from routeplanner.geo import Floats
from routeplanner.report import Comparison, Report
from routeplanner.sheet import phrases
from routeplanner.units import NONE, Units
from routeplanner.words import _

# What is said, our own choice: less of a zone than this is not worth a sentence, and this share of the race is enough.
LEAST, ENOUGH = 30.0, 0.9  # [m], [1]
LONGER = 1.2  # times the longest descent


@dataclass(frozen=True, slots=True)
class Said:
    """Of one course against the race: what it lacks most, and what else matters; `rest` may be empty."""

    lead: str
    rest: str


@dataclass(frozen=True, slots=True)
class _Zone:
    """Gradients that a runner tells apart, and the descent [m] on them of the race and of the course."""

    words: str
    race: float
    own: float

    @property
    def share(self) -> float:
        return self.own / self.race


def sentences(value: Comparison, u: Units) -> tuple[Said, ...]:
    """One for every course after the race, in order."""
    race = value.reports[0]
    return tuple(
        _said(race, other, _zones(value.bands[0], own), u)
        for other, own in zip(value.reports[1:], value.bands[1:], strict=True)
    )


def _said(race: Report, other: Report, zones: list[_Zone], u: Units) -> Said:
    if not race.has_elevation:
        return Said(_("the race has no elevation, so nothing can be compared."), "")
    if not other.has_elevation:
        return Said(_("this course has no elevation, so nothing can be compared."), "")
    zones = sorted((z for z in zones if z.race >= LEAST), key=lambda z: z.share)
    if not zones:
        return Said(_("the race hardly goes down, so there is nothing to lack."), "")
    least = zones[0]
    rest = " ".join(filter(None, (_best(zones[1:], u), _longest(race, other, u))))
    if least.share >= ENOUGH:
        lead = _("as much descent as the race on every gradient, {own} in all; the race has {race}.")
        return Said(lead.format(own=u.height(other.totals.descent), race=u.height(race.totals.descent)), rest)
    if u.height_number(least.own) == "0":
        return Said(_("the race has {race} {zone}, this course has none.").format(**_metres(least, u)), rest)
    return Said(_("the race has {race} {zone}, this course has {own}.").format(**_metres(least, u)), rest)


def _zones(race: Floats, own: Floats) -> list[_Zone]:
    """Bands joined, see analysis.compare.BANDS: the first one, flatter than 2 %, is no descent that legs feel."""
    parts = (
        (_("at −2 to −10 %"), slice(1, 3)),
        (_("at −10 to −25 %"), slice(3, 6)),
        (_("steeper than −25 %"), slice(6, None)),
    )
    return [_Zone(words, float(race[part].sum()), float(own[part].sum())) for words, part in parts]


def _metres(zone: _Zone, u: Units) -> dict[str, str]:
    return {"zone": zone.words, "race": u.height(zone.race), "own": u.height(zone.own)}


def _best(zones: list[_Zone], u: Units) -> str:
    """Where the course comes nearest to the race; empty where no zone is left to name."""
    if not zones or zones[-1].own < LEAST:
        return ""
    best = zones[-1]
    if best.share >= ENOUGH:
        return _("There is enough {zone}: {own}, in the race {race}.").format(**_metres(best, u))
    return _("It comes nearest {zone}: {own}, in the race {race}.").format(**_metres(best, u))


def _longest(race: Report, other: Report, u: Units) -> str:
    """The longest single descent, where the race asks for more."""
    theirs, own = (max((d.drop for d in r.descents), default=0.0) for r in (race, other))
    if own == 0.0 < theirs:
        return _("No single descent of {drop} or more.").format(drop=u.height(MIN_DROP))
    if theirs > LONGER * own:
        return _("Its longest descent drops {own}, the longest of the race {race}.").format(
            own=u.height(own), race=u.height(theirs)
        )
    return ""


def row_name(key: str, value: Comparison, u: Units) -> str:
    """The name of a row of differences; the steepest gradient names the length that it is measured over."""
    if key != "steepest":
        return phrases.difference(key, u)
    bases = [
        d.steepest_baseline for r in value.reports for d in sorted(r.descents, key=lambda d: d.steepest_gradient)[:1]
    ]
    least, most = (u.height_number(f(bases)) if bases else NONE for f in (min, max))
    if least == most:
        return _("Steepest, max {base} {unit}").format(base=most, unit=u.short_name)
    return _("Steepest, max {least} to {most} {unit}").format(least=least, most=most, unit=u.short_name)
