"""What panels want, linked to who does it."""

from functools import partial
from typing import TYPE_CHECKING

from ui.wishes import state

if TYPE_CHECKING:
    from ui.wishes.links import Wishes


def link(wishes: "Wishes") -> None:
    """Panels that are there from the start; the inspector when it is complete."""
    w, race, dialogs = wishes.window, wishes.race, wishes.dialogs
    w.bar.race_clicked.connect(dialogs.edit_race)
    w.bar.entry_wanted.connect(race.show_entry)
    w.inspector.compare_wanted.connect(lambda: wishes.view.compare(True))
    w.completed.connect(partial(_link_inspector, wishes))
    w.profile.range_grade_wanted.connect(race.set_range_grade)
    w.profile.range_changed.connect(lambda _stretch: state.refresh_range(w))
    wishes.ranges.link()
    for courses in (w.library, w.rail):
        courses.chosen.connect(wishes.bench.shelf.show)
    w.library.ticked.connect(wishes.view.tick)
    w.library.close_wanted.connect(wishes.bench.shelf.close)
    w.library.rename_wanted.connect(dialogs.rename)
    for source in (w.library, w.welcome):
        source.open_wanted.connect(dialogs.open)
    w.welcome.sample_wanted.connect(wishes.bench.open_samples)
    w.welcome.runner_wanted.connect(dialogs.edit_runner)
    w.status.kind_clicked.connect(race.switch_kind)


def _link_inspector(wishes: "Wishes") -> None:
    inspector, race = wishes.window.inspector, wishes.race
    d = inspector.descents
    d.open_wanted.connect(wishes.dialogs.open)
    d.grade_wanted.connect(race.set_grade)
    d.source_wanted.connect(race.set_source)
    d.elevation_wanted.connect(wishes.bench.get_elevation)
    p = inspector.pace
    p.goal_wanted.connect(lambda goal: race.set_goal(goal, p.course_id))
    p.strategy_wanted.connect(race.set_strategy)
    p.skill_wanted.connect(lambda skill: race.set_runner(skill=skill))
    p.flat_pace_wanted.connect(lambda pace: race.set_runner(p.course_id, flat_pace=pace))
    p.runner_wanted.connect(wishes.dialogs.edit_runner)
    s = inspector.stride
    s.height_wanted.connect(lambda height: race.set_runner(s.course_id, height=height))
    s.cadence_wanted.connect(lambda cadence: race.set_runner(s.course_id, cadence=cadence))
    t = inspector.training
    t.day_wanted.connect(race.set_day)
    t.history_wanted.connect(lambda week, day: race.set_runner(t.course_id, weekly_descent=week, longest_day=day))
