"""Asks how far a simplified line may be off, and says beforehand what it would be."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from routeplanner import units
from routeplanner.errors import PlannerError
from routeplanner.units import Units
from routeplanner.words import _
from ui.panels.asked import Asked
from ui.panels.asking import Asking
from ui.panels.parts import words

if TYPE_CHECKING:
    from routeplanner.report.thinning import Thinned

LEAST, MOST = 0.5, 500.0  # [m] that a tolerance may be [D]
CALM = 250  # [ms] without a key, before a tolerance is tried


class AskTolerance(Asking):
    """`tolerance_wanted(metres)` is answered by `show_result`; `given(Thinned)`."""

    tolerance_wanted = Signal(float)

    def __init__(self, tolerance: float, u: Units, parent: QWidget | None = None) -> None:
        super().__init__(_("Simplify the line"), _("Simplify"), parent)
        self._units = u
        self._found: Thinned | None = None
        self.tolerance = Asked(_("Off the line at most"), self._read, u.short_name)
        self.tolerance.show_value(tolerance, units.decimal(tolerance / u.short, 0 if u.short < 1.0 else 1))
        self.tolerance.edit.setMaximumWidth(150)
        self.points, self.off, self.descent = words(), words(), words()
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self.ask)
        self.tolerance.edit.textEdited.connect(self._on_typed)
        for part in (self.tolerance, self.points, self.off, self.descent):
            self.body.addWidget(part)
        self._wait()
        self.tolerance.edit.selectAll()
        self.tolerance.edit.setFocus()

    def _read(self, text: str) -> float:
        """Metres. Raises PlannerError."""
        try:
            metres = units.parse_descent(text, self._units)
        except PlannerError as error:
            hint = _("Write it such as 5 m or 15 ft.")
            raise PlannerError(_("“{text}” is no distance.").format(text=text), hint) from error
        if not LEAST <= metres <= MOST:
            u = self._units
            least, most = f"{units.decimal(LEAST / u.short, 1)} {u.short_name}", u.height(MOST)
            raise PlannerError(_("It can be {least} to {most}.").format(least=least, most=most))
        return metres

    def _on_typed(self) -> None:
        self._wait()
        self._calm.start()

    def _wait(self) -> None:
        self._found = None
        self.ok.setEnabled(False)
        self.points.setText(_("Simplifying…"))
        self.off.clear()
        self.descent.clear()

    def ask(self) -> None:
        """Want what is typed now."""
        try:
            metres = self.tolerance.value()
        except PlannerError:
            self.points.clear()
            return
        self.tolerance_wanted.emit(metres)

    def show_result(self, found: "Thinned") -> None:
        """What the tolerance that was wanted last gives."""
        u, s = self._units, found.simplified
        self._found = found
        before, after = units.whole(s.before), units.whole(s.after)
        self.points.setText(_("{before} → {after} points").format(before=before, after=after))
        off, high = (f"{units.decimal(x / u.short, 1)} {u.short_name}" for x in (s.error, s.height_error))
        self.off.setText(_("At most {off} off the line, {high} in elevation").format(off=off, high=high))
        self.descent.setText(self._descent_words(found))
        said = "\n".join(label.text() for label in (self.points, self.off, self.descent))
        self.tolerance.edit.setAccessibleDescription(said)
        self.ok.setEnabled(s.after < s.before)

    def _descent_words(self, found: "Thinned") -> str:
        u, before, after = self._units, found.descent_before, found.descent_after
        if not before > 0.0:
            return ""
        words = _("Descent {before} → {after} ({change})")
        change = f"{units.decimal(100.0 * (after / before - 1.0), 1)} %"
        return words.format(before=u.height(before), after=u.height(after), change=change)

    def answer(self) -> "Thinned | None":
        """What was shown last; None while it is not for what is typed."""
        return self._found
