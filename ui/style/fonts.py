"""Inter, bundled, with figures of one width; DejaVu Sans where it cannot be loaded."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QPaintDevice

from ui import assets

FAMILIES = ["Inter", "DejaVu Sans"]
FILES = ("Inter-Regular.woff2", "Inter-Medium.woff2", "Inter-SemiBold.woff2", "Inter-Bold.woff2")

# Sizes [px, 1/96 inch] of design.md §5
KEY_FIGURE, TITLE, NAME, BODY, SECONDARY, AXIS = 20.0, 15.0, 13.0, 12.0, 11.0, 10.5
PRINT_BODY, PRINT_AXIS = 8.6 * 96 / 72, 8.0 * 96 / 72

REGULAR, MEDIUM, SEMIBOLD, BOLD = (
    QFont.Weight.Normal,
    QFont.Weight.Medium,
    QFont.Weight.DemiBold,
    QFont.Weight.Bold,
)


def load() -> bool:
    """Make the bundled fonts known, once; False where one of them could not be read."""
    if QGuiApplication.instance() is None:  # the font database would abort
        raise RuntimeError("fonts need the application first")
    return _load()


@cache
def _load() -> bool:
    return all(QFontDatabase.addApplicationFont(str(assets.path(f"style/{name}"))) >= 0 for name in FILES)


def font(size: float, weight: QFont.Weight = REGULAR, device: QPaintDevice | None = None) -> QFont:
    """Inter of `size` [1/96 inch when painted on `device`, else on the screen]."""
    load()
    dpi = device.logicalDpiY() if device is not None else QGuiApplication.primaryScreen().logicalDotsPerInchY()
    made = QFont(FAMILIES)
    made.setPointSizeF(size * 72.0 / dpi)  # pixels would have to be whole, and 10.5 is not
    made.setWeight(weight)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
