"""The sheet as a page of our own scheme: texts from the core, pictures from the charts, layout from the template."""

from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil

import numpy as np
from markupsafe import Markup
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from routeplanner.report import Report
from routeplanner.sheet.prep import SEA_TILE, Sheet
from routeplanner.sheet.when import Clock
from routeplanner.terrain import Store
from routeplanner.units import Units
from routeplanner.words import _
from ui import assets, presenting
from ui.charts import profile
from ui.charts.values import ProfileStyle, StationMark
from ui.map.answers import Answer, Reply
from ui.map.tiles import Heights, Relief
from ui.printing import ground
from ui.printing import map as mapping
from ui.printing.field import Field, field
from ui.printing.paper import MAP_WIDTH, Paper, Room
from ui.printing.template import bar, environment, figure, icon
from ui.printing.vector import svg
from ui.relief import relief_heights

FIVE_DIGITS = 9_000.0  # from here on elevations may be wider than the chart expects
MOST_STATIONS = 14  # that the profile names
FONT_FILES = {f"Inter-{weight}.woff2" for weight in ("Regular", "Medium", "SemiBold", "Bold")}


@dataclass(frozen=True, eq=False)
class SheetPage:
    """Answers `routeplanner://sheet…/`. Without `room` the page has no pictures: it is there to be measured."""

    report: Report
    units: Units
    sheet: Sheet
    store: Store
    paper: Paper
    room: Room | None = None

    def with_room(self, room: Room) -> "SheetPage":
        return replace(self, room=room)

    def draw(self) -> None:
        """Make the texts and pictures now rather than when they are asked for."""
        _made = self.html, self.css

    def __call__(self, path: str) -> Answer:
        if path == "sheet.html":
            return Reply("text/html; charset=utf-8", self.html.encode())
        if path == "sheet.css":
            return Reply("text/css; charset=utf-8", self.css.encode())
        if path in FONT_FILES:
            return Reply("font/woff2", assets.path(f"style/{path}").read_bytes())
        if path == "ground.jpg" and self.room is not None:
            return self._ground
        return None

    @cached_property
    def html(self) -> str:
        """The page's text."""
        return (
            environment()
            .get_template("sheet.html")
            .render(
                sheet=self.sheet,
                language="en",
                room=self.room,
                warning=icon("triangle-alert", "warning"),
                figures={code: figure(code) for code, _name, _text in self.sheet.techniques},
                bars=self._bars(),
                profiled=self.profiled,
                **self._pictures(),
            )
        )

    @cached_property
    def css(self) -> str:
        """The page's style."""
        width, _height = self.paper.room
        return environment().get_template("sheet.css").render(footer=self.sheet.footer, width=width)

    @property
    def profiled(self) -> bool:
        """Whether there is a profile to draw."""
        return self.report.has_elevation

    def _pictures(self) -> dict[str, object]:
        room = self.room
        if room is None:
            empty = svg(int(MAP_WIDTH * self.paper.room[0]), 1, lambda _painter, _rect: None)
            return {"map": empty, "relief": "", "profile": ""}
        covered = Relief(self.heights, self.spacing).covers(*self.field.window.degrees())
        credit = self._credit() if covered else ""
        drawn = svg(
            room.map_width,
            room.map_height,
            lambda painter, rect: mapping.draw(painter, rect, self.report, self.field, credit, self.units),
        )
        return {
            "map": drawn,
            "relief": "ground.jpg" if covered else "",
            "profile": svg(self.paper.room[0], room.profile_height, self._profile) if self.profiled else "",
        }

    def _profile(self, painter: QPainter, rect: QRectF) -> None:
        values = presenting.profile_values(self.report, self.units)
        start = self.report.entry.start
        first = StationMark(0.0, _("Start"), Clock(start).at(0.0) if start else "", "start")
        values = replace(values, stations=(first, *told(values.stations)))
        if float(np.nanmax(values.elevation)) / self.units.short >= FIVE_DIGITS:
            rect = rect.adjusted(7.0, 0.0, 0.0, 0.0)
        profile.draw(painter, rect, values, ProfileStyle(look="print", legend=True))

    def _bars(self) -> dict[int, Markup]:
        block = self.sheet.training
        return {week.number: bar(week.short_share, week.long_share) for week in block.weeks} if block else {}

    # the ground of the map

    @cached_property
    def field(self) -> Field:
        """Where the map's things are."""
        if self.room is None:
            raise ValueError("a page without room has no map")
        return field(self.report, self.room.map_width, self.room.map_height)

    @cached_property
    def heights(self) -> Heights:
        return relief_heights(self.store)

    @property
    def spacing(self) -> float:
        """[deg] of the elevation's nodes."""
        return (self.report.profile.resolution or 3.0) / 3600.0

    def _ground(self) -> Reply:
        return Reply("image/jpeg", ground.picture(self.heights, self.spacing, self.field.window))

    def _credit(self) -> str:
        source = _("relief invented") if SEA_TILE in self.report.profile.tiles else _("relief NASA SRTM")
        return ", ".join(part for part in (ground.contours(self.field.window), source) if part)


def told(stations: tuple[StationMark, ...]) -> tuple[StationMark, ...]:
    """Of many stations every k-th, counted from the finish: all would hide the profile, and the table has them."""
    every = max(1, ceil(len(stations) / MOST_STATIONS))
    return stations[::-1][::every][::-1]
