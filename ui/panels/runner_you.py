"""The page "You": who runs, how fast on the level, what the legs are used to, and when there is time to train."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from routeplanner import units
from routeplanner.plan.runner import Skill
from routeplanner.sheet import phrases
from routeplanner.units import Units
from routeplanner.words import _
from ui.panels import asked
from ui.panels.asked import Asked, inset, optional, switched, titled
from ui.panels.page import NoWheel
from ui.panels.parts import Header
from ui.panels.runner_level import Level
from ui.panels.runner_who import Who
from ui.preferences import Preferences

SKILLS: tuple[Skill, ...] = ("cautious", "average", "skilled", "elite")
PAD = 16  # [px]


class YouPage(QScrollArea):
    """`courses` are the open ones, as (id, name), to learn from."""

    def __init__(self, courses: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(_("You"))
        self._units = Units()
        of_runner, of_preferences = asked.of_runner, asked.of_preferences
        read_descent = optional(lambda t: units.parse_descent(t, self._units))
        read_back, stature, mass = self._height, lambda m: self._units.stature(m), self._mass
        self.name = Asked(_("Name"), asked.read_name)
        self.stature = Asked(_("Height"), of_runner("height", units.parse_stature), hint="1.75 m", said=stature)
        self.mass = Asked(_("Mass"), of_runner("mass", lambda t: units.parse_mass(t, self._units)), said=mass)
        self.age = Asked(_("Age"), optional(asked.read_age), _("years"), _("not said"))
        self.cadence = Asked(
            _("Your cadence at 3 m/s"), optional(of_runner("cadence", units.parse_cadence)), _("spm"), _("from height")
        )
        self.weekly = Asked(_("A week, mean of the last four"), read_descent, hint=_("not known"), said=read_back)
        self.longest = Asked(_("Longest day of the last month"), read_descent, hint=_("not known"), said=read_back)
        self.hill = Asked(
            _("Drop of your training hill"),
            of_preferences("hill_drop", read_descent),
            hint=_("none yet"),
            said=read_back,
        )
        self.runner_fields = {
            "name": self.name,
            "height": self.stature,
            "mass": self.mass,
            "age": self.age,
            "cadence": self.cadence,
            "weekly_descent": self.weekly,
            "longest_day": self.longest,
        }
        self.level, self.who = Level(courses), Who()
        self._make_choices()
        self._lay_out()

    def show_preferences(self, p: Preferences, learn: tuple[str, float] | None = None) -> None:
        """Everything that is known of the runner, in their units; `learn` from a race is on its way."""
        u, runner = Units(p.units), p.runner
        self._units = u
        self.name.show_value(runner.name, runner.name)
        self.stature.show_value(runner.height, u.stature(runner.height))
        self.mass.set_unit(u.mass_name)
        self.mass.show_value(runner.mass, u.mass(runner.mass))
        self.age.show_value(runner.age, "" if runner.age is None else f"{runner.age:.0f}")
        self.cadence.show_value(runner.cadence, "" if runner.cadence is None else units.decimal(runner.cadence, 0))
        for field, value in (
            (self.weekly, runner.weekly_descent),
            (self.longest, runner.longest_day),
            (self.hill, p.hill_drop),
        ):
            field.set_unit(u.short_name)
            field.show_value(value, "" if value is None else u.height_number(value))
        day = runner.longest_day_on
        self.has_day.setChecked(day is not None)
        self.day.setDate(QDate.currentDate() if day is None else QDate(day.year, day.month, day.day))
        self.skill.setCurrentIndex(SKILLS.index(runner.skill))
        for box, on in (
            (self.poles, runner.poles),
            (self.injured, runner.injured),
            (self.adopted, runner.cadence_adopted),
            (self.strength, p.strength),
        ):
            box.setChecked(on)
        self.days.setValue(p.days_per_week)
        if learn is None:
            self.level.show_runner(runner, p.settings, u)
        else:
            self.level.learning(learn)

    def answer(self, p: Preferences) -> tuple[Preferences, tuple[str, float] | None, Asked | None]:
        """The preferences with what stands here; a course id and time [s] to learn from; the first wrong field."""
        values, wrong = asked.answers(self.runner_fields)
        runner, learn, odd = self.level.answer(p.runner)
        training, bad = asked.answers({"hill_drop": self.hill})
        wrong = wrong or odd or bad
        if wrong is not None:
            return p, None, wrong
        said: dict[str, Any] = {
            "skill": SKILLS[self.skill.currentIndex()],
            "poles": self.poles.isChecked(),
            "injured": self.injured.isChecked(),
            "cadence_adopted": self.adopted.isChecked(),
            "longest_day_on": self._day(),
        }
        runner = replace(runner, **(values | said))
        return (
            replace(
                p,
                runner=runner,
                days_per_week=self.days.value(),
                strength=self.strength.isChecked(),
                **training,
            ),
            learn,
            None,
        )

    def _height(self, metres: float) -> str:
        return self._units.height(metres)

    def _mass(self, kilograms: float) -> str:
        return f"{self._units.mass(kilograms)} {self._units.mass_name}"

    def _day(self) -> date | None:
        day = self.day.date()
        return date(day.year(), day.month(), day.day()) if self.has_day.isChecked() else None

    # places

    def _make_choices(self) -> None:
        self.skill = QComboBox()
        self.skill.addItems([phrases.skill(code) for code in SKILLS])
        self.poles, self.injured = QCheckBox(_("Runs with poles")), QCheckBox(_("Injured lately"))
        self.injured.setToolTip(_("Training sessions then grow by a tenth at most, as they do from age 50 on."))
        self.adopted = QCheckBox(_("I run at the advised cadence"))
        self.adopted.setToolTip(_("Quicker, shorter steps lower the load a little."))
        self.has_day, self.day = QCheckBox(), QDateEdit()
        self.has_day.setAccessibleName(_("The date of the longest day is known"))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("ddd d MMM yyyy")
        self.day.setAccessibleName(_("Date of the longest day"))
        self.days = QSpinBox()
        self.days.setRange(1, 7)
        inset(self.days)
        self.strength = QCheckBox(_("Strength days too"))
        calm = NoWheel(self)
        for control in (self.skill, self.day, self.days, self.level.kind, self.level.course):
            control.installEventFilter(calm)

    def _lay_out(self) -> None:
        day = titled(_("It was on"), switched(self.has_day, self.day))
        sections: tuple[tuple[str, str, tuple[tuple[QWidget, ...], ...]], ...] = (
            (_("Person"), "", ((self.name, self.stature, self.mass, self.age),)),
            (
                _("Downhill"),
                "",
                ((titled(_("Downhill skill"), self.skill), self.cadence), (self.poles, self.adopted), (self.injured,)),
            ),
            (_("Level ground"), _("what a plan is made from where a course has no goal"), ((self.level,),)),
            (
                _("Descent lately"),
                _("protects the legs, and training grows from it"),
                ((self.weekly, self.longest, day),),
            ),
            (_("Training"), "", ((titled(_("Running days a week"), self.days), self.hill), (self.strength,))),
        )
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.who)
        for title, remark, rows in sections:
            column.addWidget(Header(title, remark))
            grid = QGridLayout()
            grid.setContentsMargins(PAD, 10, PAD, 12)
            grid.setHorizontalSpacing(12)
            grid.setVerticalSpacing(6)
            for r, widgets in enumerate(rows):
                for c, widget in enumerate(widgets):
                    grid.setColumnStretch(c, 1)
                    span = 1 if c + 1 < len(widgets) else max(len(x) for x in rows) - c
                    grid.addWidget(widget, r, c, 1, span)
            column.addLayout(grid)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setWidget(content)
