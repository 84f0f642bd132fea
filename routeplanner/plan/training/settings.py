"""Every number of the training block that somebody chose, in one frozen value. `choices` describes each of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """The choices behind a block, science.md §4 and §0 by default. Descents [m], gradients [m/m], times as named.

    Nothing here is checked: `choices.changed` is the way in for values that a person types.
    """

    session_share: float = 0.50  # target of the longest session over the race, up to `long_race`
    session_most: float = 1500.0
    session_share_long: float = 0.30  # and above it
    session_most_long: float = 2000.0
    session_least: float = 200.0
    week_share: float = 0.80  # target of the peak week over the race, up to `long_race`
    week_most: float = 2500.0
    week_share_long: float = 0.45  # and above it
    week_most_long: float = 4000.0
    long_race: float = 4000.0
    hold: float = 2.0  # an expert keeps up to this times the target

    week_growth: float = 1.25  # a week over the one before, or
    week_step: float = 150.0  # this much more, whichever is more
    session_growth: float = 1.20  # a session over the longest of the last 30 days, or
    session_growth_careful: float = 1.10  # after an injury, from age 50 or BMI 30 on
    session_step: float = 100.0  # this much more
    deload: float = 0.65
    deload_every: float = 4.0  # [weeks]
    useful_weeks: float = 12.0  # a longer block only where it reaches more

    taper_first: float = 0.5  # ceilings of the last two weeks over the peak week
    taper_second: float = 0.2
    taper_session: float = 0.5  # sessions stay below this share of the target session
    top_up_share: float = 0.15  # of the race, for the one easy session from day -9 on
    top_up_most: float = 250.0
    hard_share: float = 0.7  # a session from this share of the target on is hard

    days_before_long: float = 4.0  # from the shorter session to the long one
    few_days: float = 3.0  # up to this many running days one downhill session a week is enough
    long_share: float = 0.67  # most of a week in its long session, unless the targets ask for more
    smallest: float = 50.0  # a session below this is not worth the hill
    hill: float = 100.0  # drop per repeat where no hill is known
    steepest_early: float = 0.20  # never steeper than this
    early_weeks: float = 3.0  # in so many first weeks
    first_session: float = 150.0  # the first session ever: metres,
    first_minutes: float = 10.0  # time downhill,
    first_gradient: float = 0.10  # gradient
    first_speed: float = 2.5  # and easy speed [m/s]
    primer_most: float = 150.0  # a short first session up to here is a primer
    primer_mild: float = 0.05  # on gradients from here
    primer_steep: float = 0.08  # to here
    repeat_seconds: float = 60.0  # of one fast repeat
    repeat_speed: float = 3.5  # and its speed [m/s]

    unknown_week: float = 100.0  # the start of a runner without a history
    unknown_longest: float = 50.0
    never_week: float = 50.0  # less than both of these is no descent at all
    never_longest: float = 100.0

    sore_most: float = 5.0  # of 10, at 48 h
    pain_most: float = 3.0  # of 10, in a joint or tendon


DEFAULT = TrainingSettings()
