"""The page of Compare: sentences, profiles, key descents, bars and the table, each on a card of its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QPushButton, QScrollArea, QVBoxLayout, QWidget

from routeplanner.report import Alike, Comparison, key_descents
from routeplanner.sheet import comparing
from routeplanner.units import Units
from routeplanner.words import _
from ui.panels import compare_charts as charts
from ui.panels import compare_parts as parts
from ui.panels.table import Table

FIRST = 4  # key descents that are shown before one asks for all
FIGURE = {2: 140, 3: 124, 4: 104}  # [px] width of a column of figures, by the number of courses
WIDE = {2: 800, 3: 940, 4: 1160}  # [px] from here on bars and table stand beside each other


class ComparePage(QScrollArea):
    """`scaled()` when a scale that `scales` tells has changed."""

    scaled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._value: Comparison | None = None
        self._units = Units()
        self._alike: tuple[Alike, ...] = ()
        self._anchor: charts.LinedUp = "crest"
        self._all = False
        self.table: Table | None = None
        self.sentences, self.key = parts.Sentences(), parts.Key()
        self.overlay, self.descents, self.bands = charts.Overlay(), charts.Descents(), charts.Bands()
        self._said = parts.Card(_("What the race has and the others lack"), self.sentences)
        self._over = parts.Card(_("Profiles"), self.key, self.overlay)
        self._keys = parts.Card(_("Key race descents beside the most alike"), self.descents)
        self._by_gradient, self._figures = parts.Card("", self.bands), parts.Card(_("Differences"))
        self._make_controls()
        self._lay_out()
        for chart in (self.overlay, self.descents):
            chart.scaled.connect(self.scaled)

    def show_comparison(self, value: Comparison, left_out: int, u: Units) -> None:
        """At most four courses, the race first; `left_out` more are ticked."""
        self._value, self._units = value, u
        too_many = _("{n} more are not shown: four can be told apart").format(n=left_out)
        self._said.remark.say(too_many if left_out else "")
        self.sentences.show_sentences(comparing.sentences(value, u), value.names[1:])
        self.key.show_names(value.names)
        self.overlay.show_courses(value, u)
        above = _("from the start, elevation above it in {unit}").format(unit=u.short_name)
        self._over.remark.say(above, _("from the start"))
        self._alike = key_descents(value)
        self._show_descents()
        self.bands.show_metres(value, u)
        self._by_gradient.title.setText(_("Descent by gradient, {unit}").format(unit=u.short_name))
        self._show_figures(value)
        self.arrange()
        self.scaled.emit()

    def scales(self) -> list[str]:
        """The scale of the profiles and that of the descents, as far as there are any."""
        named = ((_("Profiles: {scale}"), self.overlay.scale), (_("Descents: {scale}"), self.descents.scale))
        return [words.format(scale=scale.text(self._units)) for words, scale in named if scale is not None]

    def arrange(self) -> None:
        """Bars and table beside each other where there is room for both."""
        beside = self._value is not None and self.width() >= WIDE[len(self._value.reports)]
        self._pair.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    # places

    def _make_controls(self) -> None:
        self.crest, self.foot, self.all = (
            QPushButton(_("From the crest")),
            QPushButton(_("From the foot")),
            QPushButton(),
        )
        self.all.setProperty("link", "true")
        self.all.clicked.connect(self._show_all)
        group = QButtonGroup(self)
        for button in (self.crest, self.foot):
            button.setProperty("segment", "true")
            button.setCheckable(True)
            group.addButton(button)
        self.crest.setChecked(True)
        group.buttonClicked.connect(self._line_up)
        head = self._keys.head
        head.setSpacing(0)
        head.insertSpacing(1, 10)
        head.addWidget(self.all)
        head.addSpacing(10)
        for button in (self.crest, self.foot):
            head.addWidget(button)

    def _lay_out(self) -> None:
        self._figures.remark.say(_("load of the course alone, without a pace"), _("course load"))
        self._pair = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._pair.setSpacing(12)
        self._pair.addWidget(self._by_gradient, 2)
        self._pair.addWidget(self._figures, 3)
        content = QWidget()
        content.setProperty("surface", "window")
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        for card in (self._said, self._over, self._keys):
            column.addWidget(card)
        column.addLayout(self._pair)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that its keys scroll it
        self.setAccessibleName(_("Comparison"))
        self.setWidget(content)

    # what is shown

    def _show_descents(self) -> None:
        if self._value is None:
            return
        known = len(self._alike)
        shown = self._alike if self._all else self._alike[:FIRST]
        self._keys.setVisible(known > 0)
        self.all.setVisible(known > FIRST)
        self.all.setText(_("Show the first {n}").format(n=FIRST) if self._all else _("Show all {n}").format(n=known))
        self._keys.remark.say(_("largest load first; alike in drop and mean gradient"), _("largest load first"))
        value, u = self._value, self._units
        self.descents.show_descents([charts.beside(value, a, u) for a in shown], self._anchor, u)

    def _show_figures(self, value: Comparison) -> None:
        count = len(value.reports)
        if self.table is None or self.table.model().columnCount() != count + 1:
            if self.table is not None:
                self._figures.body.removeWidget(self.table)
                self.table.deleteLater()
            self.table = Table(_("Differences"), [""] * (count + 1), [0, *[FIGURE[count]] * count])
            self._figures.body.insertWidget(1, self.table)
        self.table.show_rows(parts.rows(value, self._units))

    # what is asked

    def _line_up(self, button: QPushButton) -> None:
        self._anchor = "crest" if button is self.crest else "foot"
        self._show_descents()
        self.scaled.emit()

    def _show_all(self) -> None:
        self._all = not self._all
        self._show_descents()
        self.scaled.emit()
