"""Every command of the window: its words, key and icon, in one place; menus, toolbar and the shortcut page read it."""

from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from routeplanner.words import _
from ui.style import icons
from ui.style.palette import Theme


@dataclass(frozen=True, slots=True)
class Command:
    """`key` is a portable shortcut text, empty for none; `icon` a name of resources/icons, empty for none."""

    name: str
    text: str
    key: str = ""
    icon: str = ""
    checkable: bool = False


def menus() -> tuple[tuple[str, tuple[Command | None, ...]], ...]:
    """Menus in order; None is a separator."""
    return (
        (
            _("File"),
            (
                Command("open", _("Open…"), "Ctrl+O", "folder-open"),
                Command("new", _("New route"), "Ctrl+N", "plus"),
                Command("sample", _("Open the sample"), "", "mountain"),
                Command("kept", _("Kept courses and trash…"), "Ctrl+Shift+O"),
                Command("save", _("Save"), "Ctrl+S"),
                Command("rename", _("Rename course…"), "F2"),
                Command("duplicate", _("Duplicate course")),
                None,
                Command("export", _("Export…"), "Ctrl+E", "file-down"),
                Command("print", _("Print sheet…"), "Ctrl+P", "printer"),
                None,
                Command("close", _("Close course"), "Ctrl+W"),
                Command("delete", _("Delete course")),
                Command("quit", _("Quit"), "Ctrl+Q"),
            ),
        ),
        (
            _("Edit"),
            (
                Command("undo", _("Undo"), "Ctrl+Z", "undo-2"),
                Command("redo", _("Redo"), "Ctrl+Y", "redo-2"),
                None,
                Command("copy", _("Copy the range, or the whole course"), "Ctrl+C"),
                Command("paste", _("Paste at the end of the course"), "Ctrl+V"),
                None,
                Command("range_start", _("Start the range at the cursor"), "["),
                Command("range_end", _("End the range at the cursor"), "]"),
                Command("range_name", _("Name the range…"), "Shift+R"),
                Command("range_crop", _("Crop to the range")),
                Command("range_remove", _("Remove the range"), "Ctrl+Del"),
                None,
                Command("runner", _("Runner and settings…"), "Ctrl+,"),
            ),
        ),
        (
            _("View"),
            (
                Command("fit", _("Show the whole route"), "0", "maximize"),
                Command("fit_selection", _("Show the selected range or descent"), "F"),
                Command("compare", _("Compare"), "5", "arrow-left-right", True),
                None,
                Command("tab_1", _("Descents"), "1"),
                Command("tab_2", _("Pace"), "2"),
                Command("tab_3", _("Stride"), "3"),
                Command("tab_4", _("Training"), "4"),
                None,
                Command("next", _("Next descent"), "J"),
                Command("previous", _("Previous descent"), "K"),
                Command("clear", _("Clear the selection"), "Esc"),
                None,
                Command("theme_system", _("Theme of the desktop"), checkable=True),
                Command("theme_light", _("Light"), checkable=True),
                Command("theme_dark", _("Dark"), checkable=True),
                None,
                Command("units_km", _("Kilometres and metres"), checkable=True),
                Command("units_mi", _("Miles and feet"), checkable=True),
                None,
                Command("pane_courses", _("List of courses"), "Ctrl+L", checkable=True),
                Command("pane_line", _("Points, stations and descents"), "L", checkable=True),
                Command("pane_profile", _("Profile"), checkable=True),
                Command("pane_inspector", _("Descents and plan"), checkable=True),
                Command("next_pane", _("Next pane"), "F6"),
                Command("full_screen", _("Full screen"), "F11", checkable=True),
            ),
        ),
        (
            _("Route"),
            (
                Command("draw", _("Draw"), "D", "spline", True),
                Command("snap", _("Let new legs follow trails"), "S", "magnet", True),
                Command("add_point", _("Add a point mid-map"), "Ins"),
                Command("point_at", _("Add points at coordinates…"), "Shift+A"),
                Command("next_point", _("Next point of the line"), "N"),
                Command("previous_point", _("Previous point of the line"), "Shift+N"),
                Command("delete_point", _("Delete the chosen point"), "Del"),
                Command("switch_leg", _("Leg to this point: straight or on trails"), "Shift+S"),
                Command("point_menu", _("More for the chosen point…"), "M"),
                None,
                Command("reverse", _("Reverse"), "R", "arrow-left-right"),
                Command("out_and_back", _("Out and back")),
                Command("close_loop", _("Close the loop")),
                Command("start_here", _("Start the loop at the cursor"), "Shift+X"),
                Command("laps", _("Laps…")),
                Command("split", _("Split at the cursor"), "X"),
                Command("join", _("Join with…")),
                Command("replace_line", _("Replace the line, keep everything…")),
                Command("take_marks", _("Take stations and grades of…")),
                Command("remove_spikes", _("Remove spikes")),
                Command("simplify", _("Simplify…")),
                None,
                Command("station", _("Add station at the cursor…"), "A"),
                None,
                Command("elevation_auto", _("Elevation: choose for me"), checkable=True),
                Command("elevation_recorded", _("Elevation: recorded in the file"), checkable=True),
                Command("elevation_srtm", _("Elevation: SRTM"), checkable=True),
                Command("get_elevation", _("Get elevation for this course"), "", "mountain"),
            ),
        ),
        (
            _("Race"),
            (
                Command("race", _("Race…"), "Ctrl+R", "calendar-days"),
                Command("next_entry", _("Show the next entry"), "Ctrl+Shift+R"),
                Command("grade", _("Grade the selected range or descent, then 1 to 5"), "T"),
                Command("kind", _("This is my run, not a course"), checkable=True),
            ),
        ),
        (
            _("Help"),
            (
                Command("shortcuts", _("Keys"), "F1"),
                Command("numbers", _("How numbers are made")),
                Command("about", _("About Routeplanner")),
            ),
        ),
    )


class Actions:
    """The QActions of a window, by name: `actions["open"]`."""

    def __init__(self, window: QMainWindow) -> None:
        self._actions: dict[str, QAction] = {}
        self._icons: dict[str, str] = {}
        for title, commands in menus():
            menu = window.menuBar().addMenu(title)
            for command in commands:
                if command is None:
                    menu.addSeparator()
                    continue
                action = QAction(command.text, window)
                action.setObjectName(command.name)
                action.setCheckable(command.checkable)
                if command.key:
                    action.setShortcut(QKeySequence(command.key))
                menu.addAction(action)
                self._actions[command.name] = action
                if command.icon:
                    self._icons[command.name] = command.icon

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def dress(self, theme: Theme) -> None:
        """Icons in the colours of a theme."""
        for name, icon in self._icons.items():
            self._actions[name].setIcon(icons.icon(icon, theme))

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Key and words of every command that has one, for the shortcut page."""
        return tuple(
            (QKeySequence(command.key).toString(QKeySequence.SequenceFormat.NativeText), command.text)
            for _title, commands in menus()
            for command in commands
            if command is not None and command.key
        )
