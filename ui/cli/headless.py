"""`routeplanner` without a screen: the same job as text, a PDF and a picture of the window."""

from pathlib import Path

from routeplanner.errors import PlannerError
from routeplanner.report import Memory, build_report
from routeplanner.units import Units
from routeplanner.words import _
from ui import opening, preferences
from ui.cli import text
from ui.cli.out import complain, put

SHEET, PICTURE = Path("prep-sheet.pdf"), Path("window.png")


def run(files: list[str]) -> int:
    """Descents and plan of each file, or of the sample; then the sheet and the window of the first one."""
    wishes = preferences.load()
    store = opening.store()
    inputs = opening.inputs(wishes, store)
    units, memory = Units(wishes.units), Memory()
    put(_("There is no screen here, so this is the job without a window."))
    status, reports = 0, []
    for path in files or [""]:
        try:
            course = opening.open_courses(Path(path))[0] if path else opening.samples()[0]
            report = build_report(course, course.entry, inputs, memory)
        except PlannerError as error:
            complain(f"{path}: {error}")
            status = 1
            continue
        put(text.analysis(report, units))
        put(text.plan(report, units))
        reports.append(report)
    if not reports:
        return status
    from ui.printing.offscreen import print_sheet
    from ui.self_portrait import portray

    print_sheet(reports[0], units, store, wishes.paper, SHEET)
    portray([Path(f) for f in files], PICTURE)
    put(_("Wrote {sheet} and {picture} in this folder.").format(sheet=SHEET, picture=PICTURE))
    return status
